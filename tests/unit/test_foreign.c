/* test_foreign.c - charsets that iconv converts, HZ, and UTF-8 that was read as GBK: what is read,
 * and the way back. */
#include "test.h"

#include "text/decode.h"

typedef struct sample {
    const char *what, *declared, *bytes, *text, *charset;
    const char *warning; /* or NULL */
} sample;

static const sample samples[] = {
    {"HZ by its escapes", "", "~{<:Ky2;~}ABC~{Nq~}~~1~{VPND~}~\n2\n~{9+\?*~}",
     "己所不ABC务~1中文2\n公开", "hz", NULL},
    {"UTF-8 read as GBK and saved", "utf-8",
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏"
     "朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛"
     "屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝 1532.60 "
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝",
     "全市公开政府信息主动其中的信息的方便群众办事全年增长公报政务工作报告机关条例中的，全，其，公"
     "，信。全的，是，全市公开政府信息主动其中的信息的方便群众办事全年增长公报政务工作报告机关条例"
     "中的，全，其，公，信。全的，是， 1532.60 "
     "全市公开政府信息主动其中的信息的方便群众办事全年增长公报政务工作报告机关条例中的，全，其，公"
     "，信。全的，是，",
     "utf-8 read as gbk", "MOJIBAKE"},
    {"the same with a loss", "utf-8",
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏"
     "朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛"
     "屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝 1532.60 "
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝\xEF\xBF\xBD",
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏"
     "朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛"
     "屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝 1532.60 "
     "鍏ㄥ競鍏紑鏀垮簻淇℃伅涓诲姩鍏朵腑鐨勪俊鎭殑鏂逛究缇や紬鍔炰簨鍏ㄥ勾澧為暱鍏姤鏀垮姟宸ヤ綔"
     "鎶ュ憡鏈哄叧鏉′緥涓殑锛屽叏锛屽叾锛屽叕锛屼俊銆傚叏鐨勶紝鏄紝\xEF\xBF\xBD",
     "utf-8", "MOJIBAKE"},
    {"a Western charset that is true", "windows-1252", "12,5 \xE9t\xE9 \x96 ao\xFBt",
     "12,5 été – août", "cp1252", NULL},
    {"a Western charset that is GBK", "iso-8859-1",
     "\xC8\xAB\xCA\xD0\xB9\xAB\xBF\xAA\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xA1\xA3",
     "全市公开政府信息。", "gb18030", "CHARSET_UNKNOWN"},
    {"Korean", "euc-kr", "2025\xB3\xE2 \xC5\xEB\xB0\xE8 \xB0\xF8\xBA\xB8 \xB9\xDF\xC7\xA5",
     "2025년 통계 공보 발표", "cp949", NULL},
    {"Japanese", "shift_jis",
     "\x82\xB1\x82\xEA\x82\xCD\x32\x30\x32\x35\x94N\x82\xCC\x93\x9D\x8Cv\x82\xC5\x82\xB7",
     "これは2025年の統計です", "cp932", NULL},
    {"a label that lies about UTF-8", "euc-tw", "全市公开", "全市公开", "utf-8", "CHARSET_UNKNOWN"},
};

static bool is_warned(const bao_warnings *warnings, const char *code)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

/* Every character's source, decoded, holds that character and little more. */
static void check_ways_back(bao_arena *arena, const sample *s, const bao_text *text)
{
    for (uint32_t from = 0, to; from < text->utf8.n; from = to) {
        to = from + 1;
        while (to < text->utf8.n && ((unsigned char)text->utf8.p[to] & 0xC0) == 0x80) {
            to++;
        }
        const bao_source_range source = bao_text_source(text, (bao_range){from, to});
        const bao_span back = bao_text_decode_piece(arena, text, source);
        const bao_span own = bao_span_cut(text->utf8, (bao_range){from, to});
        CHECK_THAT(source.from < source.to && source.to <= text->source.n, "%s: %u", s->what, from);
        CHECK_THAT(memmem(back.p, back.n, own.p, own.n) != NULL && back.n <= own.n + 3,
                   "%s: %u: '%.*s'", s->what, from, (int)back.n, back.p);
    }
}

static void check_sample(const sample *s)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_warnings warnings = {.arena = arena};
    const bao_decode_options options = {bao_span_of(s->declared), false};
    bao_text text;
    bao_error error;
    const bao_status status =
        bao_text_decode(arena, bao_span_of(s->bytes), &options, &warnings, &text, &error);
    CHECK_THAT(status == BAO_OK, "%s", s->what);
    if (status == BAO_OK) {
        CHECK_THAT(bao_span_equal(text.utf8, bao_span_of(s->text)), "%s: '%.*s'", s->what,
                   (int)text.utf8.n, text.utf8.p);
        CHECK_THAT(strcmp(bao_encoding_shown(&text.guess), s->charset) == 0, "%s: %s", s->what,
                   bao_encoding_shown(&text.guess));
        CHECK_THAT(!s->warning || is_warned(&warnings, s->warning), "%s: not told", s->what);
        check_ways_back(arena, s, &text);
    }
    bao_arena_drop(arena);
}

int main(void)
{
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        check_sample(&samples[i]);
    }
    return test_end();
}
