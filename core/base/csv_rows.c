/* csv_rows.c - rows pulled out of libcsv, which pushes them: those of one piece of the file wait.
 */
#include "base/csv_rows.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define PIECE 65536

typedef struct numbers {
    size_t *at;
    size_t n, capacity;
} numbers;

struct bao_csv {
    FILE *file; /* NULL: a text */
    bao_span text;
    struct csv_parser parser;
    char *piece;
    char *bytes; /* the cells that wait, each with a NUL */
    size_t byte_count, byte_capacity;
    numbers ends; /* of each cell in bytes, behind its NUL */
    numbers rows; /* of each complete row: the number of cells up to its end */
    size_t row;   /* the next one */
    bao_span *cells;
    size_t cell_capacity;
    bool ended, no_memory;
    bao_error fault; /* met behind the rows that wait */
};

/* Room for one more; false when out of memory. */
static bool reserve(void *list, size_t *capacity, size_t wanted, size_t size)
{
    void **items = list;
    if (wanted <= *capacity) {
        return true;
    }
    const size_t more = wanted + wanted / 2 + 64;
    void *grown = realloc(*items, more * size);
    if (grown) {
        *items = grown;
        *capacity = more;
    }
    return grown != NULL;
}

static void push(bao_csv *csv, numbers *list, size_t number)
{
    if (!reserve(&list->at, &list->capacity, list->n + 1, sizeof *list->at)) {
        csv->no_memory = true;
        return;
    }
    list->at[list->n++] = number;
}

static void on_cell(void *bytes, size_t n, void *ud)
{
    bao_csv *csv = ud;
    if (!reserve(&csv->bytes, &csv->byte_capacity, csv->byte_count + n + 1, 1)) {
        csv->no_memory = true;
        return;
    }
    if (n) {
        memcpy(csv->bytes + csv->byte_count, bytes, n);
    }
    csv->byte_count += n;
    csv->bytes[csv->byte_count++] = '\0';
    push(csv, &csv->ends, csv->byte_count);
}

static void on_row(int end, void *ud)
{
    bao_csv *csv = ud;
    (void)end;
    push(csv, &csv->rows, csv->ends.n);
}

/* Blanks around a cell are its own. */
static int no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

static bao_csv *new_csv(bool exact)
{
    bao_csv *csv = calloc(1, sizeof *csv);
    if (csv && csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        free(csv);
        csv = NULL;
    }
    if (csv && exact) {
        csv_set_space_func(&csv->parser, no_blank);
    }
    return csv;
}

bao_csv *bao_csv_text(bao_span text)
{
    bao_csv *csv = new_csv(false);
    if (csv) {
        csv->text = text;
    }
    return csv;
}

bao_csv *bao_csv_open(const char *path, bao_error *error)
{
    bao_csv *csv = new_csv(true);
    if (!csv || !(csv->piece = malloc(PIECE))) {
        bao_csv_drop(csv);
        bao_fail(error, BAO_MEMORY, "no memory");
        return NULL;
    }
    csv->file = fopen(path, "rb");
    if (!csv->file) {
        bao_fail(error, BAO_IO, "%s", strerror(errno));
        bao_csv_drop(csv);
        return NULL;
    }
    return csv;
}

void bao_csv_drop(bao_csv *csv)
{
    if (csv) {
        csv_free(&csv->parser);
        if (csv->file) {
            fclose(csv->file);
        }
        free(csv->piece);
        free(csv->bytes);
        free(csv->ends.at);
        free(csv->rows.at);
        free(csv->cells);
        free(csv);
    }
}

/* Forgets the rows that were given out; the cells of the row under way stay. */
static void forget(bao_csv *csv)
{
    const size_t done = csv->rows.n ? csv->rows.at[csv->rows.n - 1] : 0;
    const size_t from = done ? csv->ends.at[done - 1] : 0;
    for (size_t i = done; i < csv->ends.n; i++) {
        csv->ends.at[i - done] = csv->ends.at[i] - from;
    }
    if (from) {
        memmove(csv->bytes, csv->bytes + from, csv->byte_count - from);
    }
    csv->ends.n -= done;
    csv->byte_count -= from;
    csv->rows.n = csv->row = 0;
}

/* The next piece of the file or text; empty at its end. */
static bao_status read_piece(bao_csv *csv, bao_span *piece, bao_error *error)
{
    if (!csv->file) {
        *piece = csv->text;
        csv->text.n = 0;
        return BAO_OK;
    }
    *piece = (bao_span){csv->piece, fread(csv->piece, 1, PIECE, csv->file)};
    return ferror(csv->file) ? bao_fail(error, BAO_IO, "%s", strerror(errno)) : BAO_OK;
}

static bao_status refuse(bao_csv *csv, bao_error *error)
{
    const int problem = csv_error(&csv->parser);
    if (problem == CSV_EPARSE) {
        return bao_fail(error, BAO_DAMAGED, "a quote is not closed, or stands inside a cell");
    }
    return bao_fail(error, BAO_MEMORY, "%s", csv_strerror(problem));
}

static bao_status parse_piece(bao_csv *csv, bao_error *error)
{
    bao_span piece;
    forget(csv);
    bao_status status = read_piece(csv, &piece, error);
    if (status != BAO_OK) {
        return status;
    }
    if (piece.n == 0) {
        csv->ended = true;
        status = csv_fini(&csv->parser, on_cell, on_row, csv) == 0 ? BAO_OK : refuse(csv, error);
    } else if (csv_parse(&csv->parser, piece.p, piece.n, on_cell, on_row, csv) != piece.n) {
        status = refuse(csv, error);
    }
    if (status == BAO_OK && csv->rows.n == 0 && csv->byte_count > BAO_CSV_ROW) {
        status = bao_fail(error, BAO_LIMIT, "a row of more than %zu bytes", BAO_CSV_ROW);
    }
    return csv->no_memory ? bao_fail(error, BAO_MEMORY, "no memory") : status;
}

bao_status bao_csv_next(bao_csv *csv, const bao_span **cells, size_t *count, bao_error *error)
{
    *count = 0;
    while (csv->row == csv->rows.n && !csv->ended) {
        if (parse_piece(csv, &csv->fault) != BAO_OK) {
            csv->ended = true;
        }
    }
    if (csv->row == csv->rows.n) {
        return csv->fault.status == BAO_OK
                   ? BAO_OK
                   : bao_fail(error, csv->fault.status, "%s", csv->fault.message);
    }
    const size_t from = csv->row ? csv->rows.at[csv->row - 1] : 0;
    const size_t n = csv->rows.at[csv->row++] - from;
    if (!reserve(&csv->cells, &csv->cell_capacity, n, sizeof *csv->cells)) {
        return bao_fail(error, BAO_MEMORY, "no memory");
    }
    for (size_t i = 0; i < n; i++) {
        const size_t start = from + i ? csv->ends.at[from + i - 1] : 0;
        csv->cells[i] = (bao_span){csv->bytes + start, csv->ends.at[from + i] - start - 1};
    }
    *cells = csv->cells;
    *count = n;
    return BAO_OK;
}
