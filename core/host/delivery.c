/* delivery.c - one walk over a delivery's fields, which writes them or reads them. */
#include "host/delivery.h"

/* Says what follows; counted up when the fields change. */
#define MARK UINT64_C(0x3356494C45444142) /* "BADELIV3" */

/* Where bytes go to or come from. */
typedef struct walk {
    bao_buf *out;     /* NULL when reading */
    bao_span rest;    /* not read yet */
    bao_arena *arena; /* for what is read */
    bool failed;
} walk;

static void take(walk *w, void *to, size_t n)
{
    if (w->rest.n < n) {
        w->failed = true;
        memset(to, 0, n);
        return;
    }
    memcpy(to, w->rest.p, n);
    w->rest = (bao_span){w->rest.p + n, w->rest.n - n};
}

static void number(walk *w, uint64_t *n)
{
    if (w->out) {
        bao_buf_bytes(w->out, (const char *)n, sizeof *n);
    } else {
        take(w, n, sizeof *n);
    }
}

/* Its length, its bytes, a NUL. */
static void text(walk *w, bao_span *s)
{
    uint64_t n = s->n;
    number(w, &n);
    if (w->out) {
        bao_buf_span(w->out, *s);
        bao_buf_byte(w->out, '\0');
        return;
    }
    *s = (bao_span){"", 0};
    if (n >= w->rest.n || w->rest.p[n] != '\0') {
        w->failed = true;
        return;
    }
    *s = (bao_span){w->rest.p, (size_t)n};
    w->rest = (bao_span){w->rest.p + n + 1, w->rest.n - (size_t)n - 1};
}

/* A list of `size` bytes an item; each item takes at least one byte. */
static void list(walk *w, void **items, size_t *count, size_t size)
{
    uint64_t n = *count;
    number(w, &n);
    if (w->out) {
        return;
    }
    *count = 0;
    *items = n < w->rest.n || n == 0 ? bao_arena_calloc(w->arena, (size_t)n + 1, size) : NULL;
    w->failed |= !*items;
    *count = w->failed ? 0 : (size_t)n;
}

static void numbers(walk *w, bao_delivery *d)
{
    uint64_t *const fields[] = {
        &d->input,     &d->bytes,     &d->facts,         &d->figures,       &d->claimed,
        &d->set_aside, &d->unclaimed, &d->checks[0],     &d->checks[1],     &d->checks[2],
        &d->checks[3], &d->verdict,   &d->script_errors, &d->export_failed, &d->corrections_lost};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        number(w, fields[i]);
    }
}

static void all(walk *w, bao_delivery *d)
{
    uint64_t mark = MARK;
    number(w, &mark);
    w->failed |= mark != MARK;
    numbers(w, d);
    w->failed |= d->verdict > BAO_RESULT_FAILED;
    text(w, &d->report);
    text(w, &d->sha256);
    text(w, &d->reason);
    text(w, &d->genre);
    for (size_t i = 0; i < BAO_ROW_FILES; i++) {
        text(w, &d->rows[i]);
    }
    list(w, (void **)&d->exports, &d->export_count, sizeof *d->exports);
    for (size_t i = 0; i < d->export_count; i++) {
        text(w, &d->exports[i].name);
        text(w, &d->exports[i].bytes);
    }
    list(w, (void **)&d->told, &d->told_count, sizeof *d->told);
    for (size_t i = 0; i < d->told_count; i++) {
        text(w, &d->told[i].level);
        text(w, &d->told[i].path);
        text(w, &d->told[i].text);
    }
}

void bao_delivery_write(bao_delivery *delivery, bao_buf *out)
{
    walk w = {.out = out};
    all(&w, delivery);
}

bool bao_delivery_read(bao_delivery *delivery, bao_span bytes, bao_arena *arena)
{
    *delivery = (bao_delivery){0};
    walk w = {.rest = bytes, .arena = arena};
    all(&w, delivery);
    return !w.failed && w.rest.n == 0;
}
