/* workbook.c - workbooks with libxlsxwriter, whose rows go to temporary files at once. */
#include "write/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define DIGITS_MOST 18

struct bao_workbook {
    lxw_workbook *book;
    lxw_worksheet *sheet; /* NULL before the first one */
    lxw_format *head, *text;
    lxw_format *numbers[DIGITS_MOST + 1]; /* by digits behind the point; made when wanted */
    size_t columns;
    uint32_t rows; /* written to the sheet */
};

/* The library tells only when it closes a file that it cannot write, and says so on standard error
 * itself. */
static bool can_write(const char *path, bao_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        bao_fail(error, BAO_OUTPUT, "%s", strerror(errno));
        return false;
    }
    fclose(file);
    return true;
}

bao_workbook *bao_workbook_open(const char *path, bao_error *error)
{
    if (!can_write(path, error)) {
        return NULL;
    }
    bao_workbook *workbook = calloc(1, sizeof *workbook);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    if (!workbook || !(workbook->book = workbook_new_opt(path, &options))) {
        free(workbook);
        bao_fail(error, BAO_MEMORY, "no memory for a workbook");
        return NULL;
    }
    workbook->head = workbook_add_format(workbook->book);
    workbook->text = workbook_add_format(workbook->book);
    if (workbook->head && workbook->text) {
        format_set_bold(workbook->head);
        format_set_bg_color(workbook->head, 0xE8EEF4);
        format_set_bottom(workbook->head, LXW_BORDER_THIN);
        format_set_num_format(workbook->text, "@"); /* codes stay text when they are edited */
    }
    return workbook;
}

/* The sheet is done: its filters reach over all its rows. */
static void end_sheet(bao_workbook *workbook)
{
    if (workbook->sheet && workbook->rows > 0 && workbook->columns > 0) {
        worksheet_autofilter(workbook->sheet, 0, 0, workbook->rows - 1,
                             (lxw_col_t)(workbook->columns - 1));
    }
}

bao_status bao_workbook_sheet(bao_workbook *workbook, const char *name, const uint16_t *widths,
                              size_t columns, bao_error *error)
{
    if (columns > BAO_SHEET_COLUMNS) {
        return bao_fail(error, BAO_LIMIT, "a sheet of Excel holds %u columns, not %zu",
                        BAO_SHEET_COLUMNS, columns);
    }
    end_sheet(workbook);
    workbook->sheet = workbook_add_worksheet(workbook->book, name);
    if (!workbook->sheet) {
        return bao_fail(error, BAO_MEMORY, "no memory for a sheet");
    }
    workbook->columns = columns;
    workbook->rows = 0;
    for (size_t i = 0; i < columns; i++) {
        worksheet_set_column(workbook->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    }
    worksheet_freeze_panes(workbook->sheet, 1, 0);
    return BAO_OK;
}

/* The format that shows as many digits as the number was printed with. */
static lxw_format *number_format_of(bao_workbook *workbook, bao_span number)
{
    const char *point = memchr(number.p, '.', number.n);
    size_t digits = point ? number.n - (size_t)(point - number.p) - 1 : 0;
    digits = digits > DIGITS_MOST ? DIGITS_MOST : digits;
    lxw_format **format = &workbook->numbers[digits];
    if (!*format && (*format = workbook_add_format(workbook->book)) != NULL) {
        char pattern[DIGITS_MOST + 3];
        snprintf(pattern, sizeof pattern, "0%s%.*s", digits ? "." : "", (int)digits,
                 "000000000000000000");
        format_set_num_format(*format, pattern);
    }
    return *format;
}

static lxw_error write_cell(bao_workbook *workbook, size_t column, const bao_cell *cell)
{
    const lxw_row_t row = workbook->rows;
    if (cell->kind == BAO_CELL_NONE) {
        return LXW_NO_ERROR;
    }
    if (cell->kind == BAO_CELL_NUMBER) {
        return worksheet_write_number(workbook->sheet, row, (lxw_col_t)column,
                                      strtod(cell->text.p, NULL),
                                      number_format_of(workbook, cell->text));
    }
    return worksheet_write_string(workbook->sheet, row, (lxw_col_t)column, cell->text.p,
                                  row == 0 ? workbook->head : workbook->text);
}

static bao_status refuse(lxw_error code, size_t column, bao_error *error)
{
    const bao_status status = code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ? BAO_LIMIT
                              : code == LXW_ERROR_MEMORY_MALLOC_FAILED     ? BAO_MEMORY
                                                                           : BAO_OUTPUT;
    return bao_fail(error, status, "column %zu: %s", column + 1, lxw_strerror(code));
}

bao_status bao_workbook_row(bao_workbook *workbook, const bao_cell *cells, size_t count,
                            bao_error *error)
{
    if (workbook->rows == BAO_SHEET_ROWS) {
        return bao_fail(error, BAO_LIMIT, "a sheet of Excel holds %u rows", BAO_SHEET_ROWS);
    }
    for (size_t i = 0; i < count && i < workbook->columns; i++) {
        const lxw_error code = write_cell(workbook, i, &cells[i]);
        if (code != LXW_NO_ERROR) {
            return refuse(code, i, error);
        }
    }
    workbook->rows++;
    return BAO_OK;
}

bao_status bao_workbook_comment(bao_workbook *workbook, size_t column, const char *text,
                                bao_error *error)
{
    const lxw_error code =
        worksheet_write_comment(workbook->sheet, workbook->rows - 1, (lxw_col_t)column, text);
    return code == LXW_NO_ERROR ? BAO_OK : refuse(code, column, error);
}

bao_status bao_workbook_close(bao_workbook *workbook, bao_error *error)
{
    end_sheet(workbook);
    const lxw_error code = workbook_close(workbook->book); /* frees the book */
    free(workbook);
    return code == LXW_NO_ERROR ? BAO_OK : bao_fail(error, BAO_OUTPUT, "%s", lxw_strerror(code));
}

void bao_workbook_abandon(bao_workbook *workbook)
{
    if (workbook) {
        lxw_workbook_free(workbook->book);
        free(workbook);
    }
}
