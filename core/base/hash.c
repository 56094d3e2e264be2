/* hash.c - the only user of nettle. */
#include "base/hash.h"

#include <nettle/sha2.h>

void bao_sha256_hex(bao_span data, char out[65])
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx ctx;
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_init(&ctx);
    if (data.n) {
        sha256_update(&ctx, data.n, (const uint8_t *)data.p);
    }
    sha256_digest(&ctx, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        out[2 * i] = digits[sum[i] >> 4];
        out[2 * i + 1] = digits[sum[i] & 15];
    }
    out[64] = '\0';
}
