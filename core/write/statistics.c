/* statistics.c - data files with ReadStat. */
#include "write/statistics.h"

#include <errno.h>
#include <readstat.h>
#include <stdio.h>
#include <stdlib.h>

struct bao_statistics {
    FILE *stream;
    readstat_writer_t *writer;
    readstat_label_set_t *tags; /* NULL: no tag has a meaning */
    bao_statistics_format format;
    int columns;
};

static ssize_t write_bytes(const void *data, size_t n, void *stream)
{
    return fwrite(data, 1, n, stream) == n ? (ssize_t)n : -1;
}

static bao_status refuse(readstat_error_t code, bao_error *error)
{
    return bao_fail(error, code == READSTAT_ERROR_MALLOC ? BAO_MEMORY : BAO_OUTPUT, "%s",
                    readstat_error_message(code));
}

void bao_statistics_abandon(bao_statistics *file)
{
    if (file) {
        if (file->writer) {
            readstat_writer_free(file->writer);
        }
        if (file->stream) {
            fclose(file->stream);
        }
        free(file);
    }
}

bao_statistics *bao_statistics_open(const char *path, bao_statistics_format format,
                                    bao_error *error)
{
    bao_statistics *file = calloc(1, sizeof *file);
    if (!file || !(file->writer = readstat_writer_init())) {
        bao_statistics_abandon(file);
        bao_fail(error, BAO_MEMORY, "no memory for a data file");
        return NULL;
    }
    file->format = format;
    file->stream = fopen(path, "wb");
    if (!file->stream) {
        bao_fail(error, BAO_OUTPUT, "%s", strerror(errno));
        bao_statistics_abandon(file);
        return NULL;
    }
    readstat_set_data_writer(file->writer, write_bytes);
    readstat_writer_set_file_format_version(file->writer, format == BAO_STATA ? 118 : 2);
    return file;
}

void bao_statistics_tag(bao_statistics *file, char tag, const char *meaning)
{
    if (file->format == BAO_STATA) {
        if (!file->tags) {
            file->tags = readstat_add_label_set(file->writer, READSTAT_TYPE_DOUBLE, "status");
        }
        readstat_label_tagged_value(file->tags, tag, meaning);
    }
}

static readstat_variable_t *add_number(bao_statistics *file, const char *name, size_t digits)
{
    char format[16];
    readstat_variable_t *variable =
        readstat_add_variable(file->writer, name, READSTAT_TYPE_DOUBLE, 0);
    if (digits > 9) {
        digits = 9;
    }
    snprintf(format, sizeof format, file->format == BAO_STATA ? "%%16.%zuf" : "F16.%zu", digits);
    readstat_variable_set_format(variable, format);
    readstat_variable_set_measure(variable, READSTAT_MEASURE_SCALE);
    if (file->tags) {
        readstat_variable_set_label_set(variable, file->tags);
    }
    return variable;
}

bao_status bao_statistics_column(bao_statistics *file, const char *name, const char *label,
                                 bao_cell_kind kind, size_t width, bao_error *error)
{
    const size_t most = file->format == BAO_STATA ? BAO_STATA_TEXT : BAO_SPSS_TEXT;
    readstat_variable_t *variable;
    if (kind == BAO_CELL_NUMBER) {
        variable = add_number(file, name, width);
    } else if (width > most) {
        return bao_fail(error, BAO_LIMIT, "%s: a text of %zu bytes, where it may have %zu", name,
                        width, most);
    } else {
        variable =
            readstat_add_variable(file->writer, name, READSTAT_TYPE_STRING, width ? width : 1);
        readstat_variable_set_measure(variable, READSTAT_MEASURE_NOMINAL);
    }
    readstat_variable_set_label(variable, label);
    file->columns++;
    return BAO_OK;
}

bao_status bao_statistics_begin(bao_statistics *file, const char *title, size_t rows,
                                bao_error *error)
{
    readstat_writer_set_file_label(file->writer, title);
    readstat_error_t code =
        file->format == BAO_STATA
            ? readstat_begin_writing_dta(file->writer, file->stream, (long)rows)
            : readstat_begin_writing_sav(file->writer, file->stream, (long)rows);
    if (code == READSTAT_OK) {
        code = readstat_validate_metadata(file->writer);
    }
    return code == READSTAT_OK ? BAO_OK : refuse(code, error);
}

static readstat_error_t write_cell(bao_statistics *file, int column, const bao_cell *cell)
{
    const readstat_variable_t *variable = readstat_get_variable(file->writer, column);
    if (readstat_variable_get_type(variable) == READSTAT_TYPE_STRING) {
        return readstat_insert_string_value(file->writer, variable,
                                            cell->kind == BAO_CELL_NONE ? "" : cell->text.p);
    }
    if (cell->kind != BAO_CELL_NONE) {
        return readstat_insert_double_value(file->writer, variable, strtod(cell->text.p, NULL));
    }
    return cell->tag && file->tags
               ? readstat_insert_tagged_missing_value(file->writer, variable, cell->tag)
               : readstat_insert_missing_value(file->writer, variable);
}

bao_status bao_statistics_row(bao_statistics *file, const bao_cell *cells, size_t count,
                              bao_error *error)
{
    static const bao_cell none = {.kind = BAO_CELL_NONE};
    readstat_error_t code = readstat_begin_row(file->writer);
    for (int i = 0; i < file->columns && code == READSTAT_OK; i++) {
        code = write_cell(file, i, (size_t)i < count ? &cells[i] : &none);
    }
    if (code == READSTAT_OK) {
        code = readstat_end_row(file->writer);
    }
    return code == READSTAT_OK ? BAO_OK : refuse(code, error);
}

bao_status bao_statistics_close(bao_statistics *file, bao_error *error)
{
    const readstat_error_t code = readstat_end_writing(file->writer);
    bao_status status = code == READSTAT_OK ? BAO_OK : refuse(code, error);
    const int closed = fclose(file->stream);
    file->stream = NULL;
    if (status == BAO_OK && closed != 0) {
        status = bao_fail(error, BAO_OUTPUT, "%s", strerror(errno));
    }
    bao_statistics_abandon(file);
    return status;
}
