/* grid_cell.c - what one cell of a form says: a number, nothing, none, or words. */
#include "extract/grid_parts.h"

#include "base/utf8.h"

/* Longer texts are neither number nor label. */
#define CELL_MOST 600

/* The most digits, with separators. */
#define DIGITS_MOST 40

static const char *const units[] = {"万元", "亿元", "人次", "件次", "元", "件", "个", "项",
                                    "条",   "次",   "份",   "篇",   "期", "宗", "起", "户",
                                    "家",   "人",   "例",   "部",   "场", "封", "批"};

static bool is_any(bao_span s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bao_span_equal(s, bao_span_of(words[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_nothing(bao_span s)
{
    static const char *const words[] = {"不适用", "空", "N/A", "n/a", "NA"};
    static const char strokes[] = "-—–―─−/\\|";
    bool all = true;
    for (size_t i = 0, size; i < s.n && all; i += size) {
        bao_utf8_next(s.p + i, &size);
        all = memmem(strokes, sizeof strokes - 1, s.p + i, size) != NULL;
    }
    return all || is_any(s, words, sizeof words / sizeof *words);
}

static bool is_none(bao_span s)
{
    static const char *const words[] = {"无",   "没有",   "未有", "未发生", "未收到", "未收费",
                                        "不变", "无变化", "持平", "无增减", "无此项", "未收取"};
    if (bao_span_ends(s, BAO_SPAN("。"))) {
        s.n -= 3;
    }
    return is_any(s, words, sizeof words / sizeof *words);
}

/* A number while it is read: where it is in the text. */
typedef struct reading {
    bao_span text;
    size_t at;
    bool minus, is_signed, apart;
    char digits[DIGITS_MOST];
    size_t digit_count;
} reading;

static bool skip(reading *r, const char *word)
{
    if (r->at == r->text.n || r->text.p[r->at] != *word) {
        return false;
    }
    const bao_span w = bao_span_of(word);
    const bool here = bao_span_starts((bao_span){r->text.p + r->at, r->text.n - r->at}, w);
    r->at += here ? w.n : 0;
    return here;
}

static bool digit_at(const reading *r, size_t at)
{
    return at < r->text.n && r->text.p[at] >= '0' && r->text.p[at] <= '9';
}

static void read_sign(reading *r)
{
    static const char *const minus[] = {"-", "−", "减少", "减"};
    static const char *const plus[] = {"+", "增加", "增"};
    for (size_t i = 0; i < sizeof minus / sizeof *minus && !r->is_signed; i++) {
        r->minus = r->is_signed = skip(r, minus[i]);
    }
    for (size_t i = 0; i < sizeof plus / sizeof *plus && !r->is_signed; i++) {
        r->is_signed = skip(r, plus[i]);
    }
    skip(r, " ");
}

static bool keep(reading *r, char c)
{
    r->digits[r->digit_count] = c;
    return ++r->digit_count < DIGITS_MOST;
}

/* Digits in groups. One separator throughout and groups of three are thousands; other blanks leave
 * the digits apart, other commas leave no number. */
static bool read_groups(reading *r)
{
    size_t group = 0, groups = 0;
    char separator = 0;
    bool thousands = true;
    for (; r->at < r->text.n; r->at++) {
        const char c = r->text.p[r->at];
        if (c >= '0' && c <= '9') {
            group++;
            if (!keep(r, c)) {
                return false;
            }
        } else if ((c == ',' || c == ' ') && digit_at(r, r->at + 1)) {
            thousands =
                thousands && (groups ? group == 3 : group <= 3) && (!separator || separator == c);
            separator = c;
            groups++;
            group = 0;
        } else {
            break;
        }
    }
    thousands = thousands && group == 3;
    r->apart = groups && separator == ' ' && !thousands;
    return r->digit_count && (!groups || thousands || separator == ' ') &&
           (!groups || r->digits[0] != '0');
}

static bool read_decimals(reading *r)
{
    if (r->at >= r->text.n || r->text.p[r->at] != '.') {
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

/* Nothing but notes in brackets and marks is left. */
static bool ends_here(const reading *r)
{
    int depth = 0;
    for (size_t i = r->at, size; i < r->text.n; i += size) {
        const uint32_t c = bao_utf8_next(r->text.p + i, &size);
        depth += c == '(' || c == '[';
        const bool mark = c == ' ' || c == '*' || c == 0x3002 || c == ';' || c == ',' ||
                          (c >= 0x2460 && c < 0x2474);
        if (depth == 0 && !mark) {
            return false;
        }
        depth -= c == ')' || c == ']';
    }
    return true;
}

static bool read_value(const reading *r, int power, bao_decimal *out)
{
    return bao_decimal_parse((bao_span){r->digits, r->digit_count}, out) &&
           bao_decimal_shift(*out, power, out);
}

/* [+-] digits [万|亿] [unit] [notes] */
static bool read_number(bao_span text, bao_range folded, bao__look *look)
{
    reading r = {.text = text};
    bao_quantity *q = &look->quantity;
    read_sign(&r);
    if (!digit_at(&r, r.at) || !read_groups(&r) || !read_decimals(&r)) {
        return false;
    }
    const size_t digits_end = r.at;
    skip(&r, " ");
    const int power = skip(&r, "万亿") ? 12 : skip(&r, "万") ? 4 : skip(&r, "亿") ? 8 : 0;
    const size_t number_end = power ? r.at : digits_end;
    size_t unit = r.at;
    for (size_t i = 0; i < sizeof units / sizeof *units && unit == r.at; i++) {
        skip(&r, units[i]);
    }
    const size_t end = r.at > unit ? r.at : number_end;
    if (!ends_here(&r) || !read_value(&r, power, &q->value)) {
        return false;
    }
    unit = r.at > unit ? unit : end;
    q->value.coefficient = r.minus ? -q->value.coefficient : q->value.coefficient;
    q->raw = (bao_range){folded.from, folded.from + (uint32_t)end};
    q->number = (bao_range){folded.from, folded.from + (uint32_t)number_end};
    q->unit = (bao_range){folded.from + (uint32_t)unit, folded.from + (uint32_t)end};
    q->kind = BAO_COUNT;
    q->valued = true;
    look->is_signed = r.is_signed;
    look->apart = r.apart;
    return true;
}

/* Nothing but a few digits, as most cells have. */
static bool read_digits(bao_span text, bao_range folded, bao__look *look)
{
    int64_t value = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            return false;
        }
        value = value * 10 + (text.p[i] - '0');
    }
    look->quantity = (bao_quantity){.raw = folded,
                                    .number = folded,
                                    .unit = {folded.to, folded.to},
                                    .value = {value, 0},
                                    .kind = BAO_COUNT,
                                    .valued = true};
    return true;
}

/* The only amount in the cell, as the report's scan has it, when it is most of what stands there.
 */
static bool only_amount(const bao_report *report, bao_range folded, bao__look *look)
{
    const bao_quantities *q = &report->quantities;
    size_t found = 0;
    for (size_t i = bao_quantity_find(q, folded.from);
         i < q->count && q->items[i].raw.from < folded.to; i++) {
        const bao_quantity *item = &q->items[i];
        if (bao_quantity_is_amount((bao_quantity_kind)item->kind)) {
            found++;
            look->quantity = *item;
        }
    }
    const bao_range raw = look->quantity.raw;
    return found == 1 && look->quantity.valued && look->quantity.kind == BAO_COUNT &&
           !look->quantity.odd && (raw.to - raw.from) * 2 >= folded.to - folded.from;
}

static uint32_t label_of(const bao_grids *grids, bao_span text)
{
    char normal[CELL_MOST];
    const uint32_t opened = bao__label_opened(grids, text);
    return opened != BAO_NONE ? opened : bao__label_number(grids, bao_grid_label(text, normal));
}

static bao__says what_it_says(const bao_report *report, bao_range folded, bao_span text,
                              bao__look *look)
{
    if (text.n == 0) {
        return BAO__BLANK;
    }
    if (look->label != BAO_NONE || text.n > CELL_MOST) {
        return BAO__WORDS;
    }
    if (is_nothing(text)) {
        return BAO__NOTHING;
    }
    if (is_none(text)) {
        return BAO__NONE;
    }
    return read_number(text, folded, look) || only_amount(report, folded, look) ? BAO__NUMBER
                                                                                : BAO__WORDS;
}

bao__look bao__cell_look(const bao_report *report, const bao_grids *grids, bao_range folded)
{
    const bao_span text = bao_span_cut(bao_fold_view(&report->fold), folded);
    bao__look look = {.label = BAO_NONE};
    if (bao__is_brief(text)) {
        if (text.n && read_digits(text, folded, &look)) {
            look.says = BAO__NUMBER;
            return look;
        }
    } else if (text.n <= CELL_MOST) {
        look.label = label_of(grids, text);
    }
    look.says = (uint8_t)what_it_says(report, folded, text, &look);
    return look;
}
