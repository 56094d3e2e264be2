/* html_page.c - the text of items. */
#include "read/html_page.h"

#include "read/line.h"

bao_span bao__item_text(const bao__page *page, const bao__item *item)
{
    return bao__trim_span(bao_span_cut(page->report->text.utf8, item->text));
}
