/* test_place.c - places by name, by code, in sentences. */
#include "test.h"

#include "doc/place.h"

static void names_and_codes_lead_to_each_other(void)
{
    bool ambiguous;
    const bao_place *place = bao_place_by_code(410100);
    CHECK(place && strcmp(place->name, "郑州市") == 0 && place->parent == 410000);
    CHECK(strcmp(place->level, "prefecture") == 0);
    CHECK(bao_place_by_name(BAO_SPAN("郑州市"), &ambiguous) == place && !ambiguous);
    CHECK(bao_place_by_name(BAO_SPAN("和平区"), &ambiguous) == NULL && ambiguous);
    CHECK(bao_place_by_name(BAO_SPAN("郑州"), &ambiguous) == NULL && !ambiguous);
    place = bao_place_by_name(BAO_SPAN("中山市"), &ambiguous);
    CHECK(place && place->adcode == 442000 && strcmp(place->level, "prefecture") == 0);
    CHECK(bao_place_by_name(BAO_SPAN(""), &ambiguous) == NULL && !ambiguous);
    place = bao_place_by_name(BAO_SPAN("湘西州"), &ambiguous);
    CHECK(place && strcmp(place->name, "湘西土家族苗族自治州") == 0 && place->adcode == 433100);
    CHECK(bao_place_by_code(0) == NULL && bao_place_by_code(999999) == NULL);
}

/* Every code from 110000 to 659999 that there is leads to a place with that code, in a parent. */
static void every_code_is_found(void)
{
    unsigned found = 0;
    for (uint32_t code = 110000; code < 830000; code++) {
        const bao_place *place = bao_place_by_code(code);
        if (place) {
            found++;
            CHECK(place->adcode == code);
            CHECK(place->parent == 0 || bao_place_by_code(place->parent) != NULL);
        }
    }
    CHECK_THAT(found > 3000, "%u places", found);
}

static void places_are_found_in_text(void)
{
    static const struct {
        const char *text, *range, *name;
        uint32_t adcode; /* 0: which one is open */
    } cases[] = {
        {"2016年郑州市政府信息公开", "郑州市", "郑州市", 410100},
        {"天津市和平区2016年", "天津市和平区", "和平区", 120101},
        {"和平区2016年", "和平区", "和平区", 0},
        {"江苏省宿迁市沭阳县", "江苏省宿迁市沭阳县", "沭阳县", 321322},
        {"河南省宿迁市", "河南省", "河南省", 410000},
        {"在海拉尔区第十三届", "海拉尔区", "海拉尔区", 150702},
        {"新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "新疆维吾尔自治区克孜勒苏柯尔克孜自治州",
         "克孜勒苏柯尔克孜自治州", 653000},
        {"湘西自治州2025年", "湘西自治州", "湘西自治州", 433100},
        {"湖南省湘西州吉首市", "湖南省湘西州吉首市", "吉首市", 433101},
        {"恩施州统计局", "恩施州", "恩施州", 422800},
        {"我市、省政府、各县(市)区和全县城区", NULL, NULL, 0},
        {"东方市场和海南区域", NULL, NULL, 0},
        {"山西省晋城市城区2016年", "山西省晋城市城区", "城区", 140502},
        {"各级政府共和县区", "共和县", "共和县", 632521},
        {"", NULL, NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bao_span s = bao_span_of(cases[i].text);
        bao_place_match match;
        const bool found = bao_place_find(s, 0, &match);
        CHECK_THAT(found == (cases[i].name != NULL), "%s", cases[i].text);
        if (found && cases[i].name) {
            CHECK_THAT(bao_span_equal(match.name, bao_span_of(cases[i].name)), "%s: %.*s",
                       cases[i].text, (int)match.name.n, match.name.p);
            CHECK_THAT(bao_span_equal(bao_span_cut(s, match.range), bao_span_of(cases[i].range)),
                       "%s", cases[i].text);
            CHECK_THAT((match.place ? match.place->adcode : 0) == cases[i].adcode, "%s",
                       cases[i].text);
        }
    }
}

static void the_search_goes_on_from_an_offset(void)
{
    const bao_span s = BAO_SPAN("郑州市和开封市");
    bao_place_match match;
    CHECK(bao_place_find(s, 0, &match) && match.place->adcode == 410100);
    CHECK(bao_place_find(s, match.range.to, &match) && match.place->adcode == 410200);
    CHECK(!bao_place_find(s, match.range.to, &match));
}

int main(void)
{
    names_and_codes_lead_to_each_other();
    every_code_is_found();
    places_are_found_in_text();
    the_search_goes_on_from_an_offset();
    return test_end();
}
