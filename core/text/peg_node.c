/* peg_node.c - what can be told of a parsing expression before it is matched. */
#include "text/peg.h"

#include "base/utf8.h"

/* The bit of what begins with `text`; all where its first character is not whole. */
static uint64_t bit_of(bao_span text)
{
    return (unsigned char)text.p[0] >= 0xE0 && text.n < 3 ? UINT64_MAX : bao_utf8_bit(text);
}

static uint64_t bits_of_set(const uint64_t *set)
{
    return set[3] >> 32 ? UINT64_MAX : set[0] | set[1] | set[2] | set[3];
}

/* Bytes that every match takes, when it is the same number; SIZE_MAX when it is not. */
static size_t fixed_length(const bao_peg_node *node)
{
    size_t n = 0;
    switch ((bao_peg_op)node->op) {
    case BAO_PEG_TEXT:
        return node->text.n;
    case BAO_PEG_SET:
        return 1;
    case BAO_PEG_ANY:
        return node->least;
    case BAO_PEG_NEVER:
        return 0;
    case BAO_PEG_WORDS:
        for (uint32_t i = 1; i < node->word_count; i++) {
            n |= node->words[i].n ^ node->words[0].n;
        }
        return n || !node->word_count ? SIZE_MAX : node->words[0].n;
    case BAO_PEG_SEQUENCE:
        for (uint32_t i = 0; i < node->kids; i++) {
            const size_t more = fixed_length(node->kid[i]);
            n = n == SIZE_MAX || more == SIZE_MAX ? SIZE_MAX : n + more;
        }
        return n;
    case BAO_PEG_CHOICE:
        for (uint32_t i = 0; i < node->kids; i++) {
            const size_t more = fixed_length(node->kid[i]);
            n = i == 0 || n == more ? more : SIZE_MAX;
        }
        return n;
    default:
        return node->still && node->op != BAO_PEG_CONDITION ? 0 : SIZE_MAX;
    }
}

static void finish_words(bao_peg_node *node)
{
    for (uint32_t i = 0; i < node->word_count; i++) {
        node->begins |= bit_of(node->words[i]);
    }
}

static void finish_sequence(bao_peg_node *node)
{
    node->empty = node->still = true;
    for (uint32_t i = 0; i < node->kids; i++) {
        const bao_peg_node *kid = node->kid[i];
        if (node->empty && !kid->still) {
            node->begins |= kid->begins;
        }
        node->empty &= kid->empty;
        node->still &= kid->still;
    }
    if (node->empty) {
        node->begins = UINT64_MAX;
    }
}

static void finish_choice(bao_peg_node *node)
{
    node->still = true;
    for (uint32_t i = 0; i < node->kids; i++) {
        const bao_peg_node *kid = node->kid[i];
        node->empty |= kid->empty;
        node->still &= kid->still;
        node->begins |= kid->begins;
    }
}

/* Of one that holds no other, or just looks. */
static void finish_leaf(bao_peg_node *node)
{
    switch ((bao_peg_op)node->op) {
    case BAO_PEG_TEXT:
        node->begins = bit_of(node->text);
        break;
    case BAO_PEG_ANY:
    case BAO_PEG_CHAR:
        node->begins = UINT64_MAX;
        break;
    case BAO_PEG_WORDS:
        finish_words(node);
        break;
    case BAO_PEG_SET:
        node->begins = bits_of_set(node->set);
        break;
    case BAO_PEG_NEVER:
        break;
    default:
        node->still = node->empty = true;
        node->begins = UINT64_MAX;
    }
}

/* Of one that goes on as its kid does. */
static void finish_around(bao_peg_node *node)
{
    const bao_peg_node *kid = node->kids ? node->kid[0] : NULL;
    const bool may_skip = node->op == BAO_PEG_REPEAT && node->least == 0;
    node->empty = !kid || kid->empty || may_skip;
    node->still = kid && kid->still && node->op != BAO_PEG_CONDITION;
    node->begins = node->empty ? UINT64_MAX : kid->begins;
}

static void finish_kids(bao_peg_node *node)
{
    node->skips = node->op == BAO_PEG_NOT || (node->op == BAO_PEG_REPEAT && node->least == 0);
    const bool silent = node->op == BAO_PEG_NOT || node->op == BAO_PEG_AND;
    node->captures |= node->op == BAO_PEG_POSITION || node->op == BAO_PEG_CONSTANT ||
                      node->op == BAO_PEG_QUOTE || node->op == BAO_PEG_CALL ||
                      node->op == BAO_PEG_CONDITION;
    for (uint32_t i = 0; i < node->kids; i++) {
        node->captures |= !silent && node->kid[i]->captures;
        node->broken |= node->kid[i]->broken;
    }
}

/* Of one that looks only. */
static void finish_look(bao_peg_node *node)
{
    finish_leaf(node);
    if (node->op == BAO_PEG_BEHIND) {
        const size_t n = fixed_length(node->kid[0]);
        node->least = (uint32_t)n;
        node->broken |= n > UINT32_MAX;
    }
}

void bao_peg_finish(bao_peg_node *node)
{
    finish_kids(node);
    switch ((bao_peg_op)node->op) {
    case BAO_PEG_SEQUENCE:
        finish_sequence(node);
        break;
    case BAO_PEG_CHOICE:
        finish_choice(node);
        break;
    case BAO_PEG_REPEAT:
        finish_around(node);
        node->broken |= node->most == UINT32_MAX && node->kid[0]->empty;
        break;
    case BAO_PEG_WHERE:
    case BAO_PEG_QUOTE:
    case BAO_PEG_CALL:
    case BAO_PEG_CONDITION:
        finish_around(node);
        break;
    case BAO_PEG_NOT:
    case BAO_PEG_AND:
    case BAO_PEG_BEHIND:
        finish_look(node);
        break;
    default:
        finish_leaf(node);
    }
}
