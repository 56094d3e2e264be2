/* one_cell_lines.c - tables of which every cell stands in a line of its own with the mark that was
 * between cells behind it: 12 |. Converters leave them of tables whose rows they have lost. */
#include "read/line.h"

/* So many of them below each other are such a table: a last column that is blank in every row makes
 * the same lines, but five rows of nothing else are none of the forms'. */
#define LINES_LEAST 6

/* The only pipe of a line stands at its end. */
static bool is_one_cell(bao_span text, const bao__line *line)
{
    const bao_span s = bao_span_cut(text, line->text);
    return line->pipe && memchr(s.p, '|', s.n) == s.p + s.n - 1;
}

/* The end of the lines like that from `at` on; blank ones may stand between them. */
static size_t run_end(bao_span text, const bao__line *lines, size_t count, size_t at, size_t *cells)
{
    size_t end = at;
    *cells = 0;
    for (; at < count; at++) {
        if (is_one_cell(text, &lines[at])) {
            end = at + 1;
            ++*cells;
        } else if (lines[at].text.from < lines[at].text.to) {
            break;
        }
    }
    return end;
}

void bao__one_cell_lines(bao_span text, bao__line *lines, size_t count)
{
    for (size_t at = 0; at < count;) {
        size_t cells;
        if (!is_one_cell(text, &lines[at])) {
            at++;
            continue;
        }
        const size_t end = run_end(text, lines, count, at, &cells);
        const bool beside_rows = (at > 0 && lines[at - 1].pipe) || (end < count && lines[end].pipe);
        for (; at < end; at++) {
            if (cells >= LINES_LEAST && !beside_rows && lines[at].pipe) {
                const bao_range whole = {lines[at].text.from, lines[at].text.to - 1};
                lines[at] = bao__line_shape(text, whole);
            }
        }
    }
}
