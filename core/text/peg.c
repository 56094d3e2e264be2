/* peg.c - the matcher: a walk over the nodes, as deep as they are nested. */
#include "text/peg.h"

#include "base/utf8.h"

bool bao_peg_log(bao_peg_match *m, bao_peg_event event)
{
    if (!BAO_RESERVE(m->arena, m->events, m->event_count, m->event_capacity)) {
        m->failed = true;
        return false;
    }
    m->events[m->event_count++] = event;
    return true;
}

static inline bool has(const uint64_t *set, char byte)
{
    return set[(unsigned char)byte >> 6] >> ((unsigned char)byte & 63) & 1;
}

/* What stands at `at` may be what the node matches. */
static inline bool may(const bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    return at < m->subject.n ? (node->begins &
                                bao_utf8_bit((bao_span){m->subject.p + at, m->subject.n - at})) != 0
                             : node->empty;
}

static size_t step(bao_peg_match *m, const bao_peg_node *node, size_t at);

static inline size_t text(const bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    return node->text.n <= m->subject.n - at &&
                   memcmp(m->subject.p + at, node->text.p, node->text.n) == 0
               ? at + node->text.n
               : BAO_PEG_FAIL;
}

static inline size_t logged(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const bao_peg_event event = {node, (uint32_t)at, (uint32_t)at, 0, node->op};
    return bao_peg_log(m, event) ? at : BAO_PEG_FAIL;
}

static inline size_t run(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    if (node->skips && !may(m, node->kid[0], at)) {
        return at;
    }
    if (!may(m, node, at)) {
        return BAO_PEG_FAIL;
    }
    return node->op == BAO_PEG_TEXT       ? text(m, node, at)
           : node->op == BAO_PEG_POSITION ? logged(m, node, at)
                                          : step(m, node, at);
}

/* The first of words [from, to), which begin alike up to byte `depth` and go on, whose next byte is
 * not below `byte`. */
static uint32_t bound(const bao_span *words, uint32_t from, uint32_t to, size_t depth,
                      unsigned byte)
{
    while (from < to) {
        const uint32_t middle = from + (to - from) / 2;
        if ((unsigned char)words[middle].p[depth] < byte) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* Of so many words each is looked at. */
#define FEW 24

/* The longest word that `rest` begins with; UINT32_MAX when there is none. Of sorted words that
 * begin alike the shortest is first. */
static uint32_t longest_of_many(const bao_peg_node *node, bao_span rest)
{
    uint32_t from = 0, to = node->word_count, found = UINT32_MAX;
    for (size_t depth = 0; from < to; depth++) {
        if (node->words[from].n == depth) {
            found = from++;
        }
        if (depth == rest.n) {
            break;
        }
        const unsigned byte = (unsigned char)rest.p[depth];
        from = bound(node->words, from, to, depth, byte);
        to = bound(node->words, from, to, depth, byte + 1);
    }
    return found;
}

static uint32_t longest(const bao_peg_node *node, bao_span rest)
{
    if (node->word_count > FEW) {
        return longest_of_many(node, rest);
    }
    for (uint32_t i = node->word_count; i-- > 0;) {
        if (bao_utf8_starts(rest, node->words[i])) {
            return i;
        }
    }
    return UINT32_MAX;
}

static size_t words(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const uint32_t word = longest(node, (bao_span){m->subject.p + at, m->subject.n - at});
    if (word == UINT32_MAX) {
        return BAO_PEG_FAIL;
    }
    const size_t to = at + node->words[word].n;
    const bao_peg_event event = {node, (uint32_t)at, (uint32_t)to, word, BAO_PEG_WORDS};
    return !node->captures || bao_peg_log(m, event) ? to : BAO_PEG_FAIL;
}

static size_t sequence(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    for (uint32_t i = 0; i < node->kids && at != BAO_PEG_FAIL; i++) {
        at = run(m, node->kid[i], at);
    }
    return at;
}

static size_t where(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t to = run(m, node->kid[0], at);
    for (uint32_t i = 1; i < node->kids && to != BAO_PEG_FAIL; i++) {
        if (run(m, node->kid[i], at) == BAO_PEG_FAIL) {
            return BAO_PEG_FAIL;
        }
    }
    return to;
}

static size_t choice(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t events = m->event_count;
    for (uint32_t i = 0; i < node->kids; i++) {
        const size_t to = run(m, node->kid[i], at);
        if (to != BAO_PEG_FAIL) {
            return to;
        }
        m->event_count = events;
    }
    return BAO_PEG_FAIL;
}

static size_t repeat_byte(const bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const uint64_t *set = node->kid[0]->set;
    size_t most = m->subject.n - at;
    most = node->most < most ? node->most : most;
    size_t n = 0;
    while (n < most && has(set, m->subject.p[at + n])) {
        n++;
    }
    return n < node->least ? BAO_PEG_FAIL : at + n;
}

static size_t repeat(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const bao_peg_node *kid = node->kid[0];
    if (kid->op == BAO_PEG_SET) {
        return repeat_byte(m, node, at);
    }
    for (uint32_t i = 0; i < node->most; i++) {
        const size_t events = m->event_count;
        const size_t to = run(m, kid, at);
        if (to == BAO_PEG_FAIL) {
            m->event_count = events;
            return i < node->least ? BAO_PEG_FAIL : at;
        }
        at = to;
    }
    return at;
}

/* Whether the kid matches, whatever it logs. */
static inline bool stands(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t events = m->event_count;
    const bool found = run(m, node->kid[0], at) != BAO_PEG_FAIL;
    m->event_count = events;
    return found;
}

/* Bytes of the character that a byte begins; more than there can be for what begins none. */
static inline size_t length_of(unsigned char lead)
{
    return lead < 0x80                   ? 1
           : lead >= 0xE0 && lead < 0xF0 ? 3
           : lead >= 0xC2 && lead < 0xE0 ? 2
           : lead >= 0xF0 && lead < 0xF5 ? 4
                                         : SIZE_MAX / 2;
}

static size_t character(const bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const char *p = m->subject.p + at;
    const size_t n = length_of((unsigned char)*p);
    if (n > m->subject.n - at) {
        return BAO_PEG_FAIL;
    }
    if (n == 1) {
        return memchr(node->text.p, *p, node->text.n) ? BAO_PEG_FAIL : at + 1;
    }
    for (size_t i = 0; i < node->text.n && node->text.p[i] < 0;
         i += length_of((unsigned char)node->text.p[i])) {
        if (memcmp(node->text.p + i, p, n) == 0) {
            return BAO_PEG_FAIL;
        }
    }
    return at + n;
}

static size_t quote(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t event = m->event_count;
    if (logged(m, node, at) == BAO_PEG_FAIL) {
        return BAO_PEG_FAIL;
    }
    const size_t to = run(m, node->kid[0], at);
    m->events[event].to = (uint32_t)to;
    return to;
}

static size_t call(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    bao_peg_event event = {node, (uint32_t)at, (uint32_t)at, 0, BAO_PEG_OPS};
    if (!bao_peg_log(m, event)) {
        return BAO_PEG_FAIL;
    }
    const size_t to = run(m, node->kid[0], at);
    event.to = (uint32_t)to;
    event.kind = BAO_PEG_CALL;
    return to != BAO_PEG_FAIL && bao_peg_log(m, event) ? to : BAO_PEG_FAIL;
}

static size_t condition(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t to = node->kids ? run(m, node->kid[0], at) : at;
    return to == BAO_PEG_FAIL ? to : m->condition(m->ud, m, node, at, to);
}

/* The node's match, where it may. */
static size_t step(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    switch ((bao_peg_op)node->op) {
    case BAO_PEG_TEXT:
        return text(m, node, at);
    case BAO_PEG_SET:
        return at < m->subject.n && has(node->set, m->subject.p[at]) ? at + 1 : BAO_PEG_FAIL;
    case BAO_PEG_ANY:
        return node->least <= m->subject.n - at ? at + node->least : BAO_PEG_FAIL;
    case BAO_PEG_CHAR:
        return character(m, node, at);
    case BAO_PEG_WORDS:
        return words(m, node, at);
    case BAO_PEG_SEQUENCE:
        return sequence(m, node, at);
    case BAO_PEG_WHERE:
        return where(m, node, at);
    case BAO_PEG_CHOICE:
        return choice(m, node, at);
    case BAO_PEG_REPEAT:
        return repeat(m, node, at);
    case BAO_PEG_NOT:
        return stands(m, node, at) ? BAO_PEG_FAIL : at;
    case BAO_PEG_AND:
        return stands(m, node, at) ? at : BAO_PEG_FAIL;
    case BAO_PEG_BEHIND:
        return at >= node->least && stands(m, node, at - node->least) ? at : BAO_PEG_FAIL;
    case BAO_PEG_POSITION:
    case BAO_PEG_CONSTANT:
        return logged(m, node, at);
    case BAO_PEG_QUOTE:
        return quote(m, node, at);
    case BAO_PEG_CALL:
        return call(m, node, at);
    case BAO_PEG_CONDITION:
        return condition(m, node, at);
    default:
        return BAO_PEG_FAIL;
    }
}

size_t bao_peg_run(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const size_t to = run(m, node, at);
    return m->failed ? BAO_PEG_FAIL : to;
}
