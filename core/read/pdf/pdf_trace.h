/* pdf_trace.h - the output of `mutool trace` as pages, piece by piece. For this layer only. */
#ifndef BAO_READ_PDF_TRACE_H
#define BAO_READ_PDF_TRACE_H

#include "read/pdf/pdf_page.h"

/* A tag of more bytes is passed over. */
#define BAO__TRACE_TAG 1024

/* Corners of a path that are looked at. */
#define BAO__TRACE_CORNERS 16

/* Things inside things, some of them marked, as far as 64 deep. */
typedef struct bao__nest {
    unsigned depth;
    uint64_t bits;
} bao__nest;

typedef struct bao__trace {
    bao__pdf_page *page;
    bool (*whole)(void *ud, bao__pdf_page *page); /* told of each whole page; false ends it all */
    void *ud;
    uint32_t pages;     /* that began */
    uint64_t glyphs;    /* of all pages */
    uint32_t most;      /* pages; those after are not read */
    bool in_page, over; /* over: `whole` wanted no more, or `most` was reached */

    char tag[BAO__TRACE_TAG]; /* the open one */
    size_t tag_size;
    bool in_tag;

    int what;                /* the element that glyphs or a path belong to */
    bao__pdf_matrix matrix;  /* of it */
    bao__pdf_matrix letters; /* of its span */
    float trm[4];
    bool pale, faint, opaque;
    unsigned masks, tiles;
    bao__nest layers; /* marked: no part of the text, a page number */
    bao__nest groups; /* marked: let through what is below */
    float corners[BAO__TRACE_CORNERS][2];
    unsigned corner_count;
    bool curved;
    bao__pdf_rect box; /* of the path so far */
    bool boxed;
} bao__trace;

/* Takes the next piece of output. False when it is over. */
bool bao__trace_feed(bao__trace *trace, bao_span piece);

#endif
