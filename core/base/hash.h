/* hash.h - the fingerprint of bytes. */
#ifndef BAO_HASH_H
#define BAO_HASH_H

#include "base/span.h"

/* SHA-256 of `data` as 64 lower-case hex digits and a NUL. */
void bao_sha256_hex(bao_span data, char out[65]);

#endif
