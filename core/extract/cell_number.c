/* cell_number.c - the one number that a cell states, with its sign, and nothing beside it. */
#include "extract/cell_number.h"

#include "base/utf8.h"

/* The most digits, with separators. */
#define DIGITS_MOST 40

/* [12], a footnote's mark, has no more characters before its end. */
#define NOTE_MOST 3

/* 1 234 and 1'234 are thousands. */
static const char *const separators[] = {",", " ", "'", "’", "_"};

/* Oddities of the report's scan that leave no doubt which number it is. */
#define HARMLESS (BAO_ODD_SIGN | BAO_ODD_COMMA | BAO_ODD_ZEROS | BAO_ODD_HEDGES | BAO_ODD_UNSEEN)

size_t bao__begins_with(bao_words words, bao_span text)
{
    size_t longest = 0;
    for (uint32_t i = 0; i < words.count; i++) {
        const bao_span word = words.items[i];
        longest = word.n > longest && bao_span_starts(text, word) ? word.n : longest;
    }
    return longest;
}

/* A number while it is read: where the reader is in the text. */
typedef struct reading {
    const bao_report *report;
    const bao_cell_words *words;
    bao_range folded;
    bao_span text;
    size_t at;
    size_t from; /* where its sign or its first digit stands */
    bool apart, spaced, bracketed, stroke;
    uint8_t sign;
    char digits[DIGITS_MOST];
    size_t digit_count;
} reading;

static bao_span rest(const reading *r)
{
    return (bao_span){r->text.p + r->at, r->text.n - r->at};
}

static bool skip(reading *r, const char *word)
{
    const bao_span w = bao_span_of(word);
    const bool here = bao_span_starts(rest(r), w);
    r->at += here ? w.n : 0;
    return here;
}

static void skip_blanks(reading *r)
{
    while (skip(r, " ")) {
    }
}

static bool digit_at(const reading *r, size_t at)
{
    return at < r->text.n && r->text.p[at] >= '0' && r->text.p[at] <= '9';
}

/* Length of a note with another year's figure, (上年12) or (2022年12); 0 when none stands here. A
 * note without a figure says what the number behind it is. */
static size_t other_figure_in_brackets(const reading *r)
{
    const bao_span s = rest(r);
    const char *end = bao_span_starts(s, BAO_SPAN("(")) ? memchr(s.p, ')', s.n) : NULL;
    const bao_span note = {s.p, end ? (size_t)(end - s.p) : 0};
    const bool of_other = bao_words_in(r->words->other_figure, note) ||
                          (note.n && memmem(note.p, note.n, "年", 3) != NULL);
    bool figure = false;
    for (size_t i = 0; i < note.n; i++) {
        figure |= note.p[i] >= '0' && note.p[i] <= '9';
    }
    return of_other && figure ? note.n + 1 : 0;
}

/* What may stand before a number: a star, a note's mark, 共, last year's figure in brackets. */
static void skip_lead(reading *r)
{
    for (size_t before = r->text.n; before != r->at;) {
        before = r->at;
        skip_blanks(r);
        skip(r, "*");
        r->at += other_figure_in_brackets(r);
        const bool note = bao_span_starts(rest(r), BAO_SPAN("["));
        const char *close = note ? memchr(rest(r).p, ']', rest(r).n) : NULL;
        r->at = close && close - rest(r).p <= NOTE_MOST ? (size_t)(close - r->text.p) + 1 : r->at;
        r->at += bao__begins_with(r->words->lead, rest(r));
    }
}

/* A sign, or the word for one. A word for growth may have a minus behind it: 增长-1.1. False when
 * two signs stand there that say different things. */
static bool read_sign(reading *r)
{
    for (;;) {
        const size_t plus = bao__begins_with(r->words->plus, rest(r));
        const size_t minus = bao__begins_with(r->words->minus, rest(r));
        if (plus == 0 && minus == 0) {
            return true;
        }
        if (r->sign == BAO_MINUS) {
            return false;
        }
        r->sign = minus > plus ? BAO_MINUS : BAO_PLUS;
        r->at += minus > plus ? minus : plus;
        skip_blanks(r);
    }
}

static bool keep(reading *r, char c)
{
    r->digits[r->digit_count] = c;
    return ++r->digit_count < DIGITS_MOST;
}

/* The length of the separator that `text` begins with; 0 for none. */
static size_t separator_in(bao_span text)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        const bao_span separator = bao_span_of(separators[i]);
        if (bao_span_starts(text, separator)) {
            return separator.n;
        }
    }
    return 0;
}

/* Digits in groups. One separator throughout and groups of three are thousands; other blanks leave
 * the digits apart, other separators leave no number. */
static bool read_groups(reading *r)
{
    size_t group = 0, groups = 0, length;
    char separator = 0;
    bool thousands = true, blanks = true, single = true;
    while (r->at < r->text.n) {
        if (digit_at(r, r->at)) {
            group++;
            if (!keep(r, r->text.p[r->at++])) {
                return false;
            }
        } else if ((length = separator_in(rest(r))) > 0 && digit_at(r, r->at + length)) {
            thousands = thousands && (groups ? group == 3 : group <= 3) &&
                        (!separator || separator == r->text.p[r->at]);
            blanks = blanks && r->text.p[r->at] == ' ';
            single = single && group == 1;
            separator = r->text.p[r->at];
            groups++;
            group = 0;
            r->at += length;
        } else {
            break;
        }
    }
    thousands = thousands && group == 3;
    r->apart = groups && blanks && !thousands;
    r->spaced = r->apart && single && group == 1;
    return r->digit_count && (!groups || thousands || blanks) && (!groups || r->digits[0] != '0');
}

static bool read_decimals(reading *r)
{
    if (!bao_span_starts(rest(r), BAO_SPAN("."))) {
        return true;
    }
    if (!digit_at(r, r->at + 1) || !keep(r, '.')) {
        return false; /* 1.属于国家秘密 */
    }
    for (r->at++; digit_at(r, r->at) || (r->apart && skip(r, " ") && digit_at(r, r->at)); r->at++) {
        if (!keep(r, r->text.p[r->at])) {
            return false;
        }
    }
    return true;
}

static bao_range folded_range(const reading *r, size_t from, size_t to)
{
    return (bao_range){r->folded.from + (uint32_t)from, r->folded.from + (uint32_t)to};
}

/* digits [万|亿] [unit] */
static bool read_printed(reading *r, bao_quantity *q)
{
    const size_t start = r->at;
    if (!digit_at(r, r->at) || !read_groups(r) || !read_decimals(r) ||
        !bao_decimal_parse((bao_span){r->digits, r->digit_count}, &q->value)) {
        return false;
    }
    size_t end = r->at;
    skip_blanks(r);
    const int power = skip(r, "万亿") ? 12 : skip(r, "万") ? 4 : skip(r, "亿") ? 8 : 0;
    end = power ? r->at : end;
    const bool percent = !power && skip(r, "%");
    const size_t unit = percent ? 1 : bao__begins_with(r->words->units, rest(r));
    r->at += percent ? 0 : unit;
    q->number = folded_range(r, start, end);
    q->unit = unit ? folded_range(r, r->at - unit, r->at) : folded_range(r, end, end);
    q->raw = (bao_range){q->number.from, unit ? q->unit.to : q->number.to};
    q->kind = percent ? BAO_PERCENT : BAO_COUNT;
    q->valued = bao_decimal_shift(q->value, power, &q->value);
    return q->valued;
}

/* The amount of the report's scan that begins here, perhaps with the sign that was read. */
static bool read_scanned(reading *r, bao_quantity *q)
{
    const bao_quantities *all = &r->report->quantities;
    const uint32_t at = r->folded.from + (uint32_t)r->at;
    const size_t i = bao_quantity_find(all, at);
    const bao_quantity *item = i < all->count ? &all->items[i] : NULL;
    if (!item || item->raw.from > at || item->raw.from < r->folded.from + r->from ||
        item->raw.to > r->folded.to || !item->valued || (item->odd & ~HARMLESS) ||
        item->kind == BAO_RANGE || item->kind == BAO_RATIO ||
        !bao_quantity_is_amount((bao_quantity_kind)item->kind)) {
        return false;
    }
    *q = *item;
    if (q->value.coefficient < 0) {
        q->value.coefficient = -q->value.coefficient;
        r->sign = BAO_MINUS;
    }
    q->number.from = q->number.from < at ? at : q->number.from;
    r->at = item->raw.to - r->folded.from;
    return true;
}

/* A mark behind the number: 1.1-, 1.1↓. False when it says another sign than the one before. */
static bool read_sign_behind(reading *r)
{
    skip_blanks(r);
    const size_t plus = bao__begins_with(r->words->plus, rest(r));
    const size_t minus = bao__begins_with(r->words->minus, rest(r));
    const size_t length = plus > minus ? plus : minus;
    const uint8_t sign = plus > minus ? BAO_PLUS : BAO_MINUS;
    if (length == 0) {
        return true;
    }
    if (r->sign != BAO_UNSIGNED && r->sign != sign) {
        return false;
    }
    r->stroke = sign == BAO_MINUS && length > 1 && r->sign == BAO_UNSIGNED;
    r->sign = sign;
    r->at += length;
    return true;
}

/* Nothing but marks and notes in brackets is left. A note without a figure of its own may say that
 * the number is another one's: 1600(目标). */
static bool ends_here(const reading *r)
{
    int depth = 0;
    bool figure = false;
    for (size_t i = r->at, size; i < r->text.n; i += size) {
        const uint32_t c = bao_utf8_next(r->text.p + i, &size);
        depth += c == '(' || c == '[';
        figure |= c >= '0' && c <= '9';
        const bool mark = c == ' ' || c == '*' || c == 0x3002 || c == ';' || c == ',' ||
                          (c >= 0x2460 && c < 0x2474);
        if (depth == 0 && !mark) {
            return false;
        }
        depth -= c == ')' || c == ']';
    }
    return figure || !bao_words_in(r->words->other_figure, rest(r));
}

/* A figure with its own unit may go on with its growth: 1532.60亿元,增长5.1%. */
static bool growth_follows(const reading *r, const bao_quantity *q)
{
    const bao_span after = rest(r);
    const bao_span clause = {after.p + 1, after.n - 1};
    return q->unit.from < q->unit.to && bao_span_starts(after, BAO_SPAN(",")) &&
           (bao__begins_with(r->words->plus, clause) > 2 ||
            bao__begins_with(r->words->minus, clause) > 2) &&
           bao_span_ends(clause, BAO_SPAN("%"));
}

/* [lead] [sign] number [sign] [notes]; (1.1) is -1.1. */
static bool read_number(reading *r, bao_quantity *q, bool scanned)
{
    skip_lead(r);
    r->from = r->at;
    r->bracketed = skip(r, "(");
    if (!read_sign(r) || !(scanned ? read_scanned(r, q) : read_printed(r, q)) ||
        (r->bracketed && !skip(r, ")"))) {
        return false;
    }
    q->raw.from = folded_range(r, r->from, r->from).from;
    q->raw.to = r->bracketed ? folded_range(r, r->at, r->at).to : q->raw.to;
    const size_t before = r->at;
    if (!growth_follows(r, q) && (!read_sign_behind(r) || !ends_here(r))) {
        return false;
    }
    if (r->at > before && r->text.p[r->at - 1] != ' ') {
        q->raw.to = folded_range(r, r->at, r->at).to;
    }
    r->sign = r->bracketed && r->sign == BAO_UNSIGNED ? BAO_MINUS : r->sign;
    return true;
}

bool bao__cell_number(const bao_report *report, const bao_cell_words *words, bao_range folded,
                      bao_cell_value *value)
{
    const bao_span text = bao_span_cut(bao_fold_view(&report->fold), folded);
    for (int scanned = 0; scanned < 2; scanned++) {
        reading r = {.report = report, .words = words, .folded = folded, .text = text};
        bao_quantity q = {0};
        if (read_number(&r, &q, scanned)) {
            q.value.coefficient = r.sign == BAO_MINUS ? -q.value.coefficient : q.value.coefficient;
            *value = (bao_cell_value){.quantity = q,
                                      .kind = BAO_CELL_NUMBER,
                                      .sign = r.sign,
                                      .apart = r.apart,
                                      .spaced = r.spaced,
                                      .stroke = r.stroke};
            return true;
        }
    }
    return false;
}

bao_status bao_cell_in_printed(const bao_report *report, const bao_cell_value *value,
                               bao_span printed, bao_span unit, bao_decimal *out, bao_error *error)
{
    const bao_span number = bao_span_cut(bao_fold_view(&report->fold), value->quantity.number);
    char plain[DIGITS_MOST * 3];
    size_t n = 0;
    for (size_t i = 0; i < number.n && n < sizeof plain;) {
        const size_t separator = separator_in((bao_span){number.p + i, number.n - i});
        if (separator == 0) {
            plain[n++] = number.p[i];
        }
        i += separator ? separator : 1;
    }
    return bao_number_in_unit(report->arena, (bao_span){plain, n}, printed, unit, out, error);
}
