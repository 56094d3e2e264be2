/* issuer.h - names of offices, in folded text. For this layer only. */
#ifndef BAO_READ_ISSUER_H
#define BAO_READ_ISSUER_H

#include "base/span.h"

/* s ends as the name of an office does: 郑州市统计局. */
bool bao__is_issuer(bao_span s);

/* The part of a title that names whose report it is; perhaps no office. */
bao_span bao__issuer_of(bao_span title);

#endif
