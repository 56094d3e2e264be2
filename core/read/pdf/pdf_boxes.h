/* pdf_boxes.h - the output of `pdftotext -bbox`: words with their boxes, page by page. For this
 * layer only. */
#ifndef BAO_READ_PDF_BOXES_H
#define BAO_READ_PDF_BOXES_H

#include "read/pdf/pdf_page.h"

typedef struct bao__boxes {
    bao__pdf_page *page;
    bool (*whole)(void *ud, bao__pdf_page *page); /* told of each whole page; false ends it all */
    void *ud;
    uint32_t pages, most; /* that began; that are read */
} bao__boxes;

/* Reads all of the output. */
void bao__boxes_read(bao__boxes *boxes, bao_span output);

#endif
