/* listing.h - tables that list indicators: a name, its figure, its growth. Nobody prescribes them,
 * so they are not forms (grid.h): which rows and columns there are differs from report to report,
 * and a row that is not known is somebody else's. What is known of them are the names of rows and
 * the words in the heads of columns; a figure is taken only when its unit is printed somewhere. */
#ifndef BAO_LISTING_H
#define BAO_LISTING_H

#include "extract/cell.h"

/* A row that is known. */
typedef struct bao_listing_row {
    uint32_t value, growth; /* indicators of its figure and of its growth, or BAO_NONE */
    uint32_t under;         /* number of the row that must stand above it, or BAO_NONE */
    const bao_span *labels; /* as bao_label_normal makes them */
    uint32_t label_count;
    bao_words columns; /* of which the head of its figure must hold one; none: any */
} bao_listing_row;

/* Arrays are borrowed. */
typedef struct bao_listing {
    const char *name;
    uint32_t rule; /* number that mentions carry */
    const bao_listing_row *rows;
    uint32_t row_count;
    bao_words growth;      /* in the head of a column of growth: 增长, 增速 */
    bao_words falls;       /* in the head of one that says how much it fell: 降幅 */
    bao_words other;       /* in the head of a column that is neither: 比重 */
    bao_words other_first; /* the head of another one begins with one: 上年 */
    bao_words unit;        /* in the head of a column of units: 单位 */
    bao_words prefer;      /* of several columns of figures, the one whose head has one: 全市 */
    bao_words not_in;      /* a table whose title has one is not read: 市区 */
    bao_words same;        /* cells that say no growth: 持平 */
} bao_listing;

/* Reads every table of the report: a mention for each figure and each growth of a row that is
 * known. False when out of memory. */
bool bao_listing_read(const bao_listing *listing, const bao_cells *cells, const bao_report *report,
                      bao_facts *facts);

#endif
