/* word_places.c - a scan's hits by word, and merged for each list of words that is asked for. */
#include "extract/word_places.h"

bool bao__word_index_make(bao__word_index *index, const bao__asked_words *asked,
                          const bao_hits *hits, uint32_t first, bao_arena *arena)
{
    *index = (bao__word_index){.asked = asked, .arena = arena};
    index->lists = bao_arena_calloc(arena, asked->list_count + 1, sizeof *index->lists);
    index->ends = bao_arena_calloc(arena, asked->word_count + 1, sizeof *index->ends);
    index->places = bao_arena_calloc(arena, hits->count + 1, sizeof *index->places);
    if (!index->lists || !index->ends || !index->places) {
        return false;
    }
    for (size_t i = 0; i < hits->count; i++) { /* of each word, how many */
        const uint32_t word = hits->items[i].id - first;
        index->ends[word < asked->word_count ? word : asked->word_count]++;
    }
    uint32_t sum = 0;
    for (size_t word = 0; word < asked->word_count; word++) { /* where each begins */
        const uint32_t count = index->ends[word];
        index->ends[word] = sum;
        sum += count;
    }
    for (size_t i = 0; i < hits->count; i++) { /* each moves on to its end */
        const uint32_t word = hits->items[i].id - first;
        if (word < asked->word_count) {
            index->places[index->ends[word]++] = hits->items[i].at;
        }
    }
    return true;
}

/* Merges the places of one more word into those of a list: from the last to the first. */
static void merge(const bao__word_index *index, bao__word_places *places, uint32_t number,
                  uint32_t word)
{
    const uint32_t begin = word ? index->ends[word - 1] : 0, end = index->ends[word];
    const uint32_t length = (uint32_t)index->asked->words[word].n;
    size_t old = places->count, next = old + (end - begin);
    places->count = next;
    for (uint32_t i = end; i > begin;) {
        const uint32_t from = index->places[i - 1];
        if (old && places->items[old - 1].from >= from) {
            places->items[--next] = places->items[--old];
        } else {
            places->items[--next] = (bao__word_place){from, from + length, number};
            i--;
        }
    }
}

const bao__word_places *bao__word_places_of(bao__word_index *index, uint32_t list)
{
    bao__word_places *places = &index->lists[list];
    if (places->items) {
        return places;
    }
    const bao__word_list *words = &index->asked->lists[list];
    size_t count = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        const uint32_t word = words->words[i];
        count += index->ends[word] - (word ? index->ends[word - 1] : 0);
    }
    places->items = bao_arena_calloc(index->arena, count + 1, sizeof *places->items);
    for (uint32_t i = 0; places->items && i < words->count; i++) {
        merge(index, places, i, words->words[i]);
    }
    return places->items ? places : NULL;
}

size_t bao__word_places_before(const bao__word_places *places, uint32_t at)
{
    size_t from = 0, to = places->count;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (places->items[middle].from < at) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}
