/* record_json.c - a record's parts as objects, field by field. */
#include "extract/record_json.h"

#include "base/utf8.h"

static void add_meta(bao_json_node root, const bao_meta *meta, bao_arena *arena)
{
    bao_json_node o = bao_json_object(root, "meta");
    bao_buf from = bao_buf_in(arena);
    for (int key = 0; key < BAO_META_COUNT; key++) {
        bao_json_span(o, bao_meta_name((bao_meta_key)key), meta[key].value);
    }
    bao_meta_from_print(meta, &from);
    bao_json_span(o, "meta_from", bao_buf_view(&from));
}

/* An unsigned number, or null where it is 0 for "none". */
static void add_known(bao_json_node o, const char *name, uint32_t n)
{
    if (n) {
        bao_json_unsigned(o, name, n);
    } else {
        bao_json_null(o, name);
    }
}

static void add_place(bao_json_node o, const bao_record_place *place)
{
    bao_json_span(o, "raw", place->raw);
    bao_json_span(o, "section", place->section);
    add_known(o, "page", place->page);
    bao_json_unsigned(o, "line", place->line);
    bao_json_unsigned(o, "from", place->from);
    bao_json_unsigned(o, "to", place->to);
}

static void add_fact(bao_json_node list, const bao_record *record, const bao_record_fact *fact)
{
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_span(o, "form", fact->form);
    bao_json_span(o, "indicator", fact->indicator);
    bao_json_span(o, "dims", fact->dims);
    bao_json_decimal(o, "value", fact->valued, fact->value);
    bao_json_span(o, "unit", fact->unit);
    bao_json_string(o, "hedge", bao_hedge_name((bao_hedge)fact->hedge));
    bao_json_string(o, "status", bao_fact_status_name((bao_fact_status)fact->status));
    bao_json_span(o, "grade", fact->grade);
    bao_json_span(o, "rule", fact->rule);
    bao_json_span(o, "label", fact->label);
    if (fact->mention != BAO_NONE) {
        add_place(o, &record->mentions[fact->mention].place);
    }
}

static void add_evidence(bao_json_node list, const bao_record *record,
                         const bao_record_evidence *evidence)
{
    const bao_record_fact *fact = &record->facts[evidence->fact];
    const bao_record_mention *m = &record->mentions[evidence->mention];
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_span(o, "indicator", fact->indicator);
    bao_json_span(o, "dims", fact->dims);
    bao_json_string(o, "role", bao_role_name((bao_role)evidence->role));
    bao_json_decimal(o, "value", m->valued, m->value);
    bao_json_span(o, "rule", m->rule);
    add_place(o, &m->place);
}

static void add_check(bao_json_node list, const bao_outcome *outcome, bao_arena *arena)
{
    bao_buf grade = bao_buf_in(arena);
    bao_grade_bits_print(outcome->grade, &grade);
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_string(o, "check", outcome->name);
    bao_json_string(o, "verdict", bao_verdict_name(outcome->verdict));
    bao_json_decimal(o, "left", outcome->left_valued, outcome->left);
    bao_json_decimal(o, "right", outcome->right_valued, outcome->right);
    bao_json_decimal(o, "gap", outcome->gap_valued, outcome->gap);
    bao_json_unsigned(o, "blanks", outcome->blanks);
    bao_json_span(o, "left_facts", outcome->left_facts);
    bao_json_span(o, "right_facts", outcome->right_facts);
    bao_json_span(o, "note", outcome->note);
    bao_json_span(o, "grade", bao_buf_view(&grade));
}

static void add_residue(bao_json_node list, const bao_record_residue *residue)
{
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_decimal(o, "value", residue->valued, residue->value);
    bao_json_span(o, "unit", residue->unit);
    bao_json_span(o, "set_aside", residue->set_aside);
    bao_json_span(o, "context", residue->context);
    add_place(o, &residue->place);
}

static void add_expected(bao_json_node list, const bao_record_expected *expected)
{
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_span(o, "indicator", expected->indicator);
    bao_json_span(o, "dims", expected->dims);
    bao_json_span(o, "why", expected->why);
    bao_json_span(o, "section", expected->section);
    bao_json_unsigned(o, "line", expected->line);
    bao_json_span(o, "rule", expected->rule);
    bao_json_span(o, "label", expected->label);
}

static void add_warning(bao_json_node list, const bao_warning *warning)
{
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_string(o, "code", warning->code);
    bao_json_string(o, "message", warning->message);
    bao_json_unsigned(o, "at", warning->at);
    bao_json_unsigned(o, "count", warning->count);
}

static void add_warned(bao_json_node list, const bao_record_warned *warned)
{
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_unsigned(o, "warning", warned->warning);
    bao_json_span(o, "text", warned->text);
    bao_json_unsigned(o, "at", warned->at);
    bao_json_unsigned(o, "line", warned->line);
}

static void add_export(bao_json_node list, const bao_export *export, bao_arena *arena)
{
    const bao_span bytes = export->bytes;
    bao_json_node o = bao_json_object(list, NULL);
    bao_json_span(o, "name", export->name);
    if (bao_utf8_valid(bytes) == bytes.n && !memchr(bytes.p, 0, bytes.n)) {
        bao_json_span(o, "text", bytes);
        return;
    }
    bao_buf hex = bao_buf_in(arena);
    for (size_t i = 0; i < bytes.n; i++) {
        bao_buf_format(&hex, "%02x", (unsigned char)bytes.p[i]);
    }
    bao_json_span(o, "hex", bao_buf_view(&hex));
}

/* The row of reports.csv. */
static void add_row(bao_json_node root, const bao_record *record, bao_arena *arena)
{
    bao_json_unsigned(root, "schema", BAO_RECORD_SCHEMA);
    bao_json_span(root, "report", record->report);
    bao_json_string(root, "sha256", record->sha256);
    bao_json_unsigned(root, "bytes", record->bytes);
    bao_json_span(root, "format", record->format);
    bao_json_span(root, "encoding", record->encoding);
    bao_json_string(root, "verdict", bao_result_verdict_name(record->verdict));
    bao_json_span(root, "reason", record->reason);
    bao_json_span(root, "form", record->form);
    bao_json_span(root, "script", record->script);
    add_meta(root, record->meta, arena);
    bao_json_unsigned(root, "figures", record->amounts);
    bao_json_unsigned(root, "unclaimed", record->unclaimed);
}

bao_json_node bao_record_object(const bao_record *record, bao_arena *arena)
{
    bao_json_node root = bao_json_start(arena);
    add_row(root, record, arena);
    bao_json_node list = bao_json_list(root, "facts");
    for (size_t i = 0; i < record->fact_count; i++) {
        add_fact(list, record, &record->facts[i]);
    }
    list = bao_json_list(root, "evidence");
    for (size_t i = 0; i < record->evidence_count; i++) {
        add_evidence(list, record, &record->evidence[i]);
    }
    list = bao_json_list(root, "checks");
    for (size_t i = 0; i < record->check_count; i++) {
        add_check(list, &record->checks[i], arena);
    }
    list = bao_json_list(root, "residue");
    for (size_t i = 0; i < record->residue_count; i++) {
        add_residue(list, &record->residue[i]);
    }
    list = bao_json_list(root, "warnings");
    for (size_t i = 0; i < record->warning_count; i++) {
        add_warning(list, &record->warnings[i]);
    }
    list = bao_json_list(root, "warned");
    for (size_t i = 0; i < record->warned_count; i++) {
        add_warned(list, &record->warned[i]);
    }
    list = bao_json_list(root, "expected");
    for (size_t i = 0; i < record->expected_count; i++) {
        add_expected(list, &record->expected[i]);
    }
    list = bao_json_list(root, "exports");
    for (size_t i = 0; i < record->export_count; i++) {
        add_export(list, &record->exports[i], arena);
    }
    return root;
}

bool bao_record_json(const bao_record *record, bao_arena *arena, bao_buf *out)
{
    return bao_json_print(bao_record_object(record, arena), false, out);
}
