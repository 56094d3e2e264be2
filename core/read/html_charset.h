/* html_charset.h - the encoding that a page declares in itself. For this layer only. */
#ifndef BAO_READ_HTML_CHARSET_H
#define BAO_READ_HTML_CHARSET_H

#include "base/span.h"

/* The label in the first <meta> that names a charset, or in the XML declaration; empty when there
 * is none. A part of `source`. */
bao_span bao__html_charset(bao_span source);

#endif
