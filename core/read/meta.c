/* meta.c - metadata in the order of trust. */
#include "read/meta.h"

bool bao_meta_give(bao_report *report, bao_meta_key key, bao_span value)
{
    bao_meta *meta = &report->meta[key];
    if (meta->value.n && !bao_span_equal(meta->value, value)) {
        bao_warn(&report->warnings, "META_CONFLICT", 0,
                 "%s: given \"%.*s\", the report says \"%.*s\"", bao_meta_name(key), (int)value.n,
                 value.p, (int)meta->value.n, meta->value.p);
    }
    meta->value.p = bao_arena_copy(report->arena, value.p, value.n);
    meta->value.n = meta->value.p ? value.n : 0;
    meta->origin = BAO_FROM_GIVEN;
    return meta->value.p && !report->warnings.failed;
}

bool bao_meta_read(bao_report *report)
{
    return !report->warnings.failed;
}
