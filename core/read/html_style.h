/* html_style.h - what single attributes say. For this layer only. */
#ifndef BAO_READ_HTML_STYLE_H
#define BAO_READ_HTML_STYLE_H

#include "base/span.h"

/* A style attribute hides the element: display:none, visibility:hidden; of an inline element
 * font-size:0, too. */
bool bao__style_hides(bao_span style, bool is_inline);

/* A link leads to a document that is no page: .pdf, .docx, .xls, .zip and the like. */
bool bao__names_file(bao_span href);

#endif
