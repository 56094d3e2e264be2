/* gen_tables.c - writes the tables of GB18030 and Big5, and of frequent characters, as C. Runs when
 * baogao is built; the mapping is that of the WHATWG Encoding Standard, which is glibc's but for
 * the corrections below. */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ROWS = 126, COLUMNS = 256, PAIRS = ROWS * COLUMNS, FOURS = 39420 };

typedef struct correction {
    uint16_t first, last; /* pairs */
    uint16_t code;        /* of the first */
} correction;

static const correction gb18030_corrections[] = {
    {0xA3A0, 0xA3A0, 0x3000},
};

static const correction big5_corrections[] = {
    {0xA145, 0xA145, 0x2027}, {0xA14E, 0xA14E, 0xFE51}, {0xA15A, 0xA15A, 0x2574},
    {0xA1C2, 0xA1C2, 0x00AF}, {0xA1C3, 0xA1C3, 0xFFE3}, {0xA1C5, 0xA1C5, 0x02CD},
    {0xA1E3, 0xA1E3, 0xFF5E}, {0xA1F2, 0xA1F2, 0x2295}, {0xA1F3, 0xA1F3, 0x2299},
    {0xA1FE, 0xA1FE, 0xFF0F}, {0xA240, 0xA240, 0xFF3C}, {0xA241, 0xA241, 0x2215},
    {0xA242, 0xA242, 0xFE68}, {0xA244, 0xA244, 0xFFE5}, {0xA246, 0xA247, 0xFFE0},
    {0xA2CC, 0xA2CC, 0x5341}, {0xA2CE, 0xA2CE, 0x5345}, {0xA3C0, 0xA3DF, 0x2400},
    {0xA3E0, 0xA3E0, 0x2421}, {0xA3E1, 0xA3E1, 0x20AC},
};

/* What reports are full of: simplified, traditional, punctuation, full-width digits. */
static const char frequent[] =
    "的一是不在有人中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明"
    "看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果"
    "料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农"
    "指几九区强放决西被干做必战先回则任取据处府信息申请收到答复予以市县省委局办公厅开依申请报告全区"
    "受理类不予非网站规范监督举报投诉行诉讼议复核费用元万亿条件次篇存在主要问题改进情况其他说明社会"
    "增长下降比上亿元民生教育卫生财政收支预算决算工业农业投资消费居民镇乡村街道共"
    "為個國時來們對發動過說產種後學經進著電現實點從業應開還義樣與關線內數間麼質氣變條沒結解問無系軍"
    "題黨員總設長頭資邊統較將組見計別論運農幾區強決幹戰則據處請報覆複復網規範監舉訴訟議費萬億類況"
    "縣廳辦務機構專項圍標準單證書轉換審計財預算歲環境護勞動險醫療衛習訂責權漢鄉鎮縣裡號錄顯這"
    "，。、；：？！“”‘’（）《》「」【】〔〕·—…－　％"
    "０１２３４５６７８９";

static void fail(const char *what)
{
    fprintf(stderr, "gen_tables: %s\n", what);
    exit(1);
}

/* The one code point that n bytes are in the encoding of `cd`; 0 when they are not exactly one. */
static uint32_t convert(iconv_t cd, const unsigned char *bytes, size_t n)
{
    char in[4], *p = in;
    unsigned char out[16];
    char *q = (char *)out;
    size_t left = n, room = sizeof out;
    memcpy(in, bytes, n);
    iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &p, &left, &q, &room) != 0 || left ||
        iconv(cd, NULL, NULL, &q, &room) == (size_t)-1 || room != sizeof out - 4) {
        return 0;
    }
    return (uint32_t)out[0] << 24 | (uint32_t)out[1] << 16 | (uint32_t)out[2] << 8 | out[3];
}

static iconv_t open_converter(const char *encoding)
{
    iconv_t cd = iconv_open("UTF-32BE", encoding);
    if (cd == (iconv_t)-1) {
        fail(encoding);
    }
    return cd;
}

static unsigned index_of(unsigned pair)
{
    return pair - 0x8100;
}

static void fill(uint32_t *table, const char *encoding, unsigned first_lead)
{
    iconv_t cd = open_converter(encoding);
    memset(table, 0, PAIRS * sizeof *table);
    for (unsigned lead = first_lead; lead <= 0xFE; lead++) {
        for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
            const unsigned char bytes[2] = {(unsigned char)lead, (unsigned char)trail};
            table[index_of(lead << 8 | trail)] = convert(cd, bytes, 2);
        }
    }
    iconv_close(cd);
}

static void correct(uint32_t *table, const correction *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (unsigned pair = list[i].first; pair <= list[i].last; pair++) {
            table[index_of(pair)] = list[i].code + (pair - list[i].first);
        }
    }
}

static void print_list(FILE *out, const char *type, const char *name)
{
    fprintf(out, "static const %s %s[] = {\n", type, name);
}

/* The table, and a list of what does not fit in it because it is outside the BMP. */
static void print_pairs(FILE *out, const uint32_t *table, const char *name)
{
    char full[64];
    snprintf(full, sizeof full, "%s_table", name);
    print_list(out, "uint16_t", full);
    for (size_t i = 0; i < PAIRS; i++) {
        fprintf(out, "%u,%s", table[i] < 0x10000 ? table[i] : 0, i % 16 == 15 ? "\n" : "");
    }
    fputs("};\n", out);
    snprintf(full, sizeof full, "%s_astral", name);
    print_list(out, "astral", full);
    for (size_t i = 0; i < PAIRS; i++) {
        if (table[i] >= 0x10000) {
            if (table[i] >> 16 != 2) {
                fail("a character outside the BMP and plane 2");
            }
            fprintf(out, "{%zu,%u},\n", i, table[i] & 0xFFFF);
        }
    }
    fputs("};\n", out);
}

static uint32_t four(iconv_t cd, unsigned pointer)
{
    const unsigned char bytes[4] = {
        (unsigned char)(0x81 + pointer / 12600),
        (unsigned char)(0x30 + pointer / 1260 % 10),
        (unsigned char)(0x81 + pointer / 10 % 126),
        (unsigned char)(0x30 + pointer % 10),
    };
    return convert(cd, bytes, 4);
}

static void print_ranges(FILE *out)
{
    iconv_t cd = open_converter("GB18030");
    uint32_t expected = 0;
    print_list(out, "range", "gb18030_ranges");
    for (unsigned pointer = 0; pointer < FOURS; pointer++) {
        const uint32_t code = four(cd, pointer);
        if (code && code != expected) {
            fprintf(out, "{%u,%u},\n", pointer, code);
            expected = code;
        }
        expected++;
    }
    fputs("};\n", out);
    iconv_close(cd);
}

static void print_frequent(FILE *out)
{
    static unsigned char bits[0x10000 / 8];
    iconv_t cd = open_converter("UTF-8");
    const unsigned char *p = (const unsigned char *)frequent;
    while (*p) {
        const size_t n = *p < 0xE0 ? 2 : 3;
        const uint32_t code = convert(cd, p, n);
        if (!code) {
            fail("the list of frequent characters");
        }
        bits[code / 8] |= (unsigned char)(1u << code % 8);
        p += n;
    }
    iconv_close(cd);
    print_list(out, "uint8_t", "frequent");
    for (size_t i = 0; i < COUNT(bits); i++) {
        fprintf(out, "%u,%s", bits[i], i % 32 == 31 ? "\n" : "");
    }
    fputs("};\n", out);
}

static FILE *create(const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out) {
        fail(path);
    }
    fputs("/* Made by gen_tables.c. */\n", out);
    return out;
}

int main(int argc, char **argv)
{
    static uint32_t table[PAIRS];
    if (argc != 3) {
        fail("usage: gen_tables TABLES FREQUENT");
    }
    FILE *out = create(argv[1]);
    fill(table, "GB18030", 0x81);
    correct(table, gb18030_corrections, COUNT(gb18030_corrections));
    print_pairs(out, table, "gb18030");
    print_ranges(out);
    fill(table, "BIG5-HKSCS", 0x87);
    correct(table, big5_corrections, COUNT(big5_corrections));
    print_pairs(out, table, "big5");
    if (fclose(out)) {
        fail(argv[1]);
    }
    out = create(argv[2]);
    print_frequent(out);
    if (fclose(out)) {
        fail(argv[2]);
    }
    return 0;
}
