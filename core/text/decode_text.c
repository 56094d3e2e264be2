/* decode_text.c - source bytes to one clean UTF-8 text, block by block, with a step of the map
 * each. */
#include "text/decode.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/foreign.h"
#include "text/mixed.h"
#include "text/suspect.h"
#include "text/text_map.h"

#define SIZE_LIMIT ((size_t)1 << 31)

/* Refused as not in the encoding when this many of a hundred characters are bad, and not just a
 * few of a short text. */
enum { BAD_PERCENT = 5, BAD_ALLOWED = 32, BAD_ALLOWED_OF_HALF = 4 };

/* How many of a kind, and the source byte of the first. */
typedef struct tally {
    size_t count;
    uint64_t first;
} tally;

typedef struct decoding {
    bao_arena *arena;
    bao_span source;
    bool strict;
    bao_encoding_guess guess;
    const bao__codec *codec;
    bao_text_map *map;
    bao_buf out;
    tally tallies[BAO__KINDS];
    size_t extra_boms;
    bool mixed;
    uint32_t switched; /* source byte where the second encoding starts */
} decoding;

static bao_status out_of_memory(bao_error *error)
{
    return bao_fail(error, BAO_MEMORY, "no room for the decoded text");
}

/* Passes all byte order marks at the start: some programs add one to each piece they join. */
static void skip_boms(decoding *d)
{
    const unsigned char *p = (const unsigned char *)d->source.p;
    while (d->guess.bom_size && d->guess.bom_size < UINT8_MAX - 4 &&
           d->guess.bom_size < d->source.n) {
        bao__char c;
        const size_t size =
            d->codec->next(p + d->guess.bom_size, d->source.n - d->guess.bom_size, &c);
        if (c.code != 0xFEFF) {
            break;
        }
        d->guess.bom_size = (uint8_t)(d->guess.bom_size + size);
        d->extra_boms++;
    }
}

static bao_status bad_byte(const decoding *d, uint64_t at, const bao__codec *codec,
                           bao_error *error)
{
    return bao_fail(error, BAO_ENCODING, "byte %llu: 0x%02X does not belong in %s",
                    (unsigned long long)at, (unsigned char)d->source.p[at], codec->name);
}

/* The character that a run halted at. */
static bao_status decode_one(decoding *d, const bao__codec *codec, bao__cursor *c, bao_error *error)
{
    bao__char one;
    const size_t size = codec->next(c->p, (size_t)(c->end - c->p), &one);
    if (one.kind != BAO__PLAIN) {
        const uint64_t at = (uint64_t)(c->p - (const unsigned char *)d->source.p);
        tally *t = &d->tallies[one.kind];
        if (t->count++ == 0) {
            t->first = at;
        }
        if (d->strict && one.kind != BAO__EURO) {
            return bad_byte(d, at, codec, error);
        }
    }
    c->out += bao__put((char *)c->out, &one);
    c->p += size;
    return BAO_OK;
}

/* Decodes what starts in the next stride of bytes. */
static bao_status decode_block(decoding *d, const bao__codec *codec, bao__cursor *c,
                               bao_error *error)
{
    const unsigned char *stop = c->end - c->p > BAO__STRIDE ? c->p + BAO__STRIDE : c->end;
    while (c->p < stop) {
        codec->run(c, stop);
        if (c->p < stop) {
            const bao_status status = decode_one(d, codec, c, error);
            if (status) {
                return status;
            }
        }
    }
    return BAO_OK;
}

static bao_status decode_segment(decoding *d, const bao__segment *segment, bao_error *error)
{
    const unsigned char *start = (const unsigned char *)d->source.p;
    bao_text_map *map = d->map;
    bao__cursor c = {.p = start + segment->from};
    c.end = start + bao__segment_end(map, segment, (uint32_t)d->source.n);
    while (c.p < c.end) {
        if (!bao_buf_room(&d->out, BAO__ROOM) ||
            !BAO_RESERVE(d->arena, map->steps, map->step_count, map->step_capacity)) {
            return out_of_memory(error);
        }
        map->steps[map->step_count++] = (bao__step){(uint32_t)d->out.n, (uint32_t)(c.p - start)};
        c.out = (unsigned char *)d->out.p + d->out.n;
        const bao_status status = decode_block(d, segment->codec, &c, error);
        d->out.n = (size_t)((char *)c.out - d->out.p);
        if (status) {
            return status;
        }
        if (d->out.n >= SIZE_LIMIT) {
            return bao_fail(error, BAO_LIMIT, "the decoded text has 2 GiB or more");
        }
    }
    return BAO_OK;
}

/* Room for the usual case at once, so that neither the steps nor the text move. */
static bool make_room(decoding *d)
{
    const size_t n = d->source.n;
    const bool grows = d->codec != &bao__utf8 || d->mixed;
    const size_t steps = n / BAO__STRIDE + d->map->segment_count + 1;
    bao_text_map *map = d->map;
    d->out = bao_buf_in(d->arena);
    return bao_arena_reserve(d->arena, (void **)&map->steps, &map->step_capacity, steps,
                             sizeof *map->steps) &&
           bao_buf_room(&d->out, n + (grows ? n / 2 : n / 16) + BAO__ROOM);
}

static bao_status decode_segments(decoding *d, bao_error *error)
{
    if (!make_room(d)) {
        return out_of_memory(error);
    }
    for (size_t i = 0; i < d->map->segment_count; i++) {
        const bao_status status = decode_segment(d, &d->map->segments[i], error);
        if (status) {
            return status;
        }
    }
    return BAO_OK;
}

/* One segment, or several when the file is in two encodings. */
static bool plan(decoding *d)
{
    const bao_encoding encoding = d->guess.encoding;
    if (!d->strict && (encoding == BAO_UTF8 || encoding == BAO_GB18030) &&
        !bao__plan_mixed(d->arena, d->source, &d->guess, d->map, &d->mixed, &d->switched)) {
        return false;
    }
    if (!d->mixed) {
        bao_text_map *map = d->map;
        if (!BAO_RESERVE(d->arena, map->segments, map->segment_count, map->segment_capacity)) {
            return false;
        }
        map->segments[map->segment_count++] = (bao__segment){d->guess.bom_size, d->codec};
    }
    return true;
}

static bool is_clean_utf8(const decoding *d)
{
    const size_t skip = d->guess.bom_size;
    const bao_span rest = {d->source.p + skip, d->source.n - skip};
    if (d->guess.encoding != BAO_UTF8 || memchr(rest.p, '\0', rest.n)) {
        return false;
    }
    return d->guess.origin == BAO_BY_VALIDITY ||
           (d->guess.origin == BAO_BY_BOM && bao_utf8_valid(rest) == rest.n);
}

/* The text is the source itself. */
static bao_status take_source(decoding *d, bao_error *error)
{
    bao__segment *only = bao_arena_alloc(d->arena, sizeof *only);
    if (!only) {
        return out_of_memory(error);
    }
    const size_t skip = d->guess.bom_size;
    *only = (bao__segment){(uint32_t)skip, d->codec};
    d->map->segments = only;
    d->map->segment_count = 1;
    return BAO_OK;
}

static size_t count_characters(bao_span utf8)
{
    size_t count = 0;
    for (size_t i = 0; i < utf8.n; i++) {
        count += ((unsigned char)utf8.p[i] & 0xC0) != 0x80;
    }
    return count;
}

static bao_status refuse_if_bad(const decoding *d, bao_span utf8, bao_error *error)
{
    const tally *bad = &d->tallies[BAO__BAD];
    const size_t at_least = utf8.n / 4; /* characters */
    if (bad->count <= BAD_ALLOWED_OF_HALF || bad->count * 100 <= at_least * BAD_PERCENT) {
        return BAO_OK;
    }
    const size_t all = count_characters(utf8);
    if (bad->count * 100 <= all * BAD_PERCENT ||
        (bad->count <= BAD_ALLOWED && bad->count * 2 <= all)) {
        return BAO_OK;
    }
    return bao_fail(error, BAO_ENCODING,
                    "%zu of %zu characters do not fit %s; the first at byte %llu: 0x%02X",
                    bad->count, all, d->codec->name, (unsigned long long)bad->first,
                    (unsigned char)d->source.p[bad->first]);
}

/* Counts `t` under the warning that has just been given for its first. */
static void count_rest(bao_warnings *warnings, const char *code, const tally *t)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            warnings->items[i].count += (uint32_t)(t->count - 1);
        }
    }
}

static void warn_of_bytes(const decoding *d, bao_warnings *warnings)
{
    const tally *bad = &d->tallies[BAO__BAD], *nul = &d->tallies[BAO__NUL];
    const tally *euro = &d->tallies[BAO__EURO];
    if (bad->count) {
        bao_warn(warnings, "BAD_BYTES", bad->first,
                 "byte %llu: 0x%02X does not belong in %s; shown as U+FFFD",
                 (unsigned long long)bad->first, (unsigned char)d->source.p[bad->first],
                 bao__segment_at(d->map, (uint32_t)bad->first)->codec->name);
        count_rest(warnings, "BAD_BYTES", bad);
    }
    if (nul->count) {
        bao_warn(warnings, "NUL_BYTES", nul->first, "byte %llu: a NUL; shown as U+FFFD",
                 (unsigned long long)nul->first);
        count_rest(warnings, "NUL_BYTES", nul);
    }
    if (euro->count) {
        bao_warn(warnings, "EURO_BYTES", euro->first,
                 "byte %llu: a lone 0x80 is read as the euro sign, as Windows does",
                 (unsigned long long)euro->first);
        count_rest(warnings, "EURO_BYTES", euro);
    }
}

/* A label may hold any bytes: shows the printable ones. */
static void warn_of_label(bao_span label, bao_warnings *warnings)
{
    char shown[41];
    size_t n = 0;
    for (; n < label.n && n < sizeof shown - 1; n++) {
        shown[n] = label.p[n] >= ' ' && label.p[n] < 0x7F ? label.p[n] : '?';
    }
    shown[n] = '\0';
    bao_warn(warnings, "CHARSET_UNKNOWN", 0,
             "the declared charset \"%s\" is not one that is read here; it was ignored", shown);
}

static void warn_of_guess(const decoding *d, bao_span declared, bao_warnings *warnings)
{
    const bao_encoding_guess *guess = &d->guess;
    if (guess->declaration_unknown) {
        warn_of_label(declared, warnings);
    }
    bao_encoding label;
    if (guess->declaration_lied && bao_encoding_find(declared, &label)) {
        bao_warn(warnings, "CHARSET_LIES", 0, "%s was declared, but the bytes are %s (by %s)",
                 bao_encoding_name(label), d->codec->name, bao_encoding_origin_name(guess->origin));
    }
    if (d->extra_boms) {
        bao_warn(warnings, "DOUBLE_BOM", 0, "%zu byte order marks at the start; all were left out",
                 d->extra_boms + 1);
    }
    if (d->codec == &bao__utf32le || d->codec == &bao__utf32be) {
        bao_warn(warnings, "UTF32", 0, "the file is in %s, which nobody uses for files",
                 d->codec->name);
    }
    if (d->mixed) {
        bao_warn(warnings, "MIXED_ENCODING", d->switched,
                 "byte %u: here the file goes on in %s; each line was read by itself", d->switched,
                 bao__segment_at(d->map, d->switched)->codec->name);
    }
}

static bao_status prepare(decoding *d, bao_span declared, bao_error *error)
{
    if (d->source.n >= SIZE_LIMIT) {
        return bao_fail(error, BAO_LIMIT, "the file has 2 GiB or more");
    }
    d->guess = bao_encoding_detect(d->source, declared);
    d->codec = bao__codec_of(&d->guess);
    skip_boms(d);
    if (d->source.n == d->guess.bom_size) {
        return bao_fail(error, BAO_EMPTY,
                        d->source.n ? "nothing but a byte order mark" : "the file is empty");
    }
    d->map = bao_arena_calloc(d->arena, 1, sizeof *d->map);
    if (!d->map) {
        return out_of_memory(error);
    }
    return bao__refuse_binary(d->source, &d->guess, error);
}

static bao_status decode(decoding *d, bao_error *error)
{
    if (is_clean_utf8(d)) {
        return take_source(d, error);
    }
    if (!plan(d)) {
        return out_of_memory(error);
    }
    const bao_status status = decode_segments(d, error);
    return status ? status : refuse_if_bad(d, bao_buf_view(&d->out), error);
}

/* The bytes in one of our encodings. */
static bao_status decode_ours(bao_arena *arena, bao_span source, const bao_decode_options *options,
                              bao_warnings *warnings, bao_text *out, bao_error *error)
{
    decoding d = {.arena = arena, .source = source, .strict = options->strict};
    d.source.p = source.p ? source.p : "";
    bao_status status = prepare(&d, options->declared, error);
    if (!status) {
        status = decode(&d, error);
    }
    if (status) {
        return status;
    }
    const size_t skip = d.guess.bom_size;
    *out = (bao_text){
        .utf8 = d.map->step_count ? bao_buf_view(&d.out)
                                  : (bao_span){d.source.p + skip, d.source.n - skip},
        .source = d.source,
        .guess = d.guess,
        .bad = d.tallies[BAO__BAD].count + d.tallies[BAO__NUL].count,
        .map = d.map,
    };
    out->page = out->utf8;
    warn_of_guess(&d, options->declared, warnings);
    warn_of_bytes(&d, warnings);
    bao__warn_of_escapes(out, warnings);
    return warnings->failed ? out_of_memory(error) : BAO_OK;
}

static void warn_of_foreign(const bao_foreign *foreign, bao_warnings *warnings)
{
    if (foreign->undone) {
        bao_warn(
            warnings, "MOJIBAKE", 0,
            "the file is UTF-8 that was read as GBK and saved; that was undone, byte for byte");
    } else if (foreign->lost) {
        bao_warn(warnings, "MOJIBAKE", 0,
                 "the file is UTF-8 that was read as GBK and saved, and characters were lost; get "
                 "the original");
    }
    if (foreign->bad) {
        bao_warn(warnings, "BAD_BYTES", foreign->first_bad,
                 "byte %u: does not belong in %s; shown as U+FFFD (%zu times)", foreign->first_bad,
                 foreign->name, foreign->bad);
    }
}

/* The text of bytes that were converted, with the way back to those that were not. */
static bao_status decode_foreign(bao_arena *arena, bao_span source, bao_span utf8,
                                 const bao_foreign *foreign, bao_warnings *warnings, bao_text *out,
                                 bao_error *error)
{
    const bao_decode_options as_utf8 = {BAO_SPAN("utf-8"), false};
    const bao_status status = decode_ours(arena, utf8, &as_utf8, warnings, out, error);
    if (status) {
        return status;
    }
    if (out->map
            ->step_count) { /* a few bytes that are UTF-8 by chance: no charset is behind them */
        return decode_ours(arena, source, &(bao_decode_options){0}, warnings, out, error);
    }
    out->source = source;
    out->foreign = foreign;
    out->bad = foreign->bad;
    out->guess.foreign = foreign->name;
    out->guess.origin = foreign->declared ? BAO_BY_DECLARATION : BAO_BY_CONTENT;
    out->guess.certainty = 90;
    warn_of_foreign(foreign, warnings);
    return warnings->failed ? out_of_memory(error) : BAO_OK;
}

bao_status bao_text_decode(bao_arena *arena, bao_span source, const bao_decode_options *options,
                           bao_warnings *warnings, bao_text *out, bao_error *error)
{
    const bao_decode_options plain = {0};
    bao_foreign *foreign;
    bao_span utf8;
    options = options ? options : &plain;
    source.p = source.p ? source.p : "";
    if (!bao__foreign_convert(arena, source, options->declared, &foreign, &utf8)) {
        return out_of_memory(error);
    }
    if (foreign && !foreign->lost) {
        if (options->strict && foreign->bad) {
            return bao_fail(error, BAO_ENCODING, "byte %u: 0x%02X does not belong in %s",
                            foreign->first_bad, (unsigned char)source.p[foreign->first_bad],
                            foreign->name);
        }
        return decode_foreign(arena, source, utf8, foreign, warnings, out, error);
    }
    const bao_status status = decode_ours(arena, source, options, warnings, out, error);
    if (!status && foreign) {
        warn_of_foreign(foreign, warnings);
    }
    return status;
}
