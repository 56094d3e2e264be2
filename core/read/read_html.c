/* read_html.c - web pages: from the page's outline to the report in it. */
#include "read/formats.h"
#include "read/html_page.h"

bao_status bao__html_read(bao_report *report, bao_span source, const bao_read_options *options,
                          bao_error *error);
