/* split_title.c - headings of two lines, tables for layout: the kind of report stands by itself. */
#include "read/split_title.h"

#include "base/find.h"
#include "read/words.h"

/* Blocks looked at from the start, and bytes of the longest piece. */
enum { BLOCKS = 8, PIECE_MOST = 150 };

/* What the whole title says. */
static const char *const kinds[] = {"统计公报", "政府信息公开工作年度报告", "政府信息公开年度报告",
                                    "政府信息公开工作报告", NULL};

/* Appends a piece without blanks, breaks and footnote marks. */
static void append(bao_buf *out, bao_span piece)
{
    static const char *const marks[] = {"①", "②", "③", "*", "※", NULL};
    for (size_t i = 0; i < piece.n;) {
        const bao_span rest = bao__rest(piece, i);
        const size_t mark = bao__starts_with_any(rest, marks);
        if (!mark && *rest.p != ' ' && *rest.p != '\t' && *rest.p != '\n') {
            bao_buf_byte(out, *rest.p);
        }
        i += mark ? mark : 1;
    }
}

static bool is_piece(bao_span s)
{
    return s.n > 0 && s.n <= PIECE_MOST && !bao_has(s, "。") && !bao_has(s, ":");
}

/* (2026年4月): between the two */
static bool is_date(bao_span s)
{
    return s.n <= 40 && bao_has(s, "月") && (s.p[0] == '(' || (s.p[0] >= '0' && s.p[0] <= '9'));
}

static bao_span piece_of(const bao_report *report, size_t block)
{
    return bao_span_cut(bao_fold_view(&report->fold), report->blocks[block].folded);
}

/* The title that begins in a block; empty when none does. */
static bao_span title_from(bao_report *report, size_t block)
{
    const bao_span first = piece_of(report, block);
    bao_buf title = bao_buf_in(report->arena);
    append(&title, first);
    if (report->blocks[block].kind != BAO_TABLE) {
        for (size_t i = block + 1; i < report->block_count && i <= block + 2; i++) {
            const bao_span next = piece_of(report, i);
            if (!is_date(next)) {
                append(&title, is_piece(next) ? next : (bao_span){"", 0});
                break;
            }
        }
    }
    const bao_span whole = bao_buf_view(&title);
    const bool ends = !title.failed && bao__ends_with_any(whole, kinds);
    return ends && !bao__has_any(first, kinds) ? whole : (bao_span){"", 0};
}

bao_span bao__split_title(bao_report *report)
{
    for (size_t i = 0; i < report->block_count && i < BLOCKS; i++) {
        const uint8_t kind = report->blocks[i].kind;
        const bao_span title = kind != BAO_CHROME && is_piece(piece_of(report, i))
                                   ? title_from(report, i)
                                   : (bao_span){"", 0};
        if (title.n) {
            return title;
        }
    }
    return (bao_span){"", 0};
}
