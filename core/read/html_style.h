/* html_style.h - what attributes and style sheets say of how an element is shown. For this layer
 * only. */
#ifndef BAO_READ_HTML_STYLE_H
#define BAO_READ_HTML_STYLE_H

#include "base/arena.h"
#include "base/span.h"

/* A background that is no plain colour; a colour that is not said. */
#define BAO__NO_COLOUR UINT32_MAX

/* What is said of one element. All zero but the colours: nothing is. */
typedef struct bao__shown {
    bool hides;          /* not shown, wherever it stands */
    bool raised;         /* a superscript */
    bool lifted;         /* stands higher than its line, by some length */
    bool squeezed;       /* no higher or wider than a pixel, which hides with `clipped` */
    bool clipped;        /* overflow: hidden */
    bool displayed;      /* display or visibility says so; `hides` of an earlier rule ends */
    uint16_t size;       /* of its letters, tenths of a pixel; 0: not said */
    uint16_t percent;    /* the same as a share of the size around it; 0: not said */
    uint32_t colour;     /* 0xRRGGBB */
    uint32_t background; /* likewise */
} bao__shown;

/* Nothing is said. */
static inline bao__shown bao__shown_none(void)
{
    return (bao__shown){.colour = BAO__NO_COLOUR, .background = BAO__NO_COLOUR};
}

/* Adds the declarations of a style attribute or of a rule. */
void bao__style_read(bao_span style, bao__shown *shown);

/* A colour as CSS or a bgcolor attribute writes it; BAO__NO_COLOUR when it is none that we know.
 * *transparent: it is not seen at all. */
uint32_t bao__style_colour(bao_span value, bool *transparent);

/* Two colours that nobody tells apart. */
bool bao__style_alike(uint32_t a, uint32_t b);

/* The rules of a page's <style> elements that say something of the above, by the one class, id or
 * element they are for. Rules for elements inside others, of @media and the like are passed over.
 */
typedef struct bao__sheet {
    struct bao__sheet_rule *rules;
    size_t count, capacity;
    bool failed; /* out of memory */
} bao__sheet;

/* Adds the rules of one <style> element. Its names are borrowed. */
void bao__sheet_read(bao__sheet *sheet, bao_arena *arena, bao_span css);

/* Adds what the sheet says of an element with these attributes; `tag` is its name as written. */
void bao__sheet_apply(const bao__sheet *sheet, bao_span tag, bao_span id, bao_span classes,
                      bao__shown *shown);

/* One of the blank-separated words of `classes` holds `word` (in lower case). */
bool bao__class_holds(bao_span classes, const char *word);

/* A link leads to a document that is no page: .pdf, .docx, .xls, .zip and the like. */
bool bao__names_file(bao_span href);

#endif
