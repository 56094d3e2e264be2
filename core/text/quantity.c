/* quantity.c - names of quantities, and finding them in their list. */
#include "text/quantity.h"

#include <assert.h>

const char *bao_quantity_kind_name(bao_quantity_kind kind)
{
    static const char *const names[] = {
#define X(name, text, amount) text,
        BAO_QUANTITY_MAP(X)
#undef X
    };
    assert(kind < BAO_QUANTITY_COUNT);
    return names[kind];
}

bool bao_quantity_is_amount(bao_quantity_kind kind)
{
    static const bool amounts[] = {
#define X(name, text, amount) amount,
        BAO_QUANTITY_MAP(X)
#undef X
    };
    assert(kind < BAO_QUANTITY_COUNT);
    return amounts[kind];
}

const char *bao_hedge_name(bao_hedge hedge)
{
    static const char *const names[] = {"", "about", "over", "under", "at_least", "range"};
    static_assert(sizeof names / sizeof *names == BAO_HEDGE_COUNT, "a hedge has no name");
    assert(hedge < BAO_HEDGE_COUNT);
    return names[hedge];
}

size_t bao_quantity_find(const bao_quantities *quantities, uint32_t folded)
{
    size_t low = 0, high = quantities->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (quantities->items[middle].raw.to <= folded) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
