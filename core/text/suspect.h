/* suspect.h - bytes that are no text at all, or text that is not what it seems. For this layer
 * only. */
#ifndef BAO_TEXT_SUSPECT_H
#define BAO_TEXT_SUSPECT_H

#include "base/status.h"
#include "text/decode.h"

/* BINARY when the bytes start like a well-known binary format or are full of control characters. */
bao_status bao__refuse_binary(bao_span source, const bao_encoding_guess *guess, bao_error *error);

/* Warns of ISO-2022 and HZ escapes, which are not decoded. */
void bao__warn_of_escapes(const bao_text *text, bao_warnings *warnings);

#endif
