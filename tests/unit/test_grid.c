/* test_grid.c - a form's table in two dimensions: labels, cells, rows, columns, sums, refusals. */
#include "reading.h"

#include "cell_words.h"
#include "extract/grid_parts.h"

enum { ROWS = 5, COLUMNS = 4 };

/* A form: 收到, 上年, 同意, 合计, 结转 by 个人, 企业, 小计 (extra), 总数. */
typedef struct form {
    bao_arena *arena;
    bao_indicator indicators[ROWS];
    bao_grid_place places[ROWS * COLUMNS];
    bao_grid_key rows[ROWS], columns[COLUMNS];
    bao_grid_sum row_sums[2], column_sums[1];
    bao_grid grid;
    bao_grids grids;
} form;

static const char *const row_labels[] = {"收到申请件", "上年结转申请", "同意公开内容",
                                         "办理合计数额", "结转下年继续"};
static const char *const column_labels[] = {"个人", "企业单位", "单位小计", "总数额"};
static const char *const names[] = {"a", "b", "c", "d", "e"};
static const char *const dims[] = {"by:person", "by:firm", "", "by:total"};

static bao_grid_key key_of(form *f, const char *text, bool extra)
{
    bao_span *label = bao_arena_alloc(f->arena, sizeof *label);
    char *out = bao_arena_alloc(f->arena, strlen(text) + 1);
    *label = bao_grid_label(bao_span_of(text), out);
    return (bao_grid_key){.labels = label, .label_count = 1, .extra = extra};
}

static void start(form *f, bao_arena *arena)
{
    *f = (form){.arena = arena};
    for (uint32_t r = 0; r < ROWS; r++) {
        f->rows[r] = key_of(f, row_labels[r], false);
        f->indicators[r] = (bao_indicator){.name = names[r], .unit = "件", .label = "", .form = ""};
        for (uint32_t c = 0; c < COLUMNS; c++) {
            f->places[r * COLUMNS + c] =
                (bao_grid_place){c == 2 ? BAO_NONE : r, bao_span_of(dims[c])};
        }
    }
    for (uint32_t c = 0; c < COLUMNS; c++) {
        f->columns[c] = key_of(f, column_labels[c], c == 2);
    }
    f->row_sums[0] = (bao_grid_sum){1 | 2, 8 | 16}; /* 收到 + 上年 = 合计 + 结转 */
    f->row_sums[1] = (bao_grid_sum){4, 8};          /* 同意 = 合计 */
    f->column_sums[0] = (bao_grid_sum){1 | 2, 8};   /* 个人 + 企业 = 总数 */
    f->grid = (bao_grid){.name = "t",
                         .of_this_form = true,
                         .rows = {f->rows, ROWS, 0, 0, f->row_sums, 2},
                         .columns = {f->columns, COLUMNS, 0, 0, f->column_sums, 1},
                         .places = f->places};
    f->grids = (bao_grids){.items = &f->grid, .count = 1};
}

/* Facts as "a/person 3 b/person - …", in the order of the form; a blank is -, a missing one is left
 * out. Rules are not needed. */
static void describe(const form *f, const bao_facts *facts, bao_buf *out)
{
    for (uint32_t r = 0; r < ROWS; r++) {
        for (uint32_t c = 0; c < COLUMNS; c++) {
            const bao_fact *fact =
                c == 2 ? NULL : bao_facts_find(facts, r, f->places[r * COLUMNS + c].dims);
            char text[BAO_DECIMAL_TEXT] = "-";
            if (!fact) {
                bao_buf_string(out, c == 2 ? "" : "x");
                continue;
            }
            if (fact->valued) {
                bao_decimal_print(fact->value, text);
            }
            bao_buf_string(out, text);
            bao_buf_string(out, fact->grade & BAO_GRADE_BY_SUM ? "?" : "");
            bao_buf_string(out, c + 1 < COLUMNS ? "," : "");
        }
        bao_buf_string(out, r + 1 < ROWS ? " " : "");
    }
}

static bool read_report(form *f, bao_span text, bao_report *report, bao_facts *facts)
{
    bool read[1] = {false};
    bao_cells cells;
    return bao_grids_index(f->arena, &f->grids) &&
           read_named(f->arena, text, "report.md", report) == BAO_OK &&
           bao_facts_start(facts, f->arena, report, f->indicators, ROWS) &&
           bao_cells_read(&cells, report, &cell_words) &&
           bao_grids_read(&f->grids, &cells, report, facts, read) && bao_facts_settle(facts) &&
           !facts->warnings.failed;
}

static const char HEAD[] = "| 项目 | 个人 | 企业单位 | 总数额 |\n|---|---|---|---|\n";

typedef struct example {
    const char *name, *text, *expected, *warning; /* a code that must be there, or NULL: none */
} example;

/* 3+5=8, 1+0=1, 3+4=7, 3+4=7, 1+1=2: all sums close. */
static const example examples[] = {
    {"labels and a header",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结转申请 | 1 | 0 | 1 |\n| 同意公开内容 | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1,0,1 3,4,7 3,4,7 1,1,2", NULL},
    {"a blank is no zero, a stroke no value, 无 is zero",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结转申请 | 1 | | 1 |\n| 同意公开内容 | / | 无 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1,-,1 -,0,7 3,4,7 1,1,2", NULL},
    {"a label over two rows, figures in the second",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结 | | | |\n| 转申请 | 1 | 0 | 1 |\n| 同意公开内容 | 3 | 4 "
     "| 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1,0,1 3,4,7 3,4,7 1,1,2", NULL},
    {"names under which hardly a sum comes out stand over other columns",
     "| 收到申请件 | 3 | 5 | 9 |\n| 上年结转申请 | 1 | 0 | 2 |\n| 同意公开内容 | 3 | 4 | 8 |\n"
     "| 办理合计数额 | 3 | 4 | 8 |\n| 结转下年继续 | 1 | 1 | 3 |\n",
     "xxx xxx xxx xxx xxx", "COLUMNS_UNCLEAR"},
    {"one slip is the report's own",
     "| 收到申请件 | 3 | 5 | 9 |\n| 上年结转申请 | 1 | 0 | 1 |\n| 同意公开内容 | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,9 1,0,1 3,4,7 3,4,7 1,1,2", NULL},
    {"rows without labels, as many as are missing, and the sums hold",
     "| 收到申请件 | 3 | 5 | 8 |\n| | 1 | 0 | 1 |\n| | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1?,0?,1? 3?,4?,7? 3,4,7 1,1,2", NULL},
    {"the same with sums that do not hold",
     "| 收到申请件 | 3 | 5 | 8 |\n| | 2 | 0 | 2 |\n| | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 xxx xxx 3,4,7 1,1,2", "ROWS_UNCLEAR"},
    {"one row without a label where two are missing",
     "| 收到申请件 | 3 | 5 | 8 |\n| | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 xxx xxx 3,4,7 1,1,2", "UNREAD_ROWS"},
    {"a row that the form does not have",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结转申请 | 1 | 0 | 1 |\n| 另外的一行 | 9 | 9 | 18 |\n"
     "| 同意公开内容 | 3 | 4 | 7 |\n| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1,0,1 3,4,7 3,4,7 1,1,2", "UNREAD_ROWS"},
    {"a misprinted label",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结存申请 | 1 | 0 | 1 |\n| 同意公开内容 | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 1,0,1 3,4,7 3,4,7 1,1,2", NULL},
    {"text in a cell",
     "| 收到申请件 | 3 | 5 | 8 |\n| 上年结转申请 | 见附件 | 0 | 1 |\n| 同意公开内容 | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "3,5,8 -,0,1 3,4,7 3,4,7 1,1,2", "UNREADABLE_CELL"},
    {"a count below zero",
     "| 收到申请件 | -3 | 5 | 8 |\n| 上年结转申请 | 1 | 0 | 1 |\n| 同意公开内容 | 3 | 4 | 7 |\n"
     "| 办理合计数额 | 3 | 4 | 7 |\n| 结转下年继续 | 1 | 1 | 2 |\n",
     "-,5,8 1,0,1 3,4,7 3,4,7 1,1,2", "UNREADABLE_CELL"},
    {"a number cut in two, one way to join it",
     "| 收到申请件 | 1 | 3 | 5 | 18 |\n| 上年结转申请 | 1 | 0 | 1 | |\n| 同意公开内容 | 3 | 4 | 7 "
     "| |\n"
     "| 办理合计数额 | 3 | 4 | 7 | |\n| 结转下年继续 | 1 | 1 | 2 | |\n",
     "13?,5?,18? 1,0,1 3,4,7 3,4,7 1,1,2", "CELLS_JOINED"},
};

static void forms_are_read_or_refused(void)
{
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *e = &examples[i];
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        form f;
        bao_report report;
        bao_facts facts;
        bao_buf text = bao_buf_in(arena);
        bao_buf got = bao_buf_in(arena);
        start(&f, arena);
        bao_buf_string(&text, HEAD);
        bao_buf_string(&text, e->text);
        CHECK(read_report(&f, bao_buf_view(&text), &report, &facts));
        describe(&f, &facts, &got);
        CHECK_THAT(strcmp(bao_buf_cstring(&got), e->expected) == 0, "%s: %s", e->name,
                   bao_buf_cstring(&got));
        CHECK_THAT(e->warning ? is_warned(&facts.warnings, e->warning)
                              : !is_warned(&facts.warnings, "FORM_INCOMPLETE") &&
                                    !is_warned(&facts.warnings, "UNREAD_ROWS"),
                   "%s: %s", e->name, facts.warnings.count ? facts.warnings.items[0].message : "");
        bao_arena_drop(arena);
    }
}

static void labels_lose_what_printers_add(void)
{
    static const char *const pairs[][2] = {
        {"一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请"},
        {"(二)部分公开(区分处理的,只计这一情形)", "部分公开"},
        {"3.危及“三安全一稳定”", "危及三安全一稳定"},
        {"1属于国家秘密", "属于国家秘密"},
        {"(六)其他", "六其他"},
        {"3.其他", "其他"},
        {"部分公开(区分处理的,只", "部分公开"},
        {"本年增/减", "本年增减"},
        {"2019年", "2019年"},
        {"(注)", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char out[128];
        const bao_span label = bao_grid_label(bao_span_of(pairs[i][0]), out);
        CHECK_THAT(bao_span_equal(label, bao_span_of(pairs[i][1])), "%s: %.*s", pairs[i][0],
                   (int)label.n, label.p);
    }
}

static void every_refusal_of_memory_is_reported(void)
{
    static const char text[] =
        "| 项目 | 个人 | 企业单位 | 总数额 |\n|---|---|---|---|\n"
        "| 收到申请件 | 3 | 5 | 8 |\n| | 1 | 0 | 1 |\n| 另外的一行 | 1 | 2 | 3 |\n"
        "| 办理合计数额 | 1 | 2 | 4 | 7 |\n";
    bool done = false;
    for (long budget = 0; !done; budget++) {
        test_tap tap = {.left = budget};
        bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        form f;
        bao_report report;
        bao_facts facts;
        if (arena) {
            bao_arena *keys = bao_arena_new(&bao_alloc_libc);
            start(&f, keys);
            f.arena = arena;
            done = read_report(&f, bao_span_of(text), &report, &facts);
            bao_arena_drop(arena);
            bao_arena_drop(keys);
        }
        CHECK(tap.live == 0);
        CHECK(budget < 10000);
    }
}

int main(void)
{
    labels_lose_what_printers_add();
    forms_are_read_or_refused();
    every_refusal_of_memory_is_reported();
    return test_end();
}
