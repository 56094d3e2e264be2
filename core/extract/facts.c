/* facts.c - the store of mentions. */
#include "extract/facts.h"

/* Room is made for so many facts and mentions at first. */
#define USUAL 256

/* The longest dims that a total is added to. */
#define DIMS_MOST 256

static const char *const status_names[] = {
#define X(name, text) text,
    BAO_FACT_STATUS_MAP(X)
#undef X
};

static const char *const role_names[] = {"value", "agrees", "differs", "part", "input", "blank"};

const char *bao_fact_status_name(bao_fact_status status)
{
    return status_names[status];
}

const char *bao_role_name(bao_role role)
{
    return role_names[role];
}

bool bao_facts_start(bao_facts *facts, bao_arena *arena, const bao_report *report,
                     const bao_indicator *indicators, uint32_t count)
{
    *facts = (bao_facts){.arena = arena,
                         .report = report,
                         .warnings = {.arena = arena},
                         .indicators = indicators,
                         .indicator_count = count};
    facts->claims = bao_arena_calloc(arena, report->quantities.count + 1, sizeof *facts->claims);
    return facts->claims != NULL;
}

void bao_facts_claim(bao_facts *facts, const bao_quantity *quantity)
{
    facts->claims[quantity - facts->report->quantities.items].claimed = true;
}

void bao_facts_warn_pictures(bao_facts *facts, const char *table)
{
    const bao_report *report = facts->report;
    if (report->pictures) {
        bao_warn(&facts->warnings, "PICTURE_TABLES", 0,
                 "line %u: the table \"%s\" was not found, and there is a picture (%u in the "
                 "report): a table in a picture is not read",
                 report->picture_line, table, report->pictures);
    }
}

static uint32_t hash_key(uint32_t indicator, bao_span dims)
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t h = (indicator + 1) * factor;
    while (dims.n) {
        const size_t n = dims.n < 8 ? dims.n : 8;
        uint64_t part = n;
        memcpy(&part, dims.p, n);
        h = (h ^ part) * factor;
        h ^= h >> 32;
        dims.p += n;
        dims.n -= n;
    }
    return (uint32_t)(h ^ h >> 29);
}

static void place(bao_facts *facts, uint32_t index)
{
    size_t mask = facts->slot_count - 1;
    size_t at = facts->items[index].hash & mask;
    while (facts->slots[at] != BAO_NONE) {
        at = (at + 1) & mask;
    }
    facts->slots[at] = index;
}

static bool rehash(bao_facts *facts)
{
    size_t want = facts->slot_count ? facts->slot_count * 2 : 512;
    uint32_t *slots = bao_arena_alloc(facts->arena, want * sizeof *slots);
    if (!slots) {
        return false;
    }
    memset(slots, 0xFF, want * sizeof *slots);
    facts->slots = slots;
    facts->slot_count = want;
    for (size_t i = 0; i < facts->count; i++) {
        place(facts, (uint32_t)i);
    }
    return true;
}

/* "applicant" of "applicant:total" stands in `dims`. */
static bool has_dimension(bao_span dims, bao_span total)
{
    const char *colon = memchr(total.p, ':', total.n);
    const size_t n = colon ? (size_t)(colon - total.p) + 1 : total.n;
    const bao_span name = {total.p, n};
    while (!bao_span_starts(dims, name)) {
        const char *next = memchr(dims.p, ';', dims.n);
        if (!next) {
            return false;
        }
        dims = (bao_span){next + 1, (size_t)(dims.p + dims.n - next) - 1};
    }
    return true;
}

/* The dims that are meant, in `buf` when they are longer; see bao_facts_key. */
static bao_span whole_dims(const bao_facts *facts, uint32_t indicator, bao_span dims,
                           char buf[DIMS_MOST])
{
    const bao_span total = facts->indicators[indicator].total;
    if (total.n == 0 || has_dimension(dims, total)) {
        return dims;
    }
    if (dims.n == 0 || dims.n + total.n + 1 > DIMS_MOST) {
        return total;
    }
    const bool first = memcmp(total.p, dims.p, dims.n < total.n ? dims.n : total.n) < 0;
    const bao_span head = first ? total : dims, tail = first ? dims : total;
    memcpy(buf, head.p, head.n);
    buf[head.n] = ';';
    memcpy(buf + head.n + 1, tail.p, tail.n);
    return (bao_span){buf, head.n + 1 + tail.n};
}

/* The first item, of sorted ones, whose indicator is not below `indicator`. */
static uint32_t first_of(const bao_facts *facts, uint32_t indicator)
{
    size_t low = 0, high = facts->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (facts->items[middle].indicator < indicator) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low;
}

bao_range bao_facts_range(const bao_facts *facts, uint32_t indicator)
{
    if (!facts->sorted) {
        return (bao_range){0, (uint32_t)facts->count};
    }
    bao_range range = {first_of(facts, indicator), 0};
    range.to = range.from;
    while (range.to < facts->count && facts->items[range.to].indicator == indicator) {
        range.to++;
    }
    return range;
}

bool bao_facts_is_part(const bao_facts *facts, uint32_t indicator, bao_span dims, bao_span group)
{
    return dims.n > group.n && dims.p[group.n] == ':' && bao_span_starts(dims, group) &&
           !memchr(dims.p, ';', dims.n) &&
           !bao_span_equal(dims, facts->indicators[indicator].total);
}

static bao_fact *find(const bao_facts *facts, uint32_t indicator, bao_span dims, uint32_t hash)
{
    if (!facts->slot_count) {
        return NULL;
    }
    size_t mask = facts->slot_count - 1;
    for (size_t at = hash & mask; facts->slots[at] != BAO_NONE; at = (at + 1) & mask) {
        bao_fact *fact = &facts->items[facts->slots[at]];
        if (fact->hash == hash && fact->indicator == indicator &&
            bao_span_equal(fact->dims, dims)) {
            return fact;
        }
    }
    return NULL;
}

bao_fact *bao_facts_find(const bao_facts *facts, uint32_t indicator, bao_span dims)
{
    char buf[DIMS_MOST];
    dims = whole_dims(facts, indicator, dims, buf);
    return find(facts, indicator, dims, hash_key(indicator, dims));
}

/* Room for one more. */
static bool reserve_fact(bao_facts *facts)
{
    const size_t need = facts->count < USUAL ? USUAL : facts->count + 1;
    return bao_arena_reserve(facts->arena, (void **)&facts->items, &facts->capacity, need,
                             sizeof *facts->items);
}

bao_fact *bao_facts_key(bao_facts *facts, uint32_t indicator, bao_span dims)
{
    char buf[DIMS_MOST];
    dims = whole_dims(facts, indicator, dims, buf);
    const uint32_t hash = hash_key(indicator, dims);
    bao_fact *known = find(facts, indicator, dims, hash);
    if (known) {
        return known;
    }
    char *copy = bao_arena_copy(facts->arena, dims.p, dims.n);
    if (!copy || !reserve_fact(facts) ||
        (facts->count * 2 >= facts->slot_count && !rehash(facts))) {
        return NULL;
    }
    bao_fact *fact = &facts->items[facts->count];
    *fact = (bao_fact){.indicator = indicator,
                       .dims = {copy, dims.n},
                       .hash = hash,
                       .first = BAO_NONE,
                       .rule = BAO_NONE};
    place(facts, (uint32_t)facts->count++);
    facts->sorted = false;
    return fact;
}

int bao__trust(const bao_mention *a, const bao_mention *b)
{
    int difference = (int)b->valued - (int)a->valued;
    difference = difference ? difference : (int)a->fallback - (int)b->fallback;
    difference = difference ? difference : (int)b->table - (int)a->table;
    return difference ? difference : (a->raw.from > b->raw.from) - (a->raw.from < b->raw.from);
}

static size_t hash_place(uint32_t key, bao_range raw)
{
    uint64_t h = ((uint64_t)raw.from << 32 | raw.to) * 0x9E3779B97F4A7C15u;
    return (size_t)((h ^ h >> 29) + key * 2654435761u);
}

/* The slot of the mention of `key` at `raw`, or the free one where it belongs. */
static uint32_t *find_place(const bao_facts *facts, uint32_t key, bao_range raw)
{
    size_t mask = facts->place_count - 1;
    for (size_t at = hash_place(key, raw) & mask;; at = (at + 1) & mask) {
        uint32_t index = facts->places[at];
        if (index == BAO_NONE) {
            return &facts->places[at];
        }
        const bao_mention *m = &facts->mentions[index];
        if (m->key == key && m->raw.from == raw.from && m->raw.to == raw.to) {
            return &facts->places[at];
        }
    }
}

/* Room for one more mention. */
static bool reserve_place(bao_facts *facts)
{
    const size_t need = facts->mention_count < USUAL ? USUAL : facts->mention_count + 1;
    if (!bao_arena_reserve(facts->arena, (void **)&facts->mentions, &facts->mention_capacity, need,
                           sizeof *facts->mentions)) {
        return false;
    }
    if (facts->mention_count * 2 < facts->place_count) {
        return true;
    }
    size_t want = facts->place_count ? facts->place_count * 2 : 512;
    uint32_t *places = bao_arena_alloc(facts->arena, want * sizeof *places);
    if (!places) {
        return false;
    }
    memset(places, 0xFF, want * sizeof *places);
    facts->places = places;
    facts->place_count = want;
    for (size_t i = 0; i < facts->mention_count; i++) {
        *find_place(facts, facts->mentions[i].key, facts->mentions[i].raw) = (uint32_t)i;
    }
    return true;
}

bool bao_facts_add(bao_facts *facts, uint32_t indicator, bao_span dims, const bao_mention *mention)
{
    bao_fact *fact = bao_facts_key(facts, indicator, dims);
    if (!fact || !reserve_place(facts)) {
        return false;
    }
    uint32_t key = (uint32_t)(fact - facts->items);
    uint32_t *slot = find_place(facts, key, mention->raw);
    if (*slot != BAO_NONE) {
        return true;
    }
    uint32_t index = (uint32_t)facts->mention_count++;
    bao_mention *added = &facts->mentions[index];
    *added = *mention;
    added->key = key;
    added->next = BAO_NONE;
    *slot = index;
    if (fact->first == BAO_NONE) {
        fact->first = index;
    } else {
        facts->mentions[fact->last].next = index;
        fact->unsorted |= bao__trust(&facts->mentions[fact->last], added) > 0;
    }
    fact->last = index;
    return true;
}

void bao__facts_index(bao_facts *facts)
{
    if (facts->slot_count) {
        memset(facts->slots, 0xFF, facts->slot_count * sizeof *facts->slots);
    }
    for (size_t i = 0; i < facts->count; i++) {
        place(facts, (uint32_t)i);
        for (uint32_t m = facts->items[i].first; m != BAO_NONE; m = facts->mentions[m].next) {
            facts->mentions[m].key = (uint32_t)i;
        }
    }
}

void bao__facts_remove(bao_facts *facts, bao__drop *drop, const void *ud)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->count; i++) {
        if (!drop(ud, &facts->items[i])) {
            facts->items[kept++] = facts->items[i];
        }
    }
    if (kept < facts->count) {
        facts->count = kept;
        bao__facts_index(facts);
    }
}

uint16_t bao_input_doubts(const bao_fact *fact)
{
    static const uint16_t of_status[BAO_FACT_STATUS_COUNT] = {
        [BAO_FACT_CONTRADICTORY] = BAO_GRADE_INPUT_CONTRADICTORY,
        [BAO_FACT_UNREADABLE] = BAO_GRADE_INPUT_ILLEGIBLE};
    const unsigned inputs = BAO_GRADE_INPUT_CONTRADICTORY | BAO_GRADE_INPUT_HEDGED |
                            BAO_GRADE_INPUT_ILLEGIBLE | BAO_GRADE_INPUT_OVERRIDDEN;
    const unsigned own = of_status[fact->status] | (fact->hedge ? BAO_GRADE_INPUT_HEDGED : 0) |
                         (fact->grade & BAO_GRADE_OVERRIDDEN ? BAO_GRADE_INPUT_OVERRIDDEN : 0);
    return (uint16_t)(fact->status == BAO_FACT_DERIVED ? fact->grade & inputs : own);
}

void bao_grade_bits_print(uint16_t grade, bao_buf *out)
{
    static const struct {
        uint16_t bit;
        const char *name;
    } reasons[] = {{BAO_GRADE_TABLE_AND_PROSE, "table+prose_agree"},
                   {BAO_GRADE_REPEATED, "repeated_agree"},
                   {BAO_GRADE_FALLBACK, "fallback_rule"},
                   {BAO_GRADE_BY_SUM, "resolved_by_sum"},
                   {BAO_GRADE_MISSING_INPUT, "missing_input"},
                   {BAO_GRADE_BROKEN, "metric_broken"},
                   {BAO_GRADE_INPUT_CONTRADICTORY, "input_contradictory"},
                   {BAO_GRADE_INPUT_HEDGED, "input_hedged"},
                   {BAO_GRADE_INPUT_ILLEGIBLE, "input_illegible"},
                   {BAO_GRADE_INPUT_OVERRIDDEN, "input_overridden"},
                   {BAO_GRADE_CHECK_FAILED, "check_failed"},
                   {BAO_GRADE_CONFIRMED, "confirmed"},
                   {BAO_GRADE_OVERRIDDEN, "overridden"}};
    for (size_t i = 0, any = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (grade & reasons[i].bit) {
            bao_buf_string(out, any++ ? ";" : "");
            bao_buf_string(out, reasons[i].name);
        }
    }
}

void bao_grade_print(const bao_fact *fact, bao_buf *out)
{
    if (!(fact->grade & ~BAO_GRADE_CHECK_FAILED)) {
        bao_buf_string(out, fact->grade ? "single;" : "single");
    }
    bao_grade_bits_print(fact->grade, out);
    if (fact->reason.n) {
        bao_buf_string(out, ": ");
        bao_buf_span(out, fact->reason);
    }
}
