/* test_member_cache.c - what a stream passed is there when its turn comes, and what is too much is
 * not. */
#include "host/member_cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

static void add(bao_member_cache *cache, const char *name, size_t n)
{
    char *bytes = calloc(n + 1, 1);
    snprintf(bytes, n + 1, "%s", name);
    bao_member_cache_add(cache, name, bytes, n);
}

static bool takes(bao_member_cache *cache, const char *name)
{
    bao_member member;
    if (!bao_member_cache_take(cache, name, &member)) {
        return false;
    }
    const bool right = strcmp(member.name, name) == 0 && strcmp(member.bytes, name) == 0;
    free(member.name);
    free(member.bytes);
    return right;
}

static void gives_them_out_by_name(void)
{
    bao_member_cache cache = {0};
    CHECK(!takes(&cache, "a"));
    add(&cache, "c", 10);
    add(&cache, "a", 10);
    add(&cache, "d", 10);
    add(&cache, "b", 10);
    CHECK(!bao_member_cache_wants(&cache, "b", 10));
    add(&cache, "b", 20); /* the first stays */
    CHECK(cache.count == 4);
    CHECK(takes(&cache, "b"));
    CHECK(!takes(&cache, "a")); /* its turn is over */
    CHECK(!takes(&cache, "bb"));
    CHECK(takes(&cache, "c") && takes(&cache, "d") && !takes(&cache, "d"));
    CHECK(cache.count == 0 && cache.bytes == 0);
    add(&cache, "e", 10);
    bao_member_cache_close(&cache);
}

/* What comes last by name gives way; one that is too large is not wanted. */
static void holds_no_more_than_it_may(void)
{
    bao_member_cache cache = {0};
    char name[16];
    CHECK(!bao_member_cache_wants(&cache, "a", (size_t)40 << 20));
    CHECK(!bao_member_cache_wants(&cache, "a", (size_t)-1));
    for (int i = 20; i > 0; i--) {
        snprintf(name, sizeof name, "%02d", i);
        add(&cache, name, (size_t)10 << 20);
        CHECK(cache.bytes <= (size_t)64 << 20);
    }
    CHECK_THAT(cache.count == 6, "%zu members", cache.count);
    CHECK(!bao_member_cache_wants(&cache, "07", (size_t)10 << 20));
    CHECK(takes(&cache, "01") && takes(&cache, "06") && !takes(&cache, "07"));
    bao_member_cache_close(&cache);
}

int main(void)
{
    gives_them_out_by_name();
    holds_no_more_than_it_may();
    return test_end();
}
