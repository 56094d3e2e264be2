/* docx_table.c - tables of a DOCX file: spans over columns, merged rows, columns that are left out
 * at the ends of a row. */
#include <strings.h>

#include "read/word/docx.h"

/* As many columns as a cell may span (report.h's tables). */
#define COLUMNS_MOST 1000

typedef struct table {
    bao__docx *docx;
    uint32_t *owner; /* by column: item of the cell whose merge goes on below, or BAO_NONE */
    uint32_t column; /* of the next cell */
    uint32_t before; /* item of the cell before in its row, or BAO_NONE */
    uint32_t cells;  /* of the row */
    bool shaded;     /* its style paints it */
} table;

static void warn(const table *t, const char *what)
{
    bao_warn(&t->docx->report->warnings, "SPAN", t->docx->flow.page.out.n, "%s", what);
}

static uint32_t span_of(const table *t, bao_span written)
{
    const long span = bao__xml_number(written, 1);
    if (span < 1 || span > COLUMNS_MOST) {
        warn(t, "a table cell says that it spans no number of columns from 1 to 1000");
        return span < 1 ? 1 : COLUMNS_MOST;
    }
    return (uint32_t)span;
}

/* Columns that the row leaves out before its first cell are blank; behind its last there is
 * nothing.
 */
static void skip(table *t, bao_span written)
{
    const long n = bao__xml_number(written, 0);
    if (n > 0 && n <= COLUMNS_MOST) {
        bao__flow_open_cell(&t->docx->flow, 1, (uint32_t)n);
        bao__flow_close_cell(&t->docx->flow);
        for (long i = 0; i < n && t->column < COLUMNS_MOST; i++) {
            t->owner[t->column++] = BAO_NONE;
        }
    }
}

static bool is_shaded(const bao__xml *tcPr)
{
    const bao_span fill = bao__xml_value(bao__xml_child(tcPr, bao__xml_shd), bao__xml_fill);
    return fill.n == 6 && strncasecmp(fill.p, "ffffff", 6) != 0;
}

/* Text in a cell that another one covers is not shown. */
static void warn_of_covered(const table *t, const bao__xml *node)
{
    for (const bao__xml *child = node->first; child; child = child->next) {
        if (child->name == bao__xml_t && child->first) {
            bao_warn(&t->docx->report->warnings, "HIDDEN_TEXT", t->docx->flow.page.out.n,
                     "text in a table cell that the one above covers was left out");
            return;
        }
        if (child->name != bao__xml_tcPr) {
            warn_of_covered(t, child);
        }
    }
}

static void add_content(table *t, const bao__xml *tc, const bao__xml *tcPr)
{
    bao__docx *docx = t->docx;
    const bool shaded = docx->shaded;
    docx->shaded |= t->shaded || is_shaded(tcPr);
    bao__docx_blocks(docx, tc);
    docx->shaded = shaded;
}

/* The cell goes on with the one above, which then spans one row more. */
static bool goes_on(const table *t, const bao__xml *merge)
{
    const bao_span value = bao__xml_value(merge, bao__xml_val);
    if (!merge || bao_span_equal(value, BAO_SPAN("restart"))) {
        return false;
    }
    if (t->column < COLUMNS_MOST && t->owner[t->column] != BAO_NONE) {
        return true;
    }
    warn(t, "a table cell goes on with one above that is not there");
    return false;
}

static void add_cell(table *t, const bao__xml *tc)
{
    const bao__xml *tcPr = bao__xml_child(tc, bao__xml_tcPr);
    const bao__xml *down = bao__xml_child(tcPr, bao__xml_vMerge);
    const bao__xml *across = bao__xml_child(tcPr, bao__xml_hMerge);
    const uint32_t span = span_of(t, bao__xml_child_value(tcPr, bao__xml_gridSpan));
    bao__flow *flow = &t->docx->flow;
    uint32_t item = BAO_NONE;
    if (across && !bao_span_equal(bao__xml_value(across, bao__xml_val), BAO_SPAN("restart")) &&
        t->before != BAO_NONE && !flow->page.failed) {
        flow->page.items[t->before].colspan =
            (uint16_t)(flow->page.items[t->before].colspan + span);
        item = t->before;
    } else if (goes_on(t, down)) {
        item = t->owner[t->column];
        bao__flow_extend(flow, item);
        warn_of_covered(t, tc);
        t->before = item;
    } else {
        item = bao__flow_open_cell(flow, 1, span);
        add_content(t, tc, tcPr);
        bao__flow_close_cell(flow);
        t->before = item;
    }
    for (uint32_t i = 0; i < span && t->column < COLUMNS_MOST; i++) {
        /* only the first column of a merge is asked for again */
        t->owner[t->column++] = down && i == 0 ? item : BAO_NONE;
    }
}

/* Cells, and the tags they may stand in. */
static void add_cells(table *t, const bao__xml *node)
{
    for (const bao__xml *child = node->first; child && !t->docx->failed; child = child->next) {
        if (child->name == bao__xml_tc) {
            add_cell(t, child);
        } else if (child->name == bao__xml_AlternateContent) {
            const bao__xml *choice = bao__docx_choice(child);
            if (choice) {
                add_cells(t, choice);
            }
        } else if (child->name != bao__xml_trPr && child->name != bao__xml_del) {
            add_cells(t, child);
        }
    }
}

static void add_row(table *t, const bao__xml *tr)
{
    const bao__xml *trPr = bao__xml_child(tr, bao__xml_trPr);
    if (bao__xml_child(trPr, bao__xml_del)) {
        return;
    }
    if (bao__xml_is_on(trPr, bao__xml_hidden)) {
        bao_warn(&t->docx->report->warnings, "HIDDEN_TEXT", t->docx->flow.page.out.n,
                 "a hidden row of a table was left out");
        return;
    }
    t->column = 0;
    t->before = BAO_NONE;
    bao__flow_open_row(&t->docx->flow);
    skip(t, bao__xml_child_value(trPr, bao__xml_gridBefore));
    add_cells(t, tr);
    while (t->column < COLUMNS_MOST) {
        t->owner[t->column++] = BAO_NONE;
    }
    bao__flow_close_row(&t->docx->flow);
}

static void add_rows(table *t, const bao__xml *node)
{
    for (const bao__xml *child = node->first; child && !t->docx->failed; child = child->next) {
        if (child->name == bao__xml_tr) {
            add_row(t, child);
        } else if (child->name == bao__xml_AlternateContent) {
            const bao__xml *choice = bao__docx_choice(child);
            if (choice) {
                add_rows(t, choice);
            }
        } else if (child->name != bao__xml_tblPr && child->name != bao__xml_del) {
            add_rows(t, child);
        }
    }
}

void bao__docx_table(bao__docx *docx, const bao__xml *tbl)
{
    const bao__xml *tblPr = bao__xml_child(tbl, bao__xml_tblPr);
    table t = {.docx = docx};
    t.owner = bao_arena_alloc(docx->report->arena, COLUMNS_MOST * sizeof *t.owner);
    if (!t.owner) {
        docx->failed = true;
        return;
    }
    memset(t.owner, 0xFF, COLUMNS_MOST * sizeof *t.owner);
    t.shaded =
        bao__docx_style_find(&docx->styles, bao__xml_child_value(tblPr, bao__xml_tblStyle))->shaded;
    bao__flow_open_table(&docx->flow);
    add_rows(&t, tbl);
    bao__flow_close_table(&docx->flow);
}
