/* html_token.h - a page as tags and runs of text, as the HTML standard cuts it. One pass, no
 * copies. For this layer only. */
#ifndef BAO_READ_HTML_TOKEN_H
#define BAO_READ_HTML_TOKEN_H

#include "base/span.h"

/* The elements of html_elements.def: bao__html_td. BAO__HTML_OTHER is any other. */
typedef enum bao__element {
    BAO__HTML_OTHER,
#define ELEMENT(name, looks) bao__html_##name,
#include "read/html_elements.def"
#undef ELEMENT
    BAO__HTML_ELEMENTS
} bao__element;

/* The looks of elements; what they mean is said in html_elements.def. */
enum {
    BAO__SPECIAL = 1,
    BAO__VOID = 2,
    BAO__LINE = 4,
    BAO__CLOSES_P = 8,
    BAO__ENDS = 16,
    BAO__IMPLIED = 32,
    BAO__SCOPE = 64,
    BAO__PART = 128,
    BAO__RAW = 256,
    BAO__BOX = 512,
    BAO__ASIDE = 1024,
    BAO__CONTROL = 2048,
    BAO__BREAKOUT = 4096
};

extern const uint16_t bao__element_looks[BAO__HTML_ELEMENTS];

/* The attributes that are looked at. Of two with one name the first counts. */
typedef enum bao__attribute {
    BAO__ATTR_ID,
    BAO__ATTR_ALT,
    BAO__ATTR_SRC,
    BAO__ATTR_HREF,
    BAO__ATTR_NAME,
    BAO__ATTR_DATA,
    BAO__ATTR_ROLE,
    BAO__ATTR_SIZE,
    BAO__ATTR_COLOUR, /* color */
    BAO__ATTR_STYLE,
    BAO__ATTR_CLASS,
    BAO__ATTR_HIDDEN,
    BAO__ATTR_COLSPAN,
    BAO__ATTR_ROWSPAN,
    BAO__ATTR_CONTENT,
    BAO__ATTR_CHARSET,
    BAO__ATTR_BGCOLOUR, /* bgcolor */
    BAO__ATTR_TYPE,     /* epub:type */
    BAO__ATTR_EQUIV,    /* http-equiv */
    BAO__ATTRIBUTES
} bao__attribute;

typedef enum bao__token {
    BAO__TEXT,     /* `page` is a run of text; with references, unless it is verbatim */
    BAO__START,    /* a start tag */
    BAO__END,      /* an end tag */
    BAO__PAGE_END, /* nothing more */
} bao__token;

typedef struct bao__tokens {
    bao_span page;
    const char *at;
    bool foreign; /* set by the user: inside svg or math, where CDATA is text */

    /* The token. */
    bao_range token;  /* where it stands */
    uint64_t key;     /* of a tag: the first eight letters of its name, in lower case */
    uint16_t element; /* of a tag */
    uint32_t has;     /* of a start tag: bit 1 << attribute for each of those below */
    bool closed;      /* of a start tag: it ends in /> */
    bool verbatim;    /* of text: & is only & */
    bao_range values[BAO__ATTRIBUTES]; /* in the page, with references */

    /* What was odd so far. */
    uint32_t strays, stray_at; /* '<' that begin nothing, and the first of them */
    uint32_t attributes_most;  /* of one tag */
    uint32_t attributes_at;
    uint32_t unclosed_at; /* a comment, tag or script that the page ends in, if any */
    const char *unclosed; /* "a comment"; NULL: nothing is */
} bao__tokens;

/* Before the first token of `page`. */
void bao__tokens_start(bao__tokens *tokens, bao_span page);

/* Goes on to the next token. */
bao__token bao__tokens_next(bao__tokens *tokens);

/* After the start tag of an element whose content is not markup: its content, as far as the end tag
 * (which is the next token) or the end of the page. */
bao_range bao__tokens_raw(bao__tokens *tokens);

/* After <plaintext>: all the rest. */
bao_range bao__tokens_rest(bao__tokens *tokens);

/* The value of an attribute of the last start tag, as it is written; empty when it is not there. */
bao_span bao__tokens_value(const bao__tokens *tokens, bao__attribute attribute);

#endif
