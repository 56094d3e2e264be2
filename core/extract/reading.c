/* reading.c - what number patterns captured: plain numbers, rises and falls, indexes, parts of a
 * ratio. */
#include "extract/reading.h"

#include "base/utf8.h"

/* An index below or above is no index of a price level or a volume. */
#define INDEX_LEAST 50
#define INDEX_MOST  200

/* Index of the quantity whose number begins at, or holds, folded offset `at`; BAO_NONE if none. */
static uint32_t quantity_at(const bao_report *report, uint32_t at)
{
    const bao_quantities *q = &report->quantities;
    size_t i = bao_quantity_find(q, at);
    bool here = i < q->count && q->items[i].raw.from <= at && at < q->items[i].raw.to;
    return here ? (uint32_t)i : BAO_NONE;
}

static void add(bao_extraction *x, bao_reading reading)
{
    if (BAO_RESERVE(x->report->arena, x->readings, x->reading_count, x->reading_capacity)) {
        x->readings[x->reading_count++] = reading;
    } else {
        x->failed = true;
    }
}

bool bao__place(const bao_extraction *x, int64_t from, int64_t to, bao_range *place)
{
    const bao_span view = bao_fold_view(&x->report->fold);
    const int64_t last = (int64_t)(x->window.to - x->window.from) + 1;
    if (from < 1 || from > to || to > last || x->window.to > view.n) {
        return false;
    }
    *place = (bao_range){x->window.from + (uint32_t)from - 1, x->window.from + (uint32_t)to - 1};
    return (place->from == view.n || !bao_utf8_goes_on(view.p[place->from])) &&
           (place->to == view.n || !bao_utf8_goes_on(view.p[place->to]));
}

const bao_quantity *bao__read_number(bao_extraction *x, int64_t at)
{
    bao_range place;
    const uint32_t index =
        bao__place(x, at, at, &place) ? quantity_at(x->report, place.from) : BAO_NONE;
    if (index == BAO_NONE) {
        return NULL;
    }
    const bao_quantity *q = &x->report->quantities.items[index];
    add(x, (bao_reading){.quantity = index, .raw = q->raw, .kind = BAO_READ_PLAIN});
    return q->valued ? q : NULL;
}

static bao_reading *last(bao_extraction *x)
{
    return x && x->reading_count ? &x->readings[x->reading_count - 1] : NULL;
}

void bao__read_growth(bao_extraction *x, int64_t at, bool falls)
{
    bao_reading *reading = last(x);
    bao_range place;
    if (reading && bao__place(x, at, at, &place)) {
        reading->kind = falls ? BAO_READ_FALL : BAO_READ_PLAIN;
        reading->raw.from = place.from < reading->raw.from ? place.from : reading->raw.from;
    }
}

bool bao__negate(bao_decimal *d)
{
    d->coefficient = -d->coefficient;
    return d->coefficient <= 0;
}

void bao__read_same(bao_extraction *x, int64_t at, int64_t to, bool about)
{
    bao_range place;
    if (bao__place(x, at, to, &place)) {
        add(x, (bao_reading){.quantity = BAO_NONE,
                             .raw = place,
                             .kind = BAO_READ_LITERAL,
                             .hedge = about ? BAO_ABOUT : BAO_EXACT});
    }
}

bool bao__less_hundred(bao_decimal value, bao_decimal *out)
{
    const bao_decimal least = {INDEX_LEAST, 0}, most = {INDEX_MOST, 0}, hundred = {100, 0};
    return bao_decimal_compare(value, least) > 0 && bao_decimal_compare(value, most) < 0 &&
           bao_decimal_subtract(value, hundred, out);
}

void bao__read_index(bao_extraction *x)
{
    bao_reading *reading = last(x);
    if (reading) {
        reading->kind = BAO_READ_INDEX;
    }
}

bool bao__read_part(bao_extraction *x, int64_t at, bao_span text, bao_decimal *value)
{
    if (!bao_decimal_parse(text, value)) {
        return false;
    }
    bao_range place;
    if (x && at > 0 && bao__place(x, at, at + (int64_t)text.n, &place)) {
        add(x, (bao_reading){.quantity = quantity_at(x->report, place.from),
                             .raw = place,
                             .value = *value,
                             .kind = BAO_READ_LITERAL});
    }
    return true;
}

bao_reading *bao__reading_take(bao_extraction *x, bao_range place)
{
    for (size_t i = x->reading_count; i-- > 0;) {
        bao_reading *reading = &x->readings[i];
        if (!reading->taken && reading->raw.to > place.from && reading->raw.from < place.to) {
            reading->taken = true;
            return reading;
        }
    }
    return NULL;
}

bao_status bao__reading_mention(bao_extraction *x, const bao_reading *reading, bao_span unit,
                                bao_mention *mention, bao_error *error)
{
    const bao_quantity *quantity =
        reading->quantity == BAO_NONE ? NULL : &x->report->quantities.items[reading->quantity];
    mention->value = reading->value;
    mention->hedge = reading->hedge;
    if (reading->kind != BAO_READ_LITERAL) {
        mention->hedge = quantity->hedge;
        bao_status status = bao_quantity_in_unit(x->report, quantity, unit, &mention->value, error);
        if (status != BAO_OK) {
            return status;
        }
    }
    if (reading->kind == BAO_READ_FALL && !bao__negate(&mention->value)) {
        return bao_fail(error, BAO_NUMBER, "a fall by less than nothing");
    }
    if (reading->kind == BAO_READ_INDEX && !bao__less_hundred(mention->value, &mention->value)) {
        return bao_fail(error, BAO_NUMBER, "no index of 100 for the year before");
    }
    if (quantity) {
        bao_claim *claim = &x->facts.claims[reading->quantity];
        const bool again = claim->claimed && reading->kind != BAO_READ_LITERAL;
        x->claimed_again |= again;
        claim->again |= again;
        claim->claimed = true;
    }
    return BAO_OK;
}
