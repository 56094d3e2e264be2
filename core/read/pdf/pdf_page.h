/* pdf_page.h - what one page of a PDF paints: glyphs, ruling lines, filled areas, each where a
 * reader sees it, in points from the upper left corner. For this layer only. */
#ifndef BAO_READ_PDF_PAGE_H
#define BAO_READ_PDF_PAGE_H

#include "base/arena.h"
#include "base/span.h"

typedef struct bao__pdf_rect {
    float left, top, right, bottom;
} bao__pdf_rect;

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct bao__pdf_matrix {
    float a, b, c, d, e, f;
} bao__pdf_matrix;

/* Why nobody sees a glyph. */
typedef enum bao__pdf_sight {
    BAO__PDF_SEEN,
    BAO__PDF_TWICE,     /* the same glyph stands at the same place: false bold */
    BAO__PDF_CLIPPED,   /* outside its clip or the page */
    BAO__PDF_INVISIBLE, /* painted by no means: the text of a scan */
    BAO__PDF_WHITE,     /* in the colour of its ground */
    BAO__PDF_COVERED,   /* something was painted over it */
    BAO__PDF_SIGHT_COUNT
} bao__pdf_sight;

/* Quarter turns of the direction that glyphs follow each other in. */
#define BAO__PDF_ASKEW 4

typedef struct bao__pdf_glyph {
    float left, right; /* along the line, right of the page's left edge */
    float base;        /* its baseline, below the page's upper edge */
    float size;        /* of its font, in points */
    uint32_t c;        /* U+FFFD: the font does not say */
    uint32_t order;    /* in which the page paints */
    uint8_t sight;     /* bao__pdf_sight */
    uint8_t turn;      /* 0 to 3, or ASKEW; 1: letters follow each other downwards */
    bool pale;         /* nearly white */
    bool faint;        /* light, as watermarks are */
    bool artifact;     /* marked as no part of the text */
    uint32_t place;    /* free for those who arrange glyphs */
} bao__pdf_glyph;

/* A ruling line: horizontal at y, or vertical at x. */
typedef struct bao__pdf_rule {
    float at, from, to;
} bao__pdf_rule;

typedef struct bao__pdf_rules {
    bao__pdf_rule *items;
    size_t count, capacity;
} bao__pdf_rules;

/* An opaque area. */
typedef struct bao__pdf_fill {
    bao__pdf_rect area;
    uint32_t order;
    bool pale;
    bool image;
} bao__pdf_fill;

/* Clips inside clips; what is deeper is as the deepest. */
#define BAO__PDF_CLIPS 64

/* Comparisons that a document may cost; 113 pages of budget tables take 1 million. */
#define BAO__PDF_WORK ((uint64_t)200000000)

/* Pictures of a page that are told of. */
#define BAO__PDF_PICTURES 16

typedef struct bao__pdf_page {
    bao_arena *arena;   /* of what is kept from page to page */
    bao_arena *scratch; /* for those who look at the page; emptied when the next begins */
    uint32_t number;    /* from 1 */
    float width, height;
    bao__pdf_glyph *glyphs;
    size_t glyph_count, glyph_capacity;
    bao__pdf_rules across, down; /* horizontal, vertical */
    bao__pdf_fill *fills;
    size_t fill_count, fill_capacity;
    bao__pdf_rect pictures[BAO__PDF_PICTURES]; /* the larger ones */
    unsigned picture_count;
    float image_share; /* of the page that pictures cover, added up */
    uint32_t order;
    bao__pdf_rect clips[BAO__PDF_CLIPS];
    unsigned depth;
    uint64_t masks;                        /* a bit for each clip that is one */
    uint32_t sights[BAO__PDF_SIGHT_COUNT]; /* glyphs by why they are not seen */
    uint32_t letters_unseen;               /* the same for other characters */
    uint32_t digits_unseen;                /* digits among those neither seen nor painted twice */
    uint32_t *fields;                      /* see bao__pdf_mark_twice */
    size_t field_capacity;
    uint64_t work; /* comparisons so far, of all pages: what is made to be slow is refused */
    bool failed;   /* out of memory */
} bao__pdf_page;

/* Begins the next page in the same memory. */
void bao__pdf_page_start(bao__pdf_page *page, float width, float height);

/* A clip inside the last one (a `mask` lets only a part of its area through); taking it back. */
void bao__pdf_page_clip(bao__pdf_page *page, bao__pdf_rect area, bool mask);
void bao__pdf_page_unclip(bao__pdf_page *page);

/* Adds a glyph whose origin is (x, y) and whose advance is `advance`. */
void bao__pdf_page_glyph(bao__pdf_page *page, bao__pdf_glyph glyph, float x, float y,
                         const float advance[2]);

/* A painted area, or the line that it is when it is thin. */
void bao__pdf_page_fill(bao__pdf_page *page, bao__pdf_rect area, bool pale, bool opaque);

/* A painted picture. */
void bao__pdf_page_image(bao__pdf_page *page, bao__pdf_rect area, bool opaque);

/* A shading over all of the last clip. */
void bao__pdf_page_shade(bao__pdf_page *page);

/* A stroke from one point to the other. */
void bao__pdf_page_stroke(bao__pdf_page *page, const float from[2], const float to[2], bool pale);

/* The page is whole: turns it so that most glyphs stand upright, says which are seen, joins its
 * ruling lines. */
void bao__pdf_page_end(bao__pdf_page *page);

/* Marks glyphs that stand where the same one was painted before. False when out of memory. */
bool bao__pdf_mark_twice(bao__pdf_page *page);

#endif
