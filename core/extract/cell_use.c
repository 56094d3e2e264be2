/* cell_use.c - what a value cell is to an indicator: a value in its unit, and a mention. */
#include "extract/cell.h"

/* The sign that the value has in its column; false when there is none it could have. */
static bool sign_in(const bao_cell_value *value, const bao_cell_use *use, bool *minus,
                    bao_error *error)
{
    *minus = value->sign == BAO_MINUS && (use->changes || !value->stroke);
    if (*minus && !use->changes && value->quantity.value.coefficient) {
        bao_fail(error, BAO_NUMBER, "a count below zero");
        return false;
    }
    if ((value->marks & BAO_CELL_PICTURE) && value->sign == BAO_UNSIGNED) {
        bao_fail(error, BAO_NUMBER, "a picture stands beside it");
        return false;
    }
    if (use->changes && (value->marks & BAO_CELL_COLOURED) && value->sign == BAO_UNSIGNED &&
        value->quantity.value.coefficient) {
        bao_fail(error, BAO_NUMBER, "its colour may be its sign");
        return false;
    }
    if (use->falls && value->sign != BAO_UNSIGNED) {
        bao_fail(error, BAO_NUMBER, "a sign below a head that says how much it fell");
        return false;
    }
    *minus |= use->falls;
    return true;
}

/* Nothing but zeros behind the point. */
static bool is_whole(bao_decimal value)
{
    while (value.digits && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        value.digits--;
    }
    return value.digits == 0;
}

bao_status bao_cell_in_unit(const bao_report *report, const bao_cell_value *value,
                            const bao_cell_use *use, bao_decimal *out, bao_error *error)
{
    bao_quantity q = value->quantity;
    bool minus;
    if (!sign_in(value, use, &minus, error)) {
        return BAO_NUMBER;
    }
    q.value.coefficient = q.value.coefficient < 0 ? -q.value.coefficient : q.value.coefficient;
    if (value->apart && !use->summed) {
        return bao_fail(error, BAO_NUMBER, "its digits stand apart");
    }
    const bool bare = q.unit.from == q.unit.to;
    bao_status status = BAO_NUMBER;
    if (bare && use->printed.n) {
        status = bao_cell_in_printed(report, value, use->printed, use->unit, out, error);
    } else if (bare && use->needs_unit) {
        bao_fail(error, BAO_NUMBER, "no unit is printed for it");
    }
    if (status != BAO_OK && !(bare && use->needs_unit)) {
        status = bao_quantity_in_unit(report, &q, use->unit, out, error);
    }
    if (status == BAO_OK && use->whole && !is_whole(*out)) {
        return bao_fail(error, BAO_NUMBER, "a part of one %.*s", (int)use->unit.n, use->unit.p);
    }
    if (status == BAO_OK && minus) {
        out->coefficient = -out->coefficient;
    }
    return status;
}

bao_mention bao_cell_mention(const bao_report *report, const bao_cell_value *value,
                             bao_range folded, const bao_cell_use *use, bao_error *error)
{
    bao_mention m = {.raw = folded, .table = true, .status = BAO_FACT_UNREADABLE};
    switch ((bao_cell_kind)value->kind) {
    case BAO_CELL_BLANK:
        m.status = BAO_FACT_BLANK;
        break;
    case BAO_CELL_DASH:
        m.status = BAO_FACT_NOT_APPLICABLE;
        break;
    case BAO_CELL_NONE:
        m.status = BAO_FACT_NONE_STATED;
        m.valued = true;
        break;
    case BAO_CELL_UNCHANGED:
        m.status = use->changes ? BAO_FACT_REPORTED : BAO_FACT_UNREADABLE;
        m.valued = use->changes;
        bao_fail(error, BAO_NUMBER, "it says that nothing changed, which is no count");
        break;
    case BAO_CELL_NUMBER:
        m.raw = value->quantity.raw;
        m.hedge = value->quantity.hedge;
        m.valued = bao_cell_in_unit(report, value, use, &m.value, error) == BAO_OK;
        m.status = m.valued ? BAO_FACT_REPORTED : BAO_FACT_UNREADABLE;
        break;
    case BAO_CELL_WORDS:
    case BAO_CELL_UNREADABLE:
        bao_fail(error, BAO_NUMBER, "%s", value->reason ? value->reason : "it is not one number");
        break;
    }
    return m;
}

void bao_cell_warn(bao_facts *facts, bao_range folded, const char *table, const char *why)
{
    const bao_report *report = facts->report;
    const bao_span text = bao_span_cut(bao_fold_view(&report->fold), folded);
    bao_warn(&facts->warnings, "UNREADABLE_CELL", bao_report_source(report, folded).from,
             "line %u: the cell \"%.*s\" of the table \"%s\" is not read: %s",
             bao_report_line(report, folded.from), (int)(text.n > 60 ? 60 : text.n), text.p, table,
             why);
}

void bao_cell_claim(bao_facts *facts, bao_range raw)
{
    const bao_quantities *q = &facts->report->quantities;
    for (size_t i = bao_quantity_find(q, raw.from); i < q->count && q->items[i].raw.from < raw.to;
         i++) {
        bao_facts_claim(facts, &q->items[i]);
    }
}
