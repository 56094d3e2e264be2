/* issuer.c - names of offices, and whose report a title says it is. */
#include "read/issuer.h"

#include "base/find.h"
#include "read/dates.h"
#include "read/words.h"
#include "read/word_lists.h"

bool bao__is_issuer(bao_span s)
{
    return !bao__ends_with_any(s, bao__words_never_issuers) &&
           bao__ends_with_any(s, bao__words_body_endings) && bao__count_characters(s) > 2;
}

/* `title` without the year it begins with, or as far as one. */
static bao_span without_year(bao_span title)
{
    bao__date date;
    bao_range range;
    if (!bao__date_find(title, 0, 1, &date, &range)) {
        return title;
    }
    if (range.from > 0) {
        return (bao_span){title.p, range.from};
    }
    const bao_span rest = bao__rest(title, range.to);
    return bao__rest(rest, bao_span_starts(rest, BAO_SPAN("度")) ? strlen("度") : 0);
}

bao_span bao__issuer_of(bao_span title)
{
    const char *const end_of_title = title.p + title.n;
    title = without_year(bao__rest(title, bao__starts_with_any(title, bao__words_issuer_openings)));
    for (size_t i = 0; i < title.n; i++) {
        if (title.p[i] >= '0' && title.p[i] <= '9') {
            title.n = i;
        }
    }
    for (size_t i = 0; bao__words_issuer_endings[i]; i++) {
        const char *end = bao_find(title, bao_span_of(bao__words_issuer_endings[i]));
        title.n = end ? (size_t)(end - title.p) : title.n;
    }
    if (bao_span_ends(title, BAO_SPAN("人民")) &&
        bao_span_starts((bao_span){title.p + title.n, (size_t)(end_of_title - title.p) - title.n},
                        BAO_SPAN("政府"))) {
        title.n += strlen("政府"); /* cut at 政府信息公开 */
    }
    return title;
}
