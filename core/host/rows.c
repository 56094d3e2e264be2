/* rows.c - one result as rows. */
#include "host/rows.h"

static const char *const verdict_names[] = {"ok", "ok_with_warnings", "no_script", "not_a_report",
                                            "failed"};

const char *bao_result_verdict_name(bao_result_verdict verdict)
{
    return verdict_names[verdict];
}

static bao_span meta(const bao_report *report, bao_meta_key key)
{
    return report->meta[key].value;
}

static bao_span metric_rule(const bao_result *result, const bao_indicator *indicator)
{
    bao_buf name = bao_buf_in(result->report->arena);
    bao_buf_string(&name, "metric:");
    bao_buf_string(&name, indicator->name);
    return bao_buf_view(&name);
}

void bao_fact_row_fill(bao_fact_row *row, const bao_result *result, size_t index)
{
    const bao_extraction *x = result->extraction;
    const bao_fact *fact = &x->facts.items[index];
    *row = (bao_fact_row){.fact = fact,
                          .indicator = &x->facts.indicators[fact->indicator],
                          .form = x->facts.indicators[fact->indicator].form};
    if (fact->first == BAO_NONE) {
        row->rule = metric_rule(result, row->indicator);
        return;
    }
    const bao_mention *m = &x->facts.mentions[fact->first];
    const bao_rule *rule = &x->engine->rules[m->rule];
    row->form = rule->form;
    row->rule = bao_span_of(rule->name);
    row->place = &result->places->mentions[fact->first];
}

/* Cells that are alike in every row of a report: report,place,adcode,publisher,level,year. */
static bao_span head_cells(const bao_rows *rows, const bao_result *result, bao_buf *buf)
{
    static const bao_meta_key keys[] = {BAO_META_PLACE, BAO_META_ADCODE, BAO_META_PUBLISHER,
                                        BAO_META_LEVEL, BAO_META_YEAR};
    bao_rows head = {.out = buf, .excel = rows->excel};
    bao_cell_text(&head, result->path);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bao_cell_text(&head, meta(result->report, keys[i]));
    }
    return bao_buf_view(buf);
}

/* A format without pages has an empty cell. */
static void page_cell(bao_rows *rows, uint32_t page)
{
    if (page) {
        bao_cell_unsigned(rows, page);
    } else {
        bao_cell_empty(rows);
    }
}

static void place_cells(bao_rows *rows, const bao_fact_row *row)
{
    const bao_place *place = row->place;
    if (place) {
        bao_cell_unsigned(rows, place->line);
        bao_cell_unsigned(rows, place->source.from);
        bao_cell_unsigned(rows, place->source.to);
    } else {
        bao_cell_ready(rows, BAO_SPAN(",,"));
    }
}

/* Cells that are often those of the row before: where they are in the buffer, and of what. */
typedef struct again {
    const void *a, *b;
    unsigned c;
    size_t from, n;
} again;

/* Writes them once more when they are of the same; else they are to be written, and kept. */
static bool cells_again(bao_rows *rows, again *last, const void *a, const void *b, unsigned c)
{
    if (last->n && last->a == a && last->b == b && last->c == c) {
        bao_cell_again(rows, last->from, last->n);
        return true;
    }
    *last = (again){.a = a, .b = b, .c = c, .from = rows->out->n};
    return false;
}

static void keep_cells(const bao_rows *rows, again *last)
{
    last->n = rows->out->n - last->from;
}

/* What rows of facts are written with. */
typedef struct fact_writer {
    bao_span head;
    bao_buf grade;
    bao_span tail;                /* sha256 */
    again names, states, sources; /* form and indicator; unit, hedge and status; script, rule,
                                      section and page */
} fact_writer;

static void name_cells(bao_rows *rows, const bao_fact_row *row, again *last)
{
    if (!cells_again(rows, last, row->form, row->indicator, 0)) {
        bao_cell_string(rows, row->form);
        bao_cell_string(rows, row->indicator->name);
        keep_cells(rows, last);
    }
}

static void status_cells(bao_rows *rows, const bao_fact_row *row, again *last)
{
    const bao_fact *fact = row->fact;
    const unsigned both = (unsigned)fact->hedge << 8 | (unsigned)fact->status;
    if (!cells_again(rows, last, row->indicator->unit, NULL, both)) {
        bao_cell_string(rows, row->indicator->unit);
        bao_cell_string(rows, bao_hedge_name((bao_hedge)fact->hedge));
        bao_cell_string(rows, bao_fact_status_name((bao_fact_status)fact->status));
        keep_cells(rows, last);
    }
}

static void source_cells(bao_rows *rows, const bao_result *result, const bao_fact_row *row,
                         again *last)
{
    const bao_span section = row->place ? row->place->section : (bao_span){"", 0};
    const uint32_t page = row->place ? row->place->page : 0;
    if (!cells_again(rows, last, row->rule.p, section.p, page)) {
        bao_cell_string(rows, result->script);
        bao_cell_text(rows, row->rule);
        bao_cell_text(rows, section);
        page_cell(rows, page);
        keep_cells(rows, last);
    }
}

static void fact_row(bao_rows *rows, const bao_result *result, const bao_fact_row *row,
                     fact_writer *w)
{
    const bao_fact *fact = row->fact;
    bao_buf *grade = &w->grade;
    grade->n = 0;
    bao_grade_print(fact, grade);
    bao_cell_ready(rows, w->head);
    name_cells(rows, row, &w->names);
    bao_cell_text(rows, fact->dims);
    bao_cell_decimal(rows, fact->valued, fact->value);
    status_cells(rows, row, &w->states);
    bao_cell_text(rows, row->place ? row->place->raw : (bao_span){"", 0});
    bao_cell_text(rows, bao_buf_view(grade));
    source_cells(rows, result, row, &w->sources);
    place_cells(rows, row);
    bao_cell_ready(rows, w->tail);
    bao_row_end(rows);
}

void bao_rows_facts(bao_rows *rows, const bao_result *result)
{
    if (!result->extraction) {
        return;
    }
    bao_buf buf = bao_buf_in(result->report->arena);
    fact_writer w = {.grade = bao_buf_in(result->report->arena)};
    w.head = head_cells(rows, result, &buf);
    w.tail = bao_span_of(result->sha256); /* needs no quotes */
    for (size_t i = 0; i < result->extraction->facts.count; i++) {
        bao_fact_row row;
        bao_fact_row_fill(&row, result, i);
        fact_row(rows, result, &row, &w);
    }
    rows->out->failed |= buf.failed || w.grade.failed;
}

/* The row of mention number `index`, which is evidence for `fact`. */
static void evidence_row(bao_rows *rows, const bao_result *result, const bao_fact *fact,
                         uint32_t index, bao_role role)
{
    const bao_extraction *x = result->extraction;
    const bao_mention *m = &x->facts.mentions[index];
    const bao_place *place = &result->places->mentions[index];
    bao_cell_text(rows, result->path);
    bao_cell_string(rows, x->facts.indicators[fact->indicator].name);
    bao_cell_text(rows, fact->dims);
    bao_cell_string(rows, bao_role_name(role));
    bao_cell_decimal(rows, m->valued, m->value);
    bao_cell_text(rows, place->raw);
    bao_cell_string(rows, x->engine->rules[m->rule].name);
    bao_cell_unsigned(rows, place->source.from);
    bao_cell_unsigned(rows, place->source.to);
    page_cell(rows, place->page);
    bao_cell_unsigned(rows, place->line);
    bao_row_end(rows);
}

/* The inputs of a derived fact: where each of them stands. */
static void input_rows(bao_rows *rows, const bao_result *result, const bao_fact *fact)
{
    const bao_facts *facts = &result->extraction->facts;
    for (uint32_t i = 0; i < fact->input_count; i++) {
        const bao_fact *input =
            bao_facts_find(facts, fact->inputs[i].indicator, fact->inputs[i].dims);
        if (input && input->first != BAO_NONE) {
            evidence_row(rows, result, fact, input->first, BAO_ROLE_INPUT);
        }
    }
}

void bao_rows_evidence(bao_rows *rows, const bao_result *result)
{
    if (!result->extraction) {
        return;
    }
    const bao_facts *facts = &result->extraction->facts;
    for (size_t i = 0; i < facts->count; i++) {
        const bao_fact *fact = &facts->items[i];
        for (uint32_t m = fact->first; m != BAO_NONE; m = facts->mentions[m].next) {
            evidence_row(rows, result, fact, m, (bao_role)facts->mentions[m].role);
        }
        input_rows(rows, result, fact);
    }
}

void bao_rows_checks(bao_rows *rows, const bao_result *result)
{
    if (!result->extraction) {
        return;
    }
    for (size_t i = 0; i < result->extraction->outcome_count; i++) {
        const bao_outcome *o = &result->extraction->outcomes[i];
        bao_cell_text(rows, result->path);
        bao_cell_string(rows, result->script);
        bao_cell_string(rows, o->name);
        bao_cell_string(rows, bao_verdict_name(o->verdict));
        bao_cell_decimal(rows, o->left_valued, o->left);
        bao_cell_decimal(rows, o->right_valued, o->right);
        bao_cell_decimal(rows, o->gap_valued, o->gap);
        bao_cell_unsigned(rows, o->blanks);
        bao_cell_text(rows, o->left_facts);
        bao_cell_text(rows, o->right_facts);
        bao_cell_text(rows, o->note);
        bao_row_end(rows);
    }
}

void bao_rows_residue(bao_rows *rows, const bao_result *result)
{
    const bao_extraction *x = result->extraction;
    if (!x) {
        return;
    }
    const bao_report *report = result->report;
    bao_span view = bao_fold_view(&report->fold);
    for (size_t i = 0; i < report->quantities.count; i++) {
        const bao_quantity *q = &report->quantities.items[i];
        const bao_claim *claim = &x->facts.claims[i];
        if (claim->claimed || !bao_quantity_is_amount((bao_quantity_kind)q->kind)) {
            continue;
        }
        const bao_place place = bao_places_find(result->places, q->raw);
        bao_cell_text(rows, result->path);
        bao_cell_text(rows, place.raw);
        bao_cell_decimal(rows, q->valued && q->kind != BAO_RANGE, q->value);
        bao_cell_text(rows, bao_span_cut(view, q->unit));
        bao_cell_text(rows, place.section);
        bao_cell_unsigned(rows, place.line);
        bao_cell_unsigned(rows, place.source.from);
        bao_cell_unsigned(rows, place.source.to);
        bao_cell_string(rows,
                        claim->set_aside ? x->engine->ignores[claim->set_aside - 1].reason : "");
        bao_row_end(rows);
    }
}

void bao_meta_from_print(const bao_report *report, bao_buf *out)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        const bao_meta *m = &report->meta[key];
        if (m->value.n && m->origin != BAO_FROM_NOWHERE) {
            bao_buf_string(out, out->n ? ";" : "");
            bao_buf_string(out, bao_meta_name((bao_meta_key)key));
            bao_buf_byte(out, ':');
            bao_buf_string(out, bao_origin_name((bao_origin)m->origin));
        }
    }
}

void bao_warnings_print(const bao_warnings *warnings, bao_buf *out)
{
    for (size_t i = 0; i < warnings->count; i++) {
        const bao_warning *w = &warnings->items[i];
        bao_buf_string(out, out->n ? " | " : "");
        bao_buf_string(out, w->code);
        bao_buf_string(out, ": ");
        bao_buf_string(out, w->message);
        if (w->count > 1) {
            bao_buf_format(out, " (x%u)", w->count);
        }
    }
}

/* format,encoding,title,place,adcode,publisher,level,year,date,meta_from */
static void report_cells(bao_rows *rows, const bao_report *report)
{
    static const bao_meta_key keys[] = {BAO_META_TITLE,     BAO_META_PLACE, BAO_META_ADCODE,
                                        BAO_META_PUBLISHER, BAO_META_LEVEL, BAO_META_YEAR,
                                        BAO_META_DATE};
    bao_buf from = bao_buf_in(report->arena);
    bao_cell_string(rows, report->format);
    bao_cell_string(rows, bao_encoding_name(report->text.guess.encoding));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bao_cell_text(rows, meta(report, keys[i]));
    }
    bao_meta_from_print(report, &from);
    bao_cell_text(rows, bao_buf_view(&from));
}

void bao_rows_report(bao_rows *rows, const bao_result *result)
{
    const bao_extraction *x = result->extraction;
    bao_cell_text(rows, result->path);
    bao_cell_string(rows, result->sha256);
    bao_cell_unsigned(rows, result->bytes);
    if (result->report) {
        report_cells(rows, result->report);
    } else {
        bao_cell_ready(rows, BAO_SPAN(",,,,,,,,,"));
    }
    bao_cell_string(rows, result->form);
    bao_cell_string(rows, result->script);
    bao_cell_string(rows, bao_result_verdict_name(result->verdict));
    bao_cell_text(rows, result->reason);
    if (result->report) {
        bao_buf warnings = bao_buf_in(result->report->arena);
        bao_warnings_print(&result->report->warnings, &warnings);
        if (x) {
            bao_warnings_print(&x->facts.warnings, &warnings);
        }
        bao_cell_text(rows, bao_buf_view(&warnings));
    } else {
        bao_cell_empty(rows);
    }
    bao_cell_unsigned(rows, x ? x->facts.count : 0);
    bao_cell_unsigned(rows, x ? x->residue : 0);
    bao_row_end(rows);
}

void bao_rows_timing(bao_rows *rows, const bao_result *result)
{
    bao_cell_text(rows, result->path);
    bao_cell_unsigned(rows, result->microseconds);
    bao_row_end(rows);
}
