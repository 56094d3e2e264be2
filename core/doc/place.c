/* place.c - places by name and by code: a list sorted by name, and where each pair of bytes starts.
 */
#include "doc/place.h"

/* A place under one of its names: its own, or a shorter one. */
typedef struct named {
    const char *written;
    bao_place place;
} named;

#define PLACE(name, adcode, parent, level)          {name, {name, adcode, parent, #level}},
#define SHORT(written, name, adcode, parent, level) {written, {name, adcode, parent, #level}},
static const named rows[] = {
#include "doc/places.def"
};
#undef SHORT
#undef PLACE

#define BUCKET(first) first,
static const uint16_t buckets[] = {
#include "doc/places.def"
};
#undef BUCKET

#define BY_CODE(row) row,
static const uint16_t by_code[] = {
#include "doc/places.def"
};
#undef BY_CODE

#define PLACES (sizeof by_code / sizeof *by_code)
_Static_assert(PLACES <= sizeof rows / sizeof *rows, "a row for each place");
_Static_assert(sizeof buckets / sizeof *buckets == 6 * 64 + 1, "buckets for E4 80 to E9 BF");

/* Rows [first, first + count) that share a name of `size` bytes. */
typedef struct group {
    size_t first, count, size;
} group;

/* Length of `name` when s begins with it, or 0. */
static size_t prefix(const char *name, bao_span s)
{
    size_t n = 0;
    while (name[n] && n < s.n && name[n] == s.p[n]) {
        n++;
    }
    return name[n] ? 0 : n;
}

/* The places with the longest name that s begins with. */
static group longest(bao_span s)
{
    group found = {0};
    if (s.n < 6 || (unsigned char)s.p[0] - 0xE4u >= 6) {
        return found;
    }
    const unsigned bucket = ((unsigned char)s.p[0] - 0xE4u) * 64 + ((unsigned char)s.p[1] & 63u);
    for (size_t i = buckets[bucket]; i < buckets[bucket + 1]; i++) {
        const size_t size = prefix(rows[i].written, s);
        if (size > found.size) {
            found = (group){i, 1, size};
        } else if (size && size == found.size) {
            found.count++;
        }
    }
    return found;
}

static bool lies_in(const bao_place *inner, const bao_place *outer)
{
    const uint32_t scale = outer->adcode % 10000 == 0 ? 10000 : outer->adcode % 100 == 0 ? 100 : 0;
    return scale && inner->adcode != outer->adcode &&
           inner->adcode / scale == outer->adcode / scale;
}

/* The part of `inner` that lies in a place of `outer`; its rows need not be next to each other, so
 * it is the first of them, and how many. */
static group narrow(group inner, group outer)
{
    group out = {0};
    for (size_t i = inner.first; i < inner.first + inner.count; i++) {
        for (size_t o = outer.first; o < outer.first + outer.count; o++) {
            if (lies_in(&rows[i].place, &rows[o].place)) {
                out.first = out.count++ ? out.first : i;
                out.size = inner.size;
                break;
            }
        }
    }
    return out;
}

/* A character that a place's name may stand behind though it is a letter. */
static bool leads(const char *c)
{
    static const char words[] = "年度在于由为向对";
    for (size_t i = 0; i + 3 < sizeof words; i += 3) {
        if (memcmp(c, words + i, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* No letter stands right before `at`. */
static bool is_free(bao_span s, size_t at)
{
    const unsigned char *before = (const unsigned char *)s.p + at - 3;
    return at < 3 || before[2] < 0x80 || before[0] < 0xE4 || before[0] > 0xE9 ||
           leads((const char *)before);
}

static bool is_followed(bao_span s, size_t at, const char *last, const char *next)
{
    return at >= 3 && s.n - at >= 3 && memcmp(s.p + at - 3, last, 3) == 0 &&
           memcmp(s.p + at, next, 3) == 0;
}

/* Names of two characters are parts of other words too: 城区 is a place behind another place only,
 * 和县 not behind other letters. 东方市场 and 海南区域 are other words as well. */
static bool is_named(bao_span s, size_t at, group g)
{
    const size_t end = at + g.size;
    if (is_followed(s, end, "市", "场") || is_followed(s, end, "区", "域")) {
        return false;
    }
    if (g.size > 6) {
        return true;
    }
    return memcmp(s.p + end - 3, "区", 3) != 0 && is_free(s, at);
}

/* Follows the places written one after another from `at` on. */
static void follow(bao_span s, size_t at, group g, bao_place_match *out)
{
    size_t end = at + g.size;
    for (;;) {
        const group next = longest((bao_span){s.p + end, s.n - end});
        const group inner = narrow(next, g);
        if (!inner.count) {
            break;
        }
        g = inner;
        at = end;
        end += next.size;
    }
    out->range.to = (uint32_t)end;
    out->place = g.count == 1 ? &rows[g.first].place : NULL;
    out->name = (bao_span){s.p + at, end - at};
}

bool bao_place_find(bao_span s, uint32_t from, bao_place_match *out)
{
    for (size_t at = from; at < s.n; at++) {
        if ((unsigned char)s.p[at] - 0xE4u >= 6) {
            continue;
        }
        const group g = longest((bao_span){s.p + at, s.n - at});
        if (g.count && is_named(s, at, g)) {
            out->range.from = (uint32_t)at;
            follow(s, at, g, out);
            return true;
        }
        at += 2;
    }
    return false;
}

const bao_place *bao_place_at(size_t i)
{
    return i < PLACES ? &rows[by_code[i]].place : NULL;
}

const bao_place *bao_place_by_code(uint32_t adcode)
{
    size_t low = 0, high = PLACES;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (rows[by_code[middle]].place.adcode < adcode) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bao_place *place = bao_place_at(low);
    return place && place->adcode == adcode ? place : NULL;
}

const bao_place *bao_place_by_name(bao_span name, bool *ambiguous)
{
    const group g = longest(name);
    const bool whole = g.count && g.size == name.n;
    *ambiguous = whole && g.count > 1;
    return whole && g.count == 1 ? &rows[g.first].place : NULL;
}
