/* rows.c - one record as rows. */
#include "host/rows.h"

/* Cells that are alike in every row of a report: report,place,adcode,publisher,level,year. */
static bao_span head_cells(const bao_rows *rows, const bao_record *record, bao_buf *buf)
{
    static const bao_meta_key keys[] = {BAO_META_PLACE, BAO_META_ADCODE, BAO_META_PUBLISHER,
                                        BAO_META_LEVEL, BAO_META_YEAR};
    bao_rows head = {.out = buf, .excel = rows->excel};
    bao_cell_text(&head, record->report);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bao_cell_text(&head, record->meta[keys[i]].value);
    }
    return bao_buf_view(buf);
}

const bao_record_place *bao_fact_place(const bao_record *record, const bao_record_fact *fact)
{
    return fact->mention == BAO_NONE ? NULL : &record->mentions[fact->mention].place;
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

static void place_cells(bao_rows *rows, const bao_record_place *place)
{
    if (place) {
        bao_cell_unsigned(rows, place->line);
        bao_cell_unsigned(rows, place->from);
        bao_cell_unsigned(rows, place->to);
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
    bao_span tail;                /* sha256 */
    again names, states, sources; /* form and indicator; unit, hedge and status; script, rule,
                                      section and page */
} fact_writer;

static void name_cells(bao_rows *rows, const bao_record_fact *fact, again *last)
{
    if (!cells_again(rows, last, fact->form.p, fact->indicator.p, 0)) {
        bao_cell_text(rows, fact->form);
        bao_cell_text(rows, fact->indicator);
        keep_cells(rows, last);
    }
}

static void status_cells(bao_rows *rows, const bao_record_fact *fact, again *last)
{
    const unsigned both = (unsigned)fact->hedge << 8 | (unsigned)fact->status;
    if (!cells_again(rows, last, fact->unit.p, NULL, both)) {
        bao_cell_text(rows, fact->unit);
        bao_cell_string(rows, bao_hedge_name((bao_hedge)fact->hedge));
        bao_cell_string(rows, bao_fact_status_name((bao_fact_status)fact->status));
        keep_cells(rows, last);
    }
}

static void source_cells(bao_rows *rows, const bao_record *record, const bao_record_fact *fact,
                         const bao_record_place *place, again *last)
{
    const bao_span section = place ? place->section : (bao_span){"", 0};
    const uint32_t page = place ? place->page : 0;
    if (!cells_again(rows, last, fact->rule.p, section.p, page)) {
        bao_cell_text(rows, record->script);
        bao_cell_text(rows, fact->rule);
        bao_cell_text(rows, section);
        page_cell(rows, page);
        keep_cells(rows, last);
    }
}

static void fact_row(bao_rows *rows, const bao_record *record, const bao_record_fact *fact,
                     fact_writer *w)
{
    const bao_record_place *place = bao_fact_place(record, fact);
    bao_cell_ready(rows, w->head);
    name_cells(rows, fact, &w->names);
    bao_cell_text(rows, fact->dims);
    bao_cell_decimal(rows, fact->valued, fact->value);
    status_cells(rows, fact, &w->states);
    bao_cell_text(rows, place ? place->raw : (bao_span){"", 0});
    bao_cell_text(rows, fact->grade);
    source_cells(rows, record, fact, place, &w->sources);
    place_cells(rows, place);
    bao_cell_ready(rows, w->tail);
    bao_cell_text(rows, fact->label);
    bao_row_end(rows);
}

void bao_rows_facts(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    bao_buf buf = bao_buf_in(arena);
    fact_writer w = {.head = head_cells(rows, record, &buf)};
    w.tail = bao_span_of(record->sha256); /* needs no quotes */
    for (size_t i = 0; i < record->fact_count; i++) {
        fact_row(rows, record, &record->facts[i], &w);
    }
    rows->out->failed |= buf.failed;
}

void bao_rows_evidence(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    (void)arena;
    for (size_t i = 0; i < record->evidence_count; i++) {
        const bao_record_evidence *e = &record->evidence[i];
        const bao_record_fact *fact = &record->facts[e->fact];
        const bao_record_mention *m = &record->mentions[e->mention];
        bao_cell_text(rows, record->report);
        bao_cell_text(rows, fact->indicator);
        bao_cell_text(rows, fact->dims);
        bao_cell_string(rows, bao_role_name((bao_role)e->role));
        bao_cell_decimal(rows, m->valued, m->value);
        bao_cell_text(rows, m->place.raw);
        bao_cell_text(rows, m->rule);
        bao_cell_unsigned(rows, m->place.from);
        bao_cell_unsigned(rows, m->place.to);
        page_cell(rows, m->place.page);
        bao_cell_unsigned(rows, m->place.line);
        bao_row_end(rows);
    }
}

void bao_rows_checks(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    bao_buf grade = bao_buf_in(arena);
    for (size_t i = 0; i < record->check_count; i++) {
        const bao_outcome *o = &record->checks[i];
        bao_cell_text(rows, record->report);
        bao_cell_text(rows, record->script);
        bao_cell_string(rows, o->name);
        bao_cell_string(rows, bao_verdict_name(o->verdict));
        bao_cell_decimal(rows, o->left_valued, o->left);
        bao_cell_decimal(rows, o->right_valued, o->right);
        bao_cell_decimal(rows, o->gap_valued, o->gap);
        bao_cell_unsigned(rows, o->blanks);
        bao_cell_text(rows, o->left_facts);
        bao_cell_text(rows, o->right_facts);
        bao_cell_text(rows, o->note);
        grade.n = 0;
        bao_grade_bits_print(o->grade, &grade);
        bao_cell_text(rows, bao_buf_view(&grade));
        bao_row_end(rows);
    }
    rows->out->failed |= grade.failed;
}

void bao_rows_residue(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    (void)arena;
    for (size_t i = 0; i < record->residue_count; i++) {
        const bao_record_residue *r = &record->residue[i];
        bao_cell_text(rows, record->report);
        bao_cell_text(rows, r->place.raw);
        bao_cell_decimal(rows, r->valued, r->value);
        bao_cell_text(rows, r->unit);
        bao_cell_text(rows, r->place.section);
        place_cells(rows, &r->place);
        bao_cell_text(rows, r->set_aside);
        bao_cell_text(rows, r->context);
        bao_row_end(rows);
    }
}

void bao_rows_expected(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    (void)arena;
    for (size_t i = 0; i < record->expected_count; i++) {
        const bao_record_expected *e = &record->expected[i];
        bao_cell_text(rows, record->report);
        bao_cell_text(rows, e->indicator);
        bao_cell_text(rows, e->dims);
        bao_cell_text(rows, e->why);
        bao_cell_text(rows, e->rule);
        if (e->line) {
            bao_cell_unsigned(rows, e->line);
        } else {
            bao_cell_empty(rows);
        }
        bao_cell_text(rows, e->section);
        bao_cell_text(rows, e->label);
        bao_row_end(rows);
    }
}

/* Appends the names of the facts whose value the warning's place is in. */
static void print_warned_facts(const bao_record *record, const bao_record_warned *w, bao_buf *out)
{
    for (size_t i = 0; w->line && i < record->fact_count; i++) {
        const bao_record_fact *fact = &record->facts[i];
        const bao_record_place *place = bao_fact_place(record, fact);
        if (place && w->at >= place->from && w->at < place->to) {
            bao_buf_string(out, out->n ? ";" : "");
            bao_buf_span(out, fact->indicator);
            if (fact->dims.n) {
                bao_buf_format(out, "[%.*s]", (int)fact->dims.n, fact->dims.p);
            }
        }
    }
}

static void warning_row(bao_rows *rows, const bao_record *record, const bao_record_warned *w,
                        bao_buf *facts)
{
    facts->n = 0;
    print_warned_facts(record, w, facts);
    bao_cell_text(rows, record->report);
    bao_cell_string(rows, record->warnings[w->warning].code);
    bao_cell_text(rows, w->text);
    for (int cell = 0; cell < 3; cell++) { /* line, from, to */
        if (w->line) {
            bao_cell_unsigned(rows, cell ? w->at : w->line);
        } else {
            bao_cell_text(rows, (bao_span){"", 0});
        }
    }
    bao_cell_text(rows, bao_buf_view(facts));
    bao_row_end(rows);
}

/* The rest of a code of which not all places are kept. */
static void more_warnings_row(bao_rows *rows, const bao_record *record, const bao_warning *warning,
                              bao_buf *text)
{
    text->n = 0;
    bao_buf_format(text, "%u more of this kind", warning->count - BAO_WARNED_MOST);
    bao_cell_text(rows, record->report);
    bao_cell_string(rows, warning->code);
    bao_cell_text(rows, bao_buf_view(text));
    for (int cell = 0; cell < 4; cell++) {
        bao_cell_text(rows, (bao_span){"", 0});
    }
    bao_row_end(rows);
}

void bao_rows_warnings(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    bao_buf buf = bao_buf_in(arena);
    for (size_t i = 0; i < record->warned_count; i++) {
        warning_row(rows, record, &record->warned[i], &buf);
    }
    for (size_t i = 0; i < record->warning_count; i++) {
        if (record->warnings[i].count > BAO_WARNED_MOST) {
            more_warnings_row(rows, record, &record->warnings[i], &buf);
        }
    }
    rows->out->failed |= buf.failed;
}

void bao_warnings_print(const bao_warning *warnings, size_t count, bao_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        const bao_warning *w = &warnings[i];
        bao_buf_string(out, i ? " | " : "");
        bao_buf_string(out, w->code);
        bao_buf_string(out, ": ");
        bao_buf_string(out, w->message);
        if (w->count > 1) {
            bao_buf_format(out, " (x%u)", w->count);
        }
    }
}

void bao_rows_report(bao_rows *rows, const bao_record *record, bao_arena *arena)
{
    static const bao_meta_key keys[] = {BAO_META_TITLE,     BAO_META_PLACE, BAO_META_ADCODE,
                                        BAO_META_PUBLISHER, BAO_META_LEVEL, BAO_META_YEAR,
                                        BAO_META_DATE};
    bao_buf from = bao_buf_in(arena), warnings = bao_buf_in(arena);
    bao_meta_from_print(record->meta, &from);
    bao_warnings_print(record->warnings, record->warning_count, &warnings);
    bao_cell_text(rows, record->report);
    bao_cell_string(rows, record->sha256);
    bao_cell_unsigned(rows, record->bytes);
    bao_cell_text(rows, record->format);
    bao_cell_text(rows, record->encoding);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bao_cell_text(rows, record->meta[keys[i]].value);
    }
    bao_cell_text(rows, bao_buf_view(&from));
    bao_cell_text(rows, record->form);
    bao_cell_text(rows, record->script);
    bao_cell_string(rows, bao_result_verdict_name(record->verdict));
    bao_cell_text(rows, record->reason);
    bao_cell_text(rows, bao_buf_view(&warnings));
    bao_cell_unsigned(rows, record->fact_count);
    bao_cell_unsigned(rows, record->unclaimed);
    bao_cell_empty(rows); /* see bao_rows_duplicate */
    bao_row_end(rows);
    rows->out->failed |= from.failed || warnings.failed;
}

void bao_rows_duplicate(bao_rows *rows, bao_span row, bao_span of)
{
    const size_t end = sizeof ",\n" - 1;
    bao_cell_ready(rows, (bao_span){row.p, row.n > end ? row.n - end : 0});
    bao_cell_text(rows, of);
    bao_row_end(rows);
}
