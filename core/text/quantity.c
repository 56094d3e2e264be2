/* quantity.c - one pass over the folded view for every number in it. */
#include "text/quantity.h"

#include <assert.h>

#include "text/quantity_amount.h"

enum { LONGEST_LITERAL = 4096 };

const char *bao_quantity_kind_name(bao_quantity_kind kind)
{
    static const char *const names[] = {
#define X(name, text, amount) text,
        BAO_QUANTITY_MAP(X)
#undef X
    };
    assert(kind < BAO_QUANTITY_COUNT);
    return names[kind];
}

bool bao_quantity_is_amount(bao_quantity_kind kind)
{
    static const bool amounts[] = {
#define X(name, text, amount) amount,
        BAO_QUANTITY_MAP(X)
#undef X
    };
    assert(kind < BAO_QUANTITY_COUNT);
    return amounts[kind];
}

const char *bao_hedge_name(bao_hedge hedge)
{
    static const char *const names[] = {"", "about", "over", "under", "at_least", "range"};
    static_assert(sizeof names / sizeof *names == BAO_HEDGE_COUNT, "a hedge has no name");
    assert(hedge < BAO_HEDGE_COUNT);
    return names[hedge];
}

/* The Han numerals among the 64 characters of a row, by the number of the row. */
#define BIT(c) (UINT64_C(1) << ((c)&63))
static const uint64_t han_rows[1024] = {
    [U'〇' >> 6] = BIT(U'〇'),
    [U'一' >> 6] = BIT(U'一') | BIT(U'七') | BIT(U'万') | BIT(U'三') | BIT(U'两'),
    [U'九' >> 6] = BIT(U'九'),
    [U'二' >> 6] = BIT(U'二') | BIT(U'五') | BIT(U'亿'),
    [U'仟' >> 6] = BIT(U'仟'),
    [U'伍' >> 6] = BIT(U'伍'),
    [U'佰' >> 6] = BIT(U'佰'),
    [U'八' >> 6] = BIT(U'八') | BIT(U'六'),
    [U'十' >> 6] = BIT(U'十') | BIT(U'千') | BIT(U'卅') | BIT(U'卌'),
    [U'叁' >> 6] = BIT(U'叁'),
    [U'四' >> 6] = BIT(U'四'),
    [U'壹' >> 6] = BIT(U'壹'),
    [U'廿' >> 6] = BIT(U'廿'),
    [U'拾' >> 6] = BIT(U'拾'),
    [U'捌' >> 6] = BIT(U'捌'),
    [U'柒' >> 6] = BIT(U'柒'),
    [U'玖' >> 6] = BIT(U'玖'),
    [U'百' >> 6] = BIT(U'百'),
    [U'肆' >> 6] = BIT(U'肆'),
    [U'贰' >> 6] = BIT(U'贰'),
    [U'陆' >> 6] = BIT(U'陆'),
    [U'零' >> 6] = BIT(U'零'),
};

/* The first digit, Han numeral or fraction character at or after `at`; the end when there is none.
 */
static uint32_t next_number(const bao__view *v, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)v->p + at;
    const unsigned char *const end = (const unsigned char *)v->p + v->n;
    while (p < end) {
        if (*p < 0x80) {
            if (bao__is_digit(*p)) {
                break;
            }
            p++;
        } else if (*p >= 0xE0 && *p < 0xF0) {
            if (han_rows[(*p & 15u) << 6 | (p[1] & 63u)] >> (p[2] & 63) & 1) {
                break;
            }
            p += 3;
        } else {
            p += *p >= 0xF0 ? 4 : 2;
        }
    }
    return p < end ? (uint32_t)(p - (const unsigned char *)v->p) : v->n;
}

/* The number at place.at. When it is none, q->raw.to is where to go on. */
static bool read_number(const bao__view *v, bao__place place, bao_quantity *q)
{
    if (bao__digit_at(v, place.at)) {
        return bao__special(v, place, q) || bao__amount(v, place, q);
    }
    return bao__han_special(v, place, q) || bao__amount(v, place, q);
}

/* The code and the words for each BAO_ODD_ bit, from the lowest. */
static const struct {
    const char *code, *message;
} oddities[] = {
    {"NUMBER_GROUPING", "its groups of digits are not thousands"},
    {"NUMBER_COMMA", "one number with a full-width comma, or two: read as one"},
    {"NUMBER_SIZE", "too large to be read exactly"},
    {"NUMBER_SIGN", "a minus before a count, or an odd sign"},
    {"NUMBER_ZEROS", "zeros in front"},
    {"NUMBER_SPLIT", "its digits stand apart"},
    {"NUMBER_FORM", "not the form of one number"},
    {"NUMBER_HEDGES", "two hedges"},
    {"NUMBER_BRACKETS", "a number in brackets"},
    {"NUMBER_UNSEEN", "characters without a width inside it"},
};

static void warn(bao_warnings *warnings, const bao_fold *fold, const bao_quantity *q)
{
    const bao_range text = bao_fold_text(fold, q->raw);
    const uint32_t length = text.to - text.from;
    for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++) {
        if (q->odd >> i & 1) {
            bao_warn(warnings, oddities[i].code, text.from, "\"%.*s\": %s",
                     (int)(length < 60 ? length : 60), fold->text.p + text.from,
                     oddities[i].message);
        }
    }
}

/* Characters in the text of `folded`, white space and all. */
static uint32_t characters(const char *p, bao_range range)
{
    uint32_t count = 0;
    for (uint32_t i = range.from; i < range.to; i++) {
        count += ((unsigned char)p[i] & 0xC0) != 0x80;
    }
    return count;
}

/* Something without a width was dropped between the digits. */
static bool has_unseen(const bao__view *v, const bao_quantity *q)
{
    return v->fold->unseen && characters(v->fold->text.p, bao_fold_text(v->fold, q->number)) !=
                                  characters(v->p, q->number);
}

static bool add(bao_arena *arena, bao_quantities *all, const bao_quantity *q)
{
    if (!BAO_RESERVE(arena, all->items, all->count, all->capacity)) {
        return false;
    }
    all->items[all->count++] = *q;
    return true;
}

bool bao_quantity_scan(bao_arena *arena, const bao_fold *fold, bao_warnings *warnings,
                       bao_quantities *out)
{
    const bao_span view = bao_fold_view(fold);
    const bao__view v = {.p = view.p, .n = (uint32_t)view.n, .fold = fold};
    bao__place place = {.last = BAO_WORD};
    *out = (bao_quantities){0};
    while ((place.at = next_number(&v, place.at)) < v.n) {
        bao_quantity q = {0};
        if (!read_number(&v, place, &q)) {
            place.at = q.raw.to;
            continue;
        }
        q.odd |= has_unseen(&v, &q) ? BAO_ODD_UNSEEN : 0;
        if (q.odd) {
            warn(warnings, fold, &q);
        }
        if (!add(arena, out, &q)) {
            return false;
        }
        place = (bao__place){.at = q.raw.to, .before = q.raw.to, .last = (bao_quantity_kind)q.kind};
    }
    return true;
}

size_t bao_quantity_find(const bao_quantities *quantities, uint32_t folded)
{
    size_t low = 0, high = quantities->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (quantities->items[middle].raw.to <= folded) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* One amount fills the whole view: a date or an ordinal is no value to anybody. */
static bool read_literal(const bao__view *v, bao_quantity *q)
{
    const bao__place place = {.at = next_number(v, 0), .last = BAO_WORD};
    if (place.at == v->n) {
        return false;
    }
    const bool digits = bao__digit_at(v, place.at);
    if (digits ? bao__date(v, place, q) : bao__han_date(v, place, q)) {
        return false;
    }
    return bao__amount(v, place, q) && q->raw.from == 0 && q->raw.to == v->n;
}

bao_status bao_quantity_parse(bao_arena *arena, bao_span s, bao_quantity *out, bao_error *error)
{
    *out = (bao_quantity){0};
    const int shown = (int)(s.n < 60 ? s.n : 60);
    if (s.n > LONGEST_LITERAL || bao_utf8_valid(s) != s.n) {
        return bao_fail(error, BAO_NUMBER, "%zu bytes that are no number", s.n);
    }
    bao_fold fold;
    bao_fold_start(&fold, arena, s);
    const bao_range block = bao_fold_block(&fold, (bao_range){0, (uint32_t)s.n}, '\n');
    if (fold.failed || fold.out.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for a number of %zu bytes", s.n);
    }
    const bao__view v = {.p = fold.out.p, .n = block.to, .fold = &fold, .literal = true};
    const bool whole = read_literal(&v, out);
    out->odd |= has_unseen(&v, out) ? BAO_ODD_UNSEEN : 0;
    if (!whole || !out->valued || out->kind == BAO_RANGE) {
        out->valued = false;
        return bao_fail(error, BAO_NUMBER, "\"%.*s\" is not one number", shown, s.p);
    }
    return BAO_OK;
}
