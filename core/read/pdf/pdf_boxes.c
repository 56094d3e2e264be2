/* pdf_boxes.c - words of pdftotext as glyphs, each as wide as its share of the word's box. */
#include "read/pdf/pdf_boxes.h"

#include "base/find.h"
#include "base/utf8.h"
#include "read/pdf/pdf_tag.h"

/* A box is as high as the font's highest and lowest letters: its size is less, its baseline above
 * the lower edge. */
#define SIZE_OF_BOX 0.86f
#define BASE_OF_BOX 0.18f

static float number_of(bao_span tag, const char *key)
{
    float value = 0;
    bao__tag_numbers(bao__tag_find(tag, key), &value, 1);
    return value;
}

/* The character at `at` of a word, perhaps written as a reference; moves `at` behind it. */
static uint32_t next_character(bao_span word, size_t *at)
{
    const char *end = word.p[*at] == '&' ? memchr(word.p + *at, ';', word.n - *at) : NULL;
    size_t size;
    uint32_t c;
    if (end) {
        size = (size_t)(end - word.p) - *at + 1;
        c = bao__tag_character((bao_span){word.p + *at, size});
    } else {
        c = bao_utf8_next(word.p + *at, &size);
    }
    *at += size;
    return c;
}

static float width_of(uint32_t c)
{
    return c < 0x2E80 && !(c >= 0x2010 && c < 0x2070) ? 0.5f : 1.0f;
}

static void add_word(bao__boxes *b, bao_span tag, bao_span word)
{
    const float left = number_of(tag, "xMin"), right = number_of(tag, "xMax");
    const float top = number_of(tag, "yMin"), bottom = number_of(tag, "yMax");
    float all = 0, x = left;
    if (!word.n || bao_utf8_valid(word) != word.n) {
        return;
    }
    for (size_t at = 0; at < word.n;) {
        all += width_of(next_character(word, &at));
    }
    for (size_t at = 0; at < word.n;) {
        const uint32_t c = next_character(word, &at);
        const float step[2] = {(right - left) * width_of(c) / all, 0};
        const bao__pdf_glyph glyph = {.c = c, .size = (bottom - top) * SIZE_OF_BOX};
        bao__pdf_page_glyph(b->page, glyph, x, bottom - (bottom - top) * BASE_OF_BOX, step);
        x += step[0];
    }
}

/* Adds the words of a page. */
static void add_words(bao__boxes *b, bao_span page)
{
    const char *const end = page.p + page.n;
    for (const char *p; (p = bao_find(page, BAO_SPAN("<word "))) && !b->page->failed;) {
        p += 6;
        const char *close = memchr(p, '>', (size_t)(end - p));
        const char *stop = close ? memchr(close, '<', (size_t)(end - close)) : NULL;
        if (!stop) {
            return;
        }
        add_word(b, (bao_span){p, (size_t)(close - p)},
                 (bao_span){close + 1, (size_t)(stop - close - 1)});
        page = (bao_span){stop, (size_t)(end - stop)};
    }
}

void bao__boxes_read(bao__boxes *b, bao_span rest)
{
    for (const char *p; (p = bao_find(rest, BAO_SPAN("<page "))) && b->pages < b->most;) {
        const char *const end = rest.p + rest.n;
        p += 6;
        const bao_span tail = {p, (size_t)(end - p)};
        const char *stop = bao_find(tail, BAO_SPAN("</page>"));
        const bao_span page = {p, (size_t)((stop ? stop : end) - p)};
        if (!stop) {
            return; /* cut off */
        }
        b->page->number = ++b->pages;
        bao__pdf_page_start(b->page, number_of(page, "width"), number_of(page, "height"));
        add_words(b, page);
        bao__pdf_page_end(b->page);
        if (b->page->failed || !b->whole(b->ud, b->page)) {
            return;
        }
        rest = (bao_span){stop, (size_t)(end - stop)};
    }
}
