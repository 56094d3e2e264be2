/* mixed.c - says of each line whether it is UTF-8 or GB18030. */
#include "text/mixed.h"

#include "base/utf8.h"
#include "text/score.h"

/* Characters of a line that are looked at. */
#define SAMPLE 256

/* Characters that make a line evidence that the file holds its encoding. */
#define EVIDENCE 4

typedef enum verdict { NEUTRAL, IS_UTF8, IS_GB18030 } verdict;

typedef struct opinion {
    verdict verdict;
    bool strong;
} opinion;

static bool is_strong(bao__score score)
{
    return score.characters >= EVIDENCE && score.bad == 0 && score.common * 4 >= score.characters;
}

/* A whole line is UTF-8 unless its bytes are not, and make good GB18030. */
static opinion judge(bao_span line, bao_encoding otherwise)
{
    const bool valid = bao_utf8_valid(line) == line.n;
    const bao__score utf8 = bao__score_of(&bao__utf8, line, SAMPLE);
    if (utf8.characters == 0) {
        return (opinion){NEUTRAL, false};
    }
    const bao__score gb = bao__score_of(&bao__gb18030, line, valid ? SAMPLE : UINT32_MAX);
    if (valid && (otherwise == BAO_UTF8 || bao__quality(utf8) > bao__quality(gb))) {
        return (opinion){IS_UTF8, is_strong(utf8)};
    }
    if (gb.bad == 0 && bao__quality(gb) > bao__quality(utf8)) {
        return (opinion){IS_GB18030, is_strong(gb)};
    }
    return (opinion){otherwise == BAO_GB18030 ? IS_GB18030 : IS_UTF8, false};
}

/* The line at `from`, with its line end. */
static bao_span line_at(bao_span source, size_t from)
{
    const char *p = source.p + from;
    const char *end = memchr(p, '\n', source.n - from);
    return (bao_span){p, end ? (size_t)(end + 1 - p) : source.n - from};
}

/* True when a line is beyond doubt in `wanted`. Lines that cannot be are passed without a look. */
static bool has_line(bao_span source, const bao_encoding_guess *guess, verdict wanted)
{
    for (size_t at = guess->bom_size; at < source.n;) {
        const bao_span line = line_at(source, at);
        const bool valid = bao_utf8_valid(line) == line.n;
        if (valid == (wanted == IS_UTF8)) {
            const opinion o = judge(line, guess->encoding);
            if (o.strong && o.verdict == wanted) {
                return true;
            }
        }
        at += line.n;
    }
    return false;
}

/* True when both encodings are there beyond doubt. */
static bool is_mixed(bao_span source, const bao_encoding_guess *guess)
{
    if (guess->encoding == BAO_GB18030) {
        return has_line(source, guess, IS_UTF8);
    }
    return has_line(source, guess, IS_GB18030) &&
           (guess->origin == BAO_BY_BOM || has_line(source, guess, IS_UTF8));
}

static bool add_segment(bao_arena *arena, bao_text_map *map, size_t from, verdict v)
{
    if (!BAO_RESERVE(arena, map->segments, map->segment_count, map->segment_capacity)) {
        return false;
    }
    map->segments[map->segment_count++] =
        (bao__segment){(uint32_t)from, v == IS_UTF8 ? &bao__utf8 : &bao__gb18030};
    return true;
}

bool bao__plan_mixed(bao_arena *arena, bao_span source, const bao_encoding_guess *guess,
                     bao_text_map *map, bool *switched, uint32_t *first)
{
    *switched = is_mixed(source, guess);
    if (!*switched) {
        return true;
    }
    verdict now = NEUTRAL;
    for (size_t at = guess->bom_size; at < source.n;) {
        const bao_span line = line_at(source, at);
        const verdict v = judge(line, guess->encoding).verdict;
        if (v != NEUTRAL && v != now) {
            if (!add_segment(arena, map, map->segment_count ? at : guess->bom_size, v)) {
                return false;
            }
            now = v;
        }
        at += line.n;
    }
    *first = map->segments[map->segment_count > 1].from;
    return true;
}
