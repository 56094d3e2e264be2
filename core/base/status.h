/* status.h - every way to fail, in one table. */
#ifndef BAO_STATUS_H
#define BAO_STATUS_H

#include <stddef.h>

/* name, text. The name without prefix is the stable CODE that users see. */
#define BAO_STATUS_MAP(X)                                                                          \
    X(OK, "ok")                                                                                    \
    X(MEMORY, "not enough memory")                                                                 \
    X(IO, "cannot read or write")                                                                  \
    X(NOT_FOUND, "no such file")                                                                   \
    X(NOT_FILE, "not a regular file")                                                              \
    X(LIMIT, "a limit was exceeded")                                                               \
    X(EMPTY, "nothing to read")                                                                    \
    X(BINARY, "binary content")                                                                    \
    X(ENCODING, "bytes do not fit the encoding")                                                   \
    X(UNSUPPORTED, "this format is not read yet")                                                  \
    X(DAMAGED, "the file is damaged")                                                              \
    X(ENCRYPTED, "the file is encrypted")                                                          \
    X(SCAN, "a picture of a text")                                                                 \
    X(FONTS, "the fonts do not say what they draw")                                                \
    X(NUMBER, "not one readable number")                                                           \
    X(USAGE, "wrong use")                                                                          \
    X(CRASH, "the process that read it ended")                                                     \
    X(SCRIPT, "script error")                                                                      \
    X(OUTPUT, "cannot write the output")

typedef enum bao_status {
#define X(name, text) BAO_##name,
    BAO_STATUS_MAP(X)
#undef X
        BAO_STATUS_COUNT
} bao_status;

/* What went wrong, for a person: `message` says what and where, without the code. */
typedef struct bao_error {
    bao_status status;
    char message[256];
} bao_error;

/* "ENCODING"; never NULL. */
const char *bao_status_code(bao_status status);

/* "bytes do not fit the encoding"; never NULL. */
const char *bao_status_text(bao_status status);

/* Fills `error` (which may be NULL) and returns `status`, so that a function can end with
 * `return bao_fail(error, BAO_LIMIT, "%zu bytes", n);`. The message is valid UTF-8: bytes of
 * characters that were cut are dropped. */
bao_status bao_fail(bao_error *error, bao_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
