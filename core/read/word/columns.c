/* columns.c - the columns of a table by the edges of all its cells. */
#include "read/word/columns.h"

#include <string.h>

/* Twentieths of a point: edges that are nearer are one column's; the outer edges of rows, which
 * stand out by the cells' margins, are one when they are nearer than that. */
#define NEAR       30
#define NEAR_OUTER 200

void bao__columns_start(bao__columns *columns)
{
    columns->left = INT32_MAX;
    columns->right = INT32_MIN;
    columns->count = 0;
}

void bao__columns_measure(bao__columns *columns, const bao__row *row)
{
    if (row->count) {
        const int32_t from = row->cells[0].left, to = row->cells[row->count - 1].right;
        columns->left = from < columns->left ? from : columns->left;
        columns->right = to > columns->right ? to : columns->right;
    }
}

void bao__columns_straighten(const bao__columns *columns, bao__row *row)
{
    if (row->count) {
        int32_t *first = &row->cells[0].left, *last = &row->cells[row->count - 1].right;
        *first = (int64_t)*first - columns->left <= NEAR_OUTER ? columns->left : *first;
        *last = (int64_t)columns->right - *last <= NEAR_OUTER ? columns->right : *last;
    }
}

static void add_edge(bao__columns *c, int32_t edge)
{
    uint32_t at = 0;
    while (at < c->count && c->edges[at] < edge) {
        at++;
    }
    const bool near = (at < c->count && (int64_t)c->edges[at] - edge <= NEAR) ||
                      (at > 0 && (int64_t)edge - c->edges[at - 1] <= NEAR);
    if (near || c->count == BAO__EDGES) {
        return;
    }
    memmove(&c->edges[at + 1], &c->edges[at], (c->count - at) * sizeof *c->edges);
    c->edges[at] = edge;
    c->count++;
}

void bao__columns_add(bao__columns *columns, const bao__row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        if (i == 0) {
            add_edge(columns, row->cells[0].left);
        }
        add_edge(columns, row->cells[i].right);
    }
}

uint32_t bao__columns_at(const bao__columns *c, int32_t place)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < c->count; i++) {
        const int64_t before = (int64_t)place - c->edges[best], now = (int64_t)place - c->edges[i];
        best = (now < 0 ? -now : now) < (before < 0 ? -before : before) ? i : best;
    }
    return best;
}

uint32_t bao__row_after(const bao__row *row, uint32_t n)
{
    const bool merges = n < row->count && row->cells[n].first_merged;
    n++;
    while (merges && n < row->count && row->cells[n].merged) {
        n++;
    }
    return n;
}
