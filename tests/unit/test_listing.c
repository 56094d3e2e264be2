/* test_listing.c - tables that list indicators, and units that stand apart from their numbers. */
#include "reading.h"

#include "cell_words.h"

#include "extract/check.h"
#include "extract/listing.h"

enum { GDP, GDP_GROWTH, GRAIN, GRAIN_GROWTH, INCOME, FAI_GROWTH, INDICATORS };

static const bao_indicator indicators[] = {
    {.name = "gdp", .unit = "亿元"},        {.name = "gdp_growth", .unit = "%"},
    {.name = "grain", .unit = "万吨"},      {.name = "grain_growth", .unit = "%"},
    {.name = "income_urban", .unit = "元"}, {.name = "fai_growth", .unit = "%"}};

#define WORDS(...)                                                                                 \
    {                                                                                              \
        (const bao_span[]){__VA_ARGS__},                                                           \
            sizeof((const bao_span[]){__VA_ARGS__}) / sizeof(bao_span)                             \
    }

static const bao_span gdp_labels[] = {{"地区生产总值", 18}};
static const bao_span grain_labels[] = {{"粮食", 6}};
static const bao_span income_labels[] = {{"城镇居民", 12}};
static const bao_span fai_labels[] = {{"固定资产投资", 18}};
static const bao_span income_columns[] = {{"收入", 6}};

static const bao_listing_row rows[] = {
    {GDP, GDP_GROWTH, BAO_NONE, gdp_labels, 1, {NULL, 0}},
    {GRAIN, GRAIN_GROWTH, 0, grain_labels, 1, {NULL, 0}},
    {INCOME, BAO_NONE, BAO_NONE, income_labels, 1, {income_columns, 1}},
    {BAO_NONE, FAI_GROWTH, BAO_NONE, fai_labels, 1, {NULL, 0}}};

static void print_facts(const bao_facts *facts, bao_buf *out)
{
    for (size_t i = 0; i < facts->count; i++) {
        char value[BAO_DECIMAL_TEXT];
        const size_t n = bao_decimal_print(facts->items[i].value, value);
        bao_buf_string(out, i ? " " : "");
        bao_fact_name_print(facts, &facts->items[i], out);
        bao_buf_byte(out, '=');
        bao_buf_bytes(out, value, n);
    }
}

/* Reads the tables of `text`; "gdp=540.7 gdp_growth=5.0" of what they gave. False when out of
 * memory. */
static bool listed(bao_arena *arena, const char *text, bao_buf *out)
{
    const bao_listing listing = {.name = "list",
                                 .rows = rows,
                                 .row_count = 4,
                                 .growth = WORDS({"增长", 6}),
                                 .other = WORDS({"比重", 6}),
                                 .unit = WORDS({"单位", 6}),
                                 .prefer = WORDS({"全市", 6}),
                                 .not_in = WORDS({"市区", 6}),
                                 .same = WORDS({"持平", 6})};
    bao_report report;
    bao_facts facts;
    if (!arena || read_named(arena, bao_span_of(text), "list.md", &report) != BAO_OK) {
        return false;
    }
    bao_cells cells;
    if (!bao_facts_start(&facts, arena, &report, indicators, INDICATORS) ||
        !bao_cells_read(&cells, &report, &cell_words) ||
        !bao_listing_read(&listing, &cells, &report, &facts) || !bao_facts_settle(&facts)) {
        return false;
    }
    *out = bao_buf_in(arena);
    print_facts(&facts, out);
    return !out->failed;
}

/* What a table gives, by what it shows. */
static const char *const tables[][3] = {
    {"units in names, in a column, in a head, in a title",
     "| 指标 | 绝对数 | 增长(%) |\n|---|---|---|\n| 地区生产总值(万元) | 5407000 | 5.0 |\n\n"
     "| 指标 | 单位 | 数值 | 增长(%) |\n|---|---|---|---|\n| 地区生产总值 | 亿元 | 540.7 | 5.0 |\n"
     "| 粮食 | 亿斤 | 47.38 | -0.7 |\n\n"
     "| 指标 | 收入(元) |\n|---|---|\n| 城镇居民 | 31500 |\n",
     "gdp=540.7 gdp_growth=5.0 grain=236.90 grain_growth=-0.7 income_urban=31500"},
    {"a title with the unit",
     "表1 主要指标(单位:亿元)\n\n| 指标 | 数值 |\n|---|---|\n| 地区生产总值 | 540.7 |\n",
     "gdp=540.7"},
    {"the unit of the row above it",
     "| 指标 | 数值 |\n|---|---|\n| 地区生产总值(万吨) | 1 |\n| 粮食 | 2 |\n", ""},
    {"no unit anywhere: no figure and no growth",
     "| 指标 | 数值 | 增长(%) |\n|---|---|---|\n| 地区生产总值 | 540.7 | 5.0 |\n", ""},
    {"a row of another thing: 粮食 without what it stands under",
     "| 指标 | 数值(万吨) |\n|---|---|\n| 粮食 | 51.2 |\n", ""},
    {"a figure of another measure",
     "| 指标 | 数值 | 增长(%) |\n|---|---|---|\n| 地区生产总值(亿美元) | 77.7 | 9.9 |\n", ""},
    {"growth alone, a dash for the figure",
     "| 指标 | 绝对数 | 增长(%) |\n|---|---|---|\n| 固定资产投资 | — | -4.3 |\n",
     "fai_growth=-4.3"},
    {"no growth in words",
     "| 指标 | 绝对数 | 增长(%) |\n|---|---|---|\n| 固定资产投资 | | 持平 |\n", "fai_growth=0"},
    {"shares are neither",
     "| 指标 | 亿元 | 比重(%) |\n|---|---|---|\n| 地区生产总值 | 540.7亿元 | 100 |\n", "gdp=540.7"},
    {"two figures and nothing to choose by",
     "| 指标 | 甲(亿元) | 乙(亿元) |\n|---|---|---|\n| 地区生产总值 | 540.7 | 100.1 |\n", ""},
    {"two figures, one of them preferred",
     "| 指标 | 甲(亿元) | 全市(亿元) |\n|---|---|---|\n| 地区生产总值 | 100.1 | 540.7 |\n",
     "gdp=540.7"},
    {"the column of the report's year",
     "# 甲市2025年公报\n\n| 指标 | 2024年(亿元) | 2025年(亿元) |\n|---|---|---|\n| 地区生产总值 | "
     "500.1 | 540.7 |\n",
     "gdp=540.7"},
    {"growth against another year, named, and growth of another year",
     "# 甲市2025年公报\n\n| 指标 | 亿元 | 2025年比2024年增长(%) |\n|---|---|---|\n| 地区生产总值 | "
     "540.7亿元 | 5.0 |\n\n| 指标 | 亿元 | 2024年增长(%) |\n|---|---|---|\n| 固定资产投资 | "
     "1.1亿元 | 3.0 |\n",
     "gdp=540.7 gdp_growth=5.0"},
    {"growth in amounts is no rate",
     "| 指标 | 全市(亿元) | 比上年增长(亿元) |\n|---|---|---|\n| 地区生产总值 | 540.7 | 25.1 |\n",
     "gdp=540.7"},
    {"a column that the row asks for",
     "| 指标 | 支出(元) | 收入(元) |\n|---|---|---|\n| 城镇居民 | 21500 | 31500 |\n",
     "income_urban=31500"},
    {"a table of somewhere else",
     "市区主要指标\n\n| 指标 | 数值(亿元) |\n|---|---|\n| 地区生产总值 | 540.7 |\n", ""},
    {"names beside names",
     "| 指标 | 亿元 | 指标 | 元 |\n|---|---|---|---|\n| 地区生产总值 | 540.7亿元 | 其他 | 5元 |\n",
     "gdp=540.7"},
    {"no table at all, a table of one column, an empty one",
     "地区生产总值540.7亿元\n\n| 指标 |\n|---|\n| 地区生产总值540.7亿元 |\n\n| | |\n|---|---|\n| | "
     "|\n",
     ""}};

static void figures_and_growth_are_found(void)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_buf got;
        const bool done = listed(arena, tables[i][1], &got);
        const bao_span text = done ? bao_buf_view(&got) : BAO_SPAN("out of memory");
        CHECK_THAT(bao_span_equal(text, bao_span_of(tables[i][2])), "%s: %.*s", tables[i][0],
                   (int)text.n, text.p);
        bao_arena_drop(arena);
    }
}

static void a_refused_allocation_leaves_nothing(void)
{
    bool done = false;
    for (long left = 0; !done && left < 20000; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_buf got;
        done = listed(arena, tables[0][1], &got);
        CHECK(!done || bao_span_equal(bao_buf_view(&got), bao_span_of(tables[0][2])));
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
    }
    CHECK(done);
}

/* number, unit as printed, unit wanted, value; NULL: it is refused. */
static const char *const units[][4] = {{"130.2", "亿斤", "万吨", "651.0"},
                                       {"47.4", "亿斤", "万吨", "237.0"},
                                       {"255600", "公斤", "吨", "255.600"},
                                       {"2345", "千米", "公里", "2345"},
                                       {"1500", "米", "公里", "1.500"},
                                       {"5", "千克", "吨", "0.005"},
                                       {"1.5", "亿元", "万元", "15000"},
                                       {"1185000", "万元", "亿元", "118.5"},
                                       {"3.21", "万张", "张", "32100"},
                                       {"51200", "人", "万人", "5.12"},
                                       {"3210.5", "万人次", "万人次", "3210.5"},
                                       {"5", "千克", "公里", NULL},
                                       {"7.02", "亿美元", "亿元", NULL},
                                       {"5", "亿元", "%", NULL},
                                       {"5", "乎", "亿元", NULL},
                                       {"-", "亿元", "亿元", NULL},
                                       {"9223372036854775807", "万亿元", "元", NULL}};

static void a_unit_may_stand_apart(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        bao_decimal value, wanted;
        bao_error error;
        const bao_status status =
            bao_number_in_unit(arena, bao_span_of(units[i][0]), bao_span_of(units[i][1]),
                               bao_span_of(units[i][2]), &value, &error);
        if (!units[i][3]) {
            CHECK_THAT(status == BAO_NUMBER, "%d: %s%s in %s", status, units[i][0], units[i][1],
                       units[i][2]);
            continue;
        }
        CHECK(bao_decimal_parse(bao_span_of(units[i][3]), &wanted));
        CHECK_THAT(status == BAO_OK && bao_decimal_compare(value, wanted) == 0, "%s%s in %s",
                   units[i][0], units[i][1], units[i][2]);
    }
    bao_arena_drop(arena);
}

int main(void)
{
    figures_and_growth_are_found();
    a_refused_allocation_leaves_nothing();
    a_unit_may_stand_apart();
    return test_end();
}
