/* text_map.c - from text to source: the last step before an offset, then decoding again from there.
 */
#include "text/text_map.h"

#include "base/buf.h"
#include "text/foreign.h"

const bao__segment *bao__segment_at(const bao_text_map *map, uint32_t offset)
{
    size_t low = 0, high = map->segment_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (map->segments[middle].from <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &map->segments[low];
}

uint32_t bao__segment_end(const bao_text_map *map, const bao__segment *segment,
                          uint32_t source_size)
{
    const size_t next = (size_t)(segment - map->segments) + 1;
    return next < map->segment_count ? map->segments[next].from : source_size;
}

/* The last step at or before `offset` of the text. */
static bao__step step_before(const bao_text_map *map, uint32_t offset)
{
    size_t low = 0, high = map->step_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (map->steps[middle].text <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return map->steps[low];
}

/* Moves `at` on to the character that holds `offset` of the text; the source bytes of it. */
static bao_source_range walk(const bao_text *text, bao__step *at, uint32_t offset)
{
    const bao_text_map *map = text->map;
    const unsigned char *source = (const unsigned char *)text->source.p;
    const bao__segment *segment = bao__segment_at(map, at->source);
    uint32_t end = bao__segment_end(map, segment, (uint32_t)text->source.n);
    for (;;) {
        if (at->source == end) {
            segment++;
            end = bao__segment_end(map, segment, (uint32_t)text->source.n);
        }
        char ignored[8];
        bao__char c;
        const uint32_t bytes =
            (uint32_t)segment->codec->next(source + at->source, end - at->source, &c);
        const uint32_t size = (uint32_t)bao__put(ignored, &c);
        if (offset < at->text + size) {
            return (bao_source_range){at->source, at->source + bytes};
        }
        at->text += size;
        at->source += bytes;
    }
}

static bool continues(const bao_text *text, uint32_t offset)
{
    return offset < text->page.n && ((unsigned char)text->page.p[offset] & 0xC0) == 0x80;
}

/* The source of an unmapped page: the same bytes, grown to whole characters. */
static bao_source_range same_bytes(const bao_text *text, bao_range range)
{
    const uint32_t size = text->foreign ? text->foreign->turns[text->foreign->count - 1].text
                                        : (uint32_t)text->source.n;
    const uint32_t shift = text->made ? 0 : size - (uint32_t)text->page.n;
    const bool empty = range.from == range.to;
    while (continues(text, range.from)) {
        range.from--;
    }
    while (!empty && continues(text, range.to)) {
        range.to++;
    }
    return (bao_source_range){shift + range.from, shift + (empty ? range.from : range.to)};
}

/* The source of a range of the page, which reaches no further than the page. */
static bao_source_range page_source(const bao_text *text, bao_range range)
{
    const uint32_t size = (uint32_t)text->page.n;
    if (text->made || !text->map->step_count) {
        return same_bytes(text, range);
    }
    if (range.from == size) {
        return (bao_source_range){text->source.n, text->source.n};
    }
    bao__step at = step_before(text->map, range.from);
    const bao_source_range first = walk(text, &at, range.from);
    if (range.from == range.to) {
        return (bao_source_range){first.from, first.from};
    }
    const bao__step near = step_before(text->map, range.to - 1);
    at = near.text > at.text ? near : at;
    return (bao_source_range){first.from, walk(text, &at, range.to - 1).to};
}

/* The end of a range is mostly so near to its beginning. */
#define NEAR 4

/* The last piece at or before `offset` of the text; `from` is one that is. */
static const bao_piece *piece_before(const bao_text *text, uint32_t offset, const bao_piece *from)
{
    size_t low = (size_t)(from - text->pieces), high = low + NEAR;
    if (high >= text->piece_count || text->pieces[high].text <= offset) {
        high = text->piece_count;
    }
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (text->pieces[middle].text <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &text->pieces[low];
}

/* Where the character that holds byte `offset` of the text stands in the page; of a copied
 * character, the byte alone. */
static bao_range page_at(const bao_piece *piece, uint32_t offset)
{
    const uint32_t from = piece->page + (piece->size ? 0 : offset - piece->text);
    return (bao_range){from, from + (piece->size ? piece->size : 1)};
}

static bao_range page_range(const bao_text *text, bao_range range, size_t *near)
{
    const uint32_t end = (uint32_t)text->page.n;
    if (range.from == text->utf8.n) {
        return (bao_range){end, end};
    }
    const bao_piece *first = text->pieces + *near;
    first = piece_before(text, range.from, first->text <= range.from ? first : text->pieces);
    *near = (size_t)(first - text->pieces);
    const uint32_t from = page_at(first, range.from).from;
    const uint32_t last = range.from == range.to ? range.from : range.to - 1;
    const uint32_t to =
        range.from == range.to ? from : page_at(piece_before(text, last, first), last).to;
    return (bao_range){from < end ? from : end, to < end ? to : end};
}

void bao_text_take(bao_text *text, bao_span utf8, const bao_piece *pieces, size_t count)
{
    text->utf8 = utf8;
    text->pieces = pieces;
    text->piece_count = count;
}

void bao_text_make(bao_text *text, bao_span utf8, bao_span source)
{
    *text = (bao_text){.utf8 = utf8, .page = utf8, .source = source, .made = true};
    text->guess =
        (bao_encoding_guess){.encoding = BAO_UTF8, .origin = BAO_BY_VALIDITY, .certainty = 100};
}

bao_source_range bao_text_source(const bao_text *text, bao_range range)
{
    size_t near = 0;
    return bao_text_source_near(text, range, &near);
}

bao_source_range bao_text_source_near(const bao_text *text, bao_range range, size_t *near)
{
    const uint32_t size = (uint32_t)text->utf8.n;
    range.from = range.from < size ? range.from : size;
    range.to = range.to < range.from ? range.from : range.to < size ? range.to : size;
    const bao_source_range found =
        page_source(text, text->piece_count ? page_range(text, range, near) : range);
    return text->foreign ? bao__foreign_source(text->foreign, found) : found;
}

bao_span bao_text_decode_piece(bao_arena *arena, const bao_text *text, bao_source_range piece)
{
    if (text->foreign) {
        const bao_range range = bao__foreign_text(text->foreign, piece);
        const uint32_t skip =
            text->foreign->turns[text->foreign->count - 1].text - (uint32_t)text->page.n;
        return bao_span_cut(text->page, (bao_range){range.from < skip ? 0 : range.from - skip,
                                                    range.to < skip ? 0 : range.to - skip});
    }
    const bao_text_map *map = text->map;
    const unsigned char *source = (const unsigned char *)text->source.p;
    const uint64_t start = map->segments[0].from;
    uint64_t to = piece.to < text->source.n ? piece.to : text->source.n;
    uint64_t at = piece.from < start ? start : piece.from;
    bao_buf out = bao_buf_in(arena);
    bao_buf_room(&out, 1);
    while (at < to) {
        const bao__segment *segment = bao__segment_at(map, (uint32_t)at);
        const uint64_t end = bao__segment_end(map, segment, (uint32_t)text->source.n);
        char utf8[8];
        bao__char c;
        at += segment->codec->next(source + at, (size_t)((end < to ? end : to) - at), &c);
        bao_buf_bytes(&out, utf8, bao__put(utf8, &c));
    }
    return out.failed ? (bao_span){NULL, 0} : bao_buf_view(&out);
}
