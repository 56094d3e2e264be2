/* test_quantity.c - numbers of a view: cases, literals, warnings, order, want of memory. */
#include "test.h"

#include "quantities.h"

static bool scan(bao_arena *arena, bao_span text, bao_fold *fold, bao_warnings *warnings,
                 bao_quantities *all)
{
    *warnings = (bao_warnings){.arena = arena};
    fold_blocks(fold, arena, text);
    return !fold->failed && !fold->out.failed && bao_quantity_scan(arena, fold, warnings, all) &&
           !warnings->failed;
}

/* Sorted, apart, inside their blocks, the number and the unit inside what stands there. */
static bool is_orderly(bao_span view, const bao_quantities *all)
{
    uint32_t end = 0;
    for (size_t i = 0; i < all->count; i++) {
        const bao_quantity *q = &all->items[i];
        const bao_span raw = bao_span_cut(view, q->raw);
        if (q->raw.from < end || q->raw.to <= q->raw.from || q->raw.to > view.n ||
            q->number.from < q->raw.from || q->number.to > q->raw.to ||
            q->unit.from < q->raw.from || q->unit.to > q->raw.to || q->unit.to < q->unit.from ||
            memchr(raw.p, '\n', raw.n) || memchr(raw.p, '\t', raw.n)) {
            return false;
        }
        end = q->raw.to;
    }
    return true;
}

static void cases_of_the_file(void)
{
    FILE *file = fopen("tests/cases/quantity.case", "rb");
    if (!CHECK(file != NULL)) {
        return;
    }
    char name[256], input[2048], expected[4096];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    int groups = 0;
    while (test_line(file, name, sizeof name) && test_line(file, input, sizeof input) &&
           test_line(file, expected, sizeof expected)) {
        bao_fold fold;
        bao_warnings warnings;
        bao_quantities all;
        CHECK(scan(arena, unescape(input), &fold, &warnings, &all));
        const bao_span view = bao_fold_view(&fold);
        const bao_span got = print_quantities(arena, view, &all);
        CHECK_THAT(bao_span_equal(got, bao_span_of(expected)), "%s\n    wanted %s\n    got    %.*s",
                   name, expected, (int)got.n, got.p);
        CHECK_THAT(is_orderly(view, &all), "%s", name);
        groups++;
    }
    CHECK(groups >= 220);
    bao_arena_drop(arena);
    fclose(file);
}

/* `expected` is a value, or NULL when the literal is no number; `odd` whether something is odd. */
static void check_literal(bao_arena *arena, bao_span literal, const char *expected, bool odd)
{
    bao_quantity q;
    bao_error error;
    char text[BAO_DECIMAL_TEXT] = "";
    const bao_status status = bao_quantity_parse(arena, literal, &q, &error);
    if (!expected) {
        CHECK_THAT(status == BAO_NUMBER, "'%.*s': %s", (int)literal.n, literal.p,
                   bao_status_code(status));
        return;
    }
    CHECK_THAT(status == BAO_OK, "'%.*s': %s", (int)literal.n, literal.p, error.message);
    if (status == BAO_OK) {
        bao_decimal_print(q.value, text);
    }
    CHECK_THAT(q.valued && strcmp(text, expected) == 0, "'%.*s': %s, not %s", (int)literal.n,
               literal.p, text, expected);
    CHECK_THAT((q.odd != 0) == odd, "'%.*s': odd %u", (int)literal.n, literal.p, q.odd);
}

static void literals_are_one_number_or_none(void)
{
    static const struct {
        const char *literal, *value;
        bool odd;
    } cases[] = {
        {"1.2万", "12000", false},
        {"百分之四十六点五", "46.5", false},
        {"85.7%", "85.7", false},
        {" 3 208 件 ", "3208", false},
        {"近30万条", "300000", false},
        {"１，２３４", "1234", false},
        {"-0.10‰", "-0.10", false},
        {"-5", "-5", false},
        {"一", "1", false},
        {"百", "100", false},
        {"三千", "3000", false},
        {"二〇一六", "2016", false},
        {"13800000000", "13800000000", false},
        {"12345", "12345", false},
        {"5G", NULL, false},
        {"2016年", NULL, false},
        {"4月1日", NULL, false},
        {"第3", NULL, false},
        {"16:48", NULL, false},
        {"9.2:41.3:49.5", NULL, false},
        {"4.5%-5%", NULL, false},
        {"数百件", NULL, false},
        {"两三个", NULL, false},
        {"3件5件", NULL, false},
        {"共3件", NULL, false},
        {"3件。", NULL, false},
        {"3\n4", NULL, false},
        {"三分之一", NULL, false},
        {"\xFF", NULL, false},
        {"", NULL, false},
        {"-", NULL, false},
        {"　", NULL, false},
    };
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_literal(arena, bao_span_of(cases[i].literal), cases[i].value, cases[i].odd);
    }
    char longest[5000];
    memset(longest, '1', sizeof longest);
    check_literal(arena, (bao_span){longest, sizeof longest}, NULL, false);
    bao_arena_drop(arena);
}

static void a_literal_tells_what_is_odd(void)
{
    static const struct {
        const char *literal;
        bao_status status;
        unsigned odd;
    } cases[] = {
        {"12,34,5", BAO_NUMBER, BAO_ODD_GROUPING},
        {"1，234", BAO_OK, BAO_ODD_COMMA},
        {"99999999999999999999", BAO_NUMBER, BAO_ODD_SIZE},
        {"−5", BAO_OK, BAO_ODD_SIGN},
        {"--5", BAO_NUMBER, BAO_ODD_SIGN},
        {"007", BAO_OK, BAO_ODD_ZEROS},
        {"1 2 3", BAO_NUMBER, BAO_ODD_SPLIT},
        {"1.2.3", BAO_NUMBER, BAO_ODD_FORM},
        {"1e308", BAO_NUMBER, BAO_ODD_FORM},
        {"0x10", BAO_NUMBER, BAO_ODD_FORM},
        {"100%%", BAO_NUMBER, BAO_ODD_FORM},
        {"万万", BAO_NUMBER, BAO_ODD_FORM},
        {"一十百", BAO_NUMBER, BAO_ODD_FORM},
        {"约100余", BAO_OK, BAO_ODD_HEDGES},
        {"(5)", BAO_OK, BAO_ODD_BRACKETS},
        {"1\xE2\x80\x8B"
         "5",
         BAO_OK, BAO_ODD_UNSEEN},
    };
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_quantity q;
        const bao_status status =
            bao_quantity_parse(arena, bao_span_of(cases[i].literal), &q, NULL);
        CHECK_THAT(status == cases[i].status && q.odd == cases[i].odd, "'%s': %s, odd %u",
                   cases[i].literal, bao_status_code(status), q.odd);
    }
    bao_arena_drop(arena);
}

/* literal, value or null (5% for a percentage), class, note. In the class "ok" nothing is odd; in
 * "warn" something is, or there is no number. */
static void hostile_row(bao_arena *arena, char *line)
{
    char *literal = line, *value = strchr(line, '\t');
    if (!CHECK(value != NULL)) {
        return;
    }
    *value++ = '\0';
    char *kind = strchr(value, '\t');
    if (!CHECK(kind != NULL)) {
        return;
    }
    *kind++ = '\0';
    value[strcspn(value, "%")] = '\0';
    bao_quantity q;
    const bao_status status = bao_quantity_parse(arena, bao_span_of(literal), &q, NULL);
    const bool none = strcmp(value, "null") == 0 || strcmp(literal, "无") == 0;
    CHECK_THAT((status == BAO_NUMBER) == none, "'%s': %s", literal, bao_status_code(status));
    if (strncmp(kind, "ok", 2) == 0) {
        CHECK_THAT(q.odd == 0, "'%s': odd %u", literal, q.odd);
    } else {
        CHECK_THAT(q.odd || status == BAO_NUMBER, "'%s'", literal);
    }
    bao_decimal wanted;
    if (!none && CHECK(bao_decimal_parse(bao_span_of(value), &wanted))) {
        CHECK_THAT(bao_decimal_compare(q.value, wanted) == 0, "'%s' is not %s", literal, value);
    }
}

static void hostile_literals(void)
{
    FILE *file = fopen("../shared/hostile/num_cases.tsv", "rb");
    if (!file) {
        fputs("skipped: ../shared/hostile/num_cases.tsv is not there\n", stderr);
        return;
    }
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    char line[512];
    int rows = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (rows++) {
            hostile_row(arena, line);
        }
    }
    CHECK(rows > 40);
    bao_arena_drop(arena);
    fclose(file);
}

static void oddities_are_warnings_with_their_place(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold;
    bao_warnings w;
    bao_quantities all;
    CHECK(scan(arena, BAO_SPAN("收费1，234元。\n共12,34,5件，又007件、008件。"), &fold, &w, &all));
    if (CHECK(w.count == 3)) {
        CHECK(strcmp(w.items[0].code, "NUMBER_COMMA") == 0 && w.items[0].at == 6);
        CHECK(strcmp(w.items[1].code, "NUMBER_GROUPING") == 0);
        CHECK(strcmp(w.items[2].code, "NUMBER_ZEROS") == 0 && w.items[2].count == 2);
        CHECK(strstr(w.items[0].message, "\"1，234元\"") != NULL);
    }
    bao_arena_drop(arena);
}

static void find_walks_from_an_offset(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold;
    bao_warnings w;
    bao_quantities all, none = {0};
    CHECK(scan(arena, BAO_SPAN("共1件,2件,3件"), &fold, &w, &all)); /* 3-7, 8-12, 13-17 */
    CHECK(all.count == 3);
    CHECK(bao_quantity_find(&all, 0) == 0 && bao_quantity_find(&all, 6) == 0);
    CHECK(bao_quantity_find(&all, 7) == 1 && bao_quantity_find(&all, 8) == 1);
    CHECK(bao_quantity_find(&all, 16) == 2 && bao_quantity_find(&all, 17) == 3);
    CHECK(bao_quantity_find(&none, 0) == 0);
    bao_arena_drop(arena);
}

static void names(void)
{
    for (int kind = 0; kind < BAO_QUANTITY_COUNT; kind++) {
        CHECK(bao_quantity_kind_name((bao_quantity_kind)kind)[0] != '\0');
    }
    CHECK(strcmp(bao_quantity_kind_name(BAO_PERMILLE), "permille") == 0);
    CHECK(bao_quantity_is_amount(BAO_COUNT) && bao_quantity_is_amount(BAO_ILLEGIBLE));
    CHECK(!bao_quantity_is_amount(BAO_DATE) && !bao_quantity_is_amount(BAO_WORD));
    CHECK(strcmp(bao_hedge_name(BAO_EXACT), "") == 0);
    CHECK(strcmp(bao_hedge_name(BAO_AT_LEAST), "at_least") == 0);
    CHECK(strcmp(bao_hedge_name(BAO_IN_RANGE), "range") == 0);
}

static bool scan_with(test_tap *tap, const char *text)
{
    const bao_alloc alloc = {tap, test_tap_realloc};
    bao_arena *arena = bao_arena_new(&alloc);
    bao_fold fold;
    bao_warnings warnings;
    bao_quantities all;
    const bool done = arena && scan(arena, bao_span_of(text), &fold, &warnings, &all);
    bao_arena_drop(arena);
    return done;
}

static void want_of_memory_in_a_scan(void)
{
    static char text[40000];
    text[0] = '\0';
    for (size_t n = 0; n + 80 < sizeof text; n += strlen(text + n)) {
        strcat(text + n, "共1，234件,占5%,12,34,5件；");
    }
    bool done = false;
    for (long left = 0; left < 4000 && !done; left++) {
        test_tap tap = {.left = left};
        done = scan_with(&tap, text);
        CHECK_THAT(tap.live == 0, "%ld allocations: %ld left", left, tap.live);
    }
    CHECK(done);
}

static void want_of_memory_in_a_literal(void)
{
    bao_status status = BAO_MEMORY;
    for (long left = 1; left < 50 && status == BAO_MEMORY; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_quantity q;
        status = arena ? bao_quantity_parse(arena, BAO_SPAN("1.2万件"), &q, NULL) : BAO_MEMORY;
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
    }
    CHECK(status == BAO_OK);
}

int main(void)
{
    cases_of_the_file();
    literals_are_one_number_or_none();
    a_literal_tells_what_is_odd();
    hostile_literals();
    oddities_are_warnings_with_their_place();
    find_walks_from_an_offset();
    names();
    want_of_memory_in_a_scan();
    want_of_memory_in_a_literal();
    return test_end();
}
