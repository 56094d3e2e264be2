/* trace.c - tags of a trace, one after the other, and what they paint. The program that writes them
 * (mutool of MuPDF 1.21 was looked at) is no part of us: whatever comes, nothing here fails but for
 * want of memory. */
#include "read/pdf/trace.h"

#include "base/utf8.h"

typedef enum element {
    NOTHING,
    FILL_TEXT,
    STROKE_TEXT,
    CLIP_TEXT,
    IGNORE_TEXT,
    FILL_PATH,
    STROKE_PATH,
    CLIP_PATH,
    IMAGE_CLIP,
    IMAGE,
    SHADE,
    SPAN,
    GLYPH,
    MOVE,
    LINE,
    CURVE,
    CLOSE,
    POP_CLIP,
    PAGE,
    LAYER,
    END_LAYER,
    GROUP,
    MASK,
    TILE
} element;

static const struct {
    const char *name;
    element what;
} names[] = {
    {"g", GLYPH},
    {"lineto", LINE},
    {"moveto", MOVE},
    {"closepath", CLOSE},
    {"curveto", CURVE},
    {"span", SPAN},
    {"fill_text", FILL_TEXT},
    {"stroke_text", STROKE_TEXT},
    {"clip_text", CLIP_TEXT},
    {"clip_stroke_text", CLIP_TEXT},
    {"ignore_text", IGNORE_TEXT},
    {"fill_path", FILL_PATH},
    {"stroke_path", STROKE_PATH},
    {"clip_path", CLIP_PATH},
    {"pop_clip", POP_CLIP},
    {"clip_stroke_path", CLIP_PATH},
    {"clip_image_mask", IMAGE_CLIP},
    {"fill_image", IMAGE},
    {"fill_image_mask", IMAGE},
    {"fill_shade", SHADE},
    {"layer", LAYER},
    {"end_layer", END_LAYER},
    {"group", GROUP},
    {"mask", MASK},
    {"tile", TILE},
    {"page", PAGE},
};

static element element_of(bao_span name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (bao_span_equal(name, bao_span_of(names[i].name))) {
            return names[i].what;
        }
    }
    return NOTHING;
}

/* The number that s begins with, as printf's %g writes it; *used bytes of it, 0 when there is none.
 */
static float number(bao_span s, size_t *used)
{
    size_t i = 0;
    const bool minus = i < s.n && s.p[i] == '-';
    i += minus;
    double value = 0, scale = 1;
    const size_t first = i;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        value = value * 10 + (s.p[i] - '0');
    }
    const bool point = i < s.n && s.p[i] == '.';
    i += point;
    for (; point && i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        scale /= 10;
        value += (s.p[i] - '0') * scale;
    }
    *used = i > first + point ? i : 0;
    if (*used && i + 2 < s.n && s.p[i] == 'e') {
        int power = 0;
        const bool less = s.p[i + 1] == '-';
        for (i += 2; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
            power = power < 100 ? power * 10 + (s.p[i] - '0') : power;
        }
        for (*used = i; power > 0 && power <= 40; power--) {
            value = less ? value / 10 : value * 10;
        }
        value = power ? 0 : value;
    }
    value = value < 1e9 ? value : 1e9; /* no page is as large */
    return (float)(minus ? -value : value);
}

/* Up to `most` numbers with blanks or commas between; how many there were. */
static unsigned numbers(bao_span s, float *out, unsigned most)
{
    unsigned n = 0;
    while (n < most) {
        size_t used;
        out[n] = number(s, &used);
        if (!used) {
            return n;
        }
        n++;
        s = (bao_span){s.p + used, s.n - used};
        while (s.n && (s.p[0] == ' ' || s.p[0] == ',')) {
            s = (bao_span){s.p + 1, s.n - 1};
        }
    }
    return n;
}

/* The next attribute of a tag; false at its end. */
static bool next_attribute(bao_span *rest, bao_span *name, bao_span *value)
{
    while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '/')) {
        *rest = (bao_span){rest->p + 1, rest->n - 1};
    }
    const char *sign = rest->n ? memchr(rest->p, '=', rest->n) : NULL;
    const size_t head = sign ? (size_t)(sign - rest->p) : 0;
    if (!head || rest->n < head + 2 || sign[1] != '"') {
        return false;
    }
    *name = (bao_span){rest->p, head};
    const char *const from = sign + 2, *const end = rest->p + rest->n;
    const char *to = memchr(from, '"', (size_t)(end - from));
    to = to ? to : end;
    *value = (bao_span){from, (size_t)(to - from)};
    *rest = to < end ? (bao_span){to + 1, (size_t)(end - to - 1)} : (bao_span){end, 0};
    return true;
}

/* The value of attribute `key`, or empty. */
static bao_span attribute(bao_span rest, const char *key)
{
    bao_span name, value;
    while (next_attribute(&rest, &name, &value)) {
        if (bao_span_equal(name, bao_span_of(key))) {
            return value;
        }
    }
    return (bao_span){"", 0};
}

/* The character that an attribute writes; U+FFFD for none. */
static uint32_t character(bao_span s)
{
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    if (s.n > 3 && s.p[0] == '&' && s.p[1] == '#') {
        uint32_t c = 0;
        const bool hex = s.p[2] == 'x';
        for (size_t i = hex ? 3 : 2; i < s.n && s.p[i] != ';' && c < 0x110000; i++) {
            const char d = s.p[i];
            c = c * (hex ? 16 : 10) +
                (uint32_t)(d <= '9' ? (d - '0') & 15 : ((d | 0x20) - 'a' + 10) & 15);
        }
        return c && c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : BAO_REPLACEMENT;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (bao_span_equal(s, bao_span_of(known[i].name))) {
            return known[i].c;
        }
    }
    size_t size;
    return s.n && bao_utf8_valid(s) == s.n ? bao_utf8_next(s.p, &size) : BAO_REPLACEMENT;
}

static void move(const bao__pdf_matrix *m, float x, float y, float out[2])
{
    out[0] = m->a * x + m->c * y + m->e;
    out[1] = m->b * x + m->d * y + m->f;
}

static bao__pdf_matrix matrix_of(bao_span value)
{
    float n[6] = {1, 0, 0, 1, 0, 0};
    numbers(value, n, 6);
    return (bao__pdf_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

/* Paper or nearly so, in any of the ways to say it. */
static bool is_pale(bao_span colour, bao_span space)
{
    float n[4];
    const unsigned count = numbers(colour, n, 4);
    if (count == 4) {
        return n[0] + n[1] + n[2] + n[3] < 0.12f;
    }
    const float least = count == 3   ? (n[0] < n[1] ? (n[0] < n[2] ? n[0] : n[2])
                                                    : (n[1] < n[2] ? n[1] : n[2]))
                        : count == 1 ? n[0]
                                     : 0;
    const bool ink = bao_span_starts(space, BAO_SPAN("Sep")); /* of an ink there may be none */
    return count && (ink ? n[0] < 0.03f : least > 0.96f);
}

/* The element begins that glyphs or corners follow in. */
static void begin(bao__trace *t, element what, bao_span rest)
{
    t->what = (int)what;
    t->matrix = matrix_of(attribute(rest, "transform"));
    t->pale = is_pale(attribute(rest, "color"), attribute(rest, "colorspace"));
    float alpha = 1;
    numbers(attribute(rest, "alpha"), &alpha, 1);
    t->opaque = alpha > 0.9f && !t->groups.bits;
    t->pale |= alpha < 0.1f;
    t->corner_count = 0;
    t->curved = t->boxed = false;
    memset(t->trm, 0, sizeof t->trm);
}

/* The area of the unit square under `m`. */
static bao__pdf_rect area_of(const bao__pdf_matrix *m)
{
    const float x = m->a + m->c, y = m->b + m->d;
    return (bao__pdf_rect){m->e + (x < 0 ? x : 0), m->f + (y < 0 ? y : 0), m->e + (x > 0 ? x : 0),
                           m->f + (y > 0 ? y : 0)};
}

/* A font's span: its letters are laid out along trm's first row. */
static void begin_span(bao__trace *t, bao_span rest)
{
    numbers(attribute(rest, "trm"), t->trm, 4);
    const bao__pdf_matrix *m = &t->matrix;
    t->letters = (bao__pdf_matrix){m->a * t->trm[0] + m->c * t->trm[1],
                                   m->b * t->trm[0] + m->d * t->trm[1],
                                   m->a * t->trm[2] + m->c * t->trm[3],
                                   m->b * t->trm[2] + m->d * t->trm[3], 0, 0};
    const bao_span mode = attribute(rest, "wmode");
    if (mode.n && mode.p[0] == '1') { /* from above to below */
        t->letters.a = -t->letters.c;
        t->letters.b = -t->letters.d;
    }
}

static float length(float x, float y)
{
    const float ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
    if (ax < ay * 0.01f || ay < ax * 0.01f) {
        return ax > ay ? ax : ay;
    }
    float guess = ax + ay, square = ax * ax + ay * ay;
    for (int i = 0; i < 6; i++) { /* Newton: libm is not linked here */
        guess = (guess + square / guess) / 2;
    }
    return guess;
}

static void add_glyph(bao__trace *t, bao_span rest)
{
    float x = 0, y = 0, advance = 0;
    bao__pdf_glyph glyph = {.c = BAO_REPLACEMENT};
    bao_span name, value;
    size_t used;
    while (next_attribute(&rest, &name, &value)) {
        switch (name.p[0]) {
        case 'u':
            glyph.c = value.n ? character(value) : 0;
            break;
        case 'x':
            x = number(value, &used);
            break;
        case 'y':
            y = number(value, &used);
            break;
        case 'a':
            advance = number(value, &used);
            break;
        }
    }
    if (t->what < FILL_TEXT || t->what > IGNORE_TEXT || t->tiles || t->masks || glyph.c == 0) {
        return; /* 0: the rest of a ligature */
    }
    t->glyphs++;
    float at[2];
    move(&t->matrix, x, y, at);
    const float step[2] = {t->letters.a * advance, t->letters.b * advance};
    glyph.size = length(t->letters.c, t->letters.d);
    glyph.pale = t->pale;
    glyph.artifact = t->layers.bits != 0;
    glyph.sight = t->what >= CLIP_TEXT ? BAO__PDF_INVISIBLE : BAO__PDF_SEEN;
    bao__pdf_page_glyph(t->page, glyph, at[0], at[1], step);
}

static bool level(const float a[2], const float b[2])
{
    const float dx = a[0] - b[0], dy = a[1] - b[1];
    return (dx < 0.6f && dx > -0.6f) || (dy < 0.6f && dy > -0.6f);
}

/* The corners so far are those of an upright rectangle. */
static bool is_rectangle(const bao__trace *t)
{
    unsigned n = t->corner_count;
    if (t->curved || n < 4 || n > 6) {
        return false;
    }
    for (unsigned i = 1; i < n; i++) {
        if (!level(t->corners[i - 1], t->corners[i])) {
            return false;
        }
    }
    return level(t->corners[0], t->corners[n - 1]);
}

static bao__pdf_rect box_of(const bao__trace *t)
{
    bao__pdf_rect box = {t->corners[0][0], t->corners[0][1], t->corners[0][0], t->corners[0][1]};
    for (unsigned i = 1; i < t->corner_count && i < BAO__TRACE_CORNERS; i++) {
        const float x = t->corners[i][0], y = t->corners[i][1];
        box.left = x < box.left ? x : box.left;
        box.right = x > box.right ? x : box.right;
        box.top = y < box.top ? y : box.top;
        box.bottom = y > box.bottom ? y : box.bottom;
    }
    return box;
}

/* A part of a path is whole. */
static void end_part(bao__trace *t)
{
    const bool seen = !t->tiles && !t->masks && t->corner_count > 1;
    if (seen && t->what == FILL_PATH && is_rectangle(t)) {
        bao__pdf_page_fill(t->page, box_of(t), t->pale, t->opaque);
    } else if (seen && t->what == STROKE_PATH && !t->curved) {
        for (unsigned i = 1; i < t->corner_count && i < BAO__TRACE_CORNERS; i++) {
            bao__pdf_page_stroke(t->page, t->corners[i - 1], t->corners[i], t->pale);
        }
    }
    t->corner_count = 0;
    t->curved = false;
}

static void add_corner(bao__trace *t, bao_span rest)
{
    float at[2], x = 0, y = 0;
    bao_span name, value;
    size_t used;
    while (next_attribute(&rest, &name, &value)) {
        if (name.n == 1 && name.p[0] == 'x') {
            x = number(value, &used);
        } else if (name.n == 1 && name.p[0] == 'y') {
            y = number(value, &used);
        }
    }
    move(&t->matrix, x, y, at);
    if (!t->boxed) {
        t->box = (bao__pdf_rect){at[0], at[1], at[0], at[1]};
        t->boxed = true;
    }
    t->box.left = at[0] < t->box.left ? at[0] : t->box.left;
    t->box.right = at[0] > t->box.right ? at[0] : t->box.right;
    t->box.top = at[1] < t->box.top ? at[1] : t->box.top;
    t->box.bottom = at[1] > t->box.bottom ? at[1] : t->box.bottom;
    if (t->corner_count == BAO__TRACE_CORNERS) { /* a long line: go on from its last corner */
        const bool curved = t->curved;
        memcpy(t->corners[0], t->corners[BAO__TRACE_CORNERS - 1], sizeof t->corners[0]);
        if (t->what == STROKE_PATH) {
            const float last[2] = {t->corners[0][0], t->corners[0][1]};
            end_part(t);
            memcpy(t->corners[0], last, sizeof last);
            t->corner_count = 1;
        }
        t->curved = curved || t->what != STROKE_PATH;
    }
    if (t->corner_count < BAO__TRACE_CORNERS) {
        memcpy(t->corners[t->corner_count++], at, sizeof at);
    }
}

/* Back to where the part of the path began. */
static void close_part(bao__trace *t)
{
    if (t->corner_count && t->corner_count < BAO__TRACE_CORNERS && t->what == STROKE_PATH) {
        memcpy(t->corners[t->corner_count++], t->corners[0], sizeof t->corners[0]);
    }
    end_part(t);
}

static void end_page(bao__trace *t)
{
    if (!t->in_page) {
        return;
    }
    t->in_page = false;
    bao__pdf_page_end(t->page);
    t->over |= !t->whole(t->ud, t->page);
}

static void begin_page(bao__trace *t, bao_span rest)
{
    float box[4] = {0, 0, 0, 0};
    numbers(attribute(rest, "mediabox"), box, 4);
    end_page(t);
    if (t->over || t->pages >= t->most) {
        t->over = true;
        return;
    }
    t->page->number = ++t->pages;
    t->in_page = true;
    t->masks = t->tiles = 0;
    t->layers = t->groups = (bao__nest){0, 0};
    bao__pdf_page_start(t->page, box[2] - box[0], box[3] - box[1]);
}

static void push(bao__nest *nest, bool special)
{
    if (nest->depth < 64) {
        nest->bits |= (uint64_t)special << nest->depth;
    }
    nest->depth++;
}

static void pop(bao__nest *nest)
{
    nest->depth -= nest->depth > 0;
    if (nest->depth < 64) {
        nest->bits &= ~((uint64_t)1 << nest->depth);
    }
}

static void paint_picture(bao__trace *t, bao_span rest)
{
    begin(t, NOTHING, rest);
    if (!t->tiles && !t->masks) {
        bao__pdf_page_image(t->page, area_of(&t->matrix), t->opaque);
    }
}

static void open_element(bao__trace *t, element what, bao_span rest)
{
    switch (what) {
    case GLYPH:
        add_glyph(t, rest);
        break;
    case SPAN:
        begin_span(t, rest);
        break;
    case MOVE:
        end_part(t);
        add_corner(t, rest);
        break;
    case LINE:
        add_corner(t, rest);
        break;
    case CURVE:
        t->curved = true;
        break;
    case CLOSE:
        close_part(t);
        break;
    case POP_CLIP:
        bao__pdf_page_unclip(t->page);
        break;
    case IMAGE_CLIP:
        begin(t, NOTHING, rest);
        bao__pdf_page_clip(t->page, area_of(&t->matrix), true);
        break;
    case IMAGE:
        paint_picture(t, rest);
        break;
    case LAYER:
        push(&t->layers, bao_span_equal(attribute(rest, "name"), BAO_SPAN("Artifact")));
        break;
    case END_LAYER:
        pop(&t->layers);
        break;
    case GROUP:
        push(&t->groups, !bao_span_equal(attribute(rest, "blendmode"), BAO_SPAN("Normal")));
        break;
    case MASK:
        t->masks++;
        break;
    case TILE:
        t->tiles++;
        break;
    default:
        begin(t, what, rest);
    }
}

static void close_element(bao__trace *t, element what)
{
    const bao__pdf_rect all = {-1e9f, -1e9f, 1e9f, 1e9f};
    switch (what) {
    case FILL_PATH:
    case STROKE_PATH:
        end_part(t);
        t->what = NOTHING;
        break;
    case CLIP_PATH:
        bao__pdf_page_clip(t->page, t->boxed ? t->box : (bao__pdf_rect){0, 0, 0, 0}, false);
        t->what = NOTHING;
        break;
    case CLIP_TEXT:
        bao__pdf_page_clip(t->page, all, false);
        t->what = NOTHING;
        break;
    case MASK:
        t->masks -= t->masks > 0;
        bao__pdf_page_clip(t->page, all, false);
        break;
    case TILE:
        t->tiles -= t->tiles > 0;
        break;
    case GROUP:
        pop(&t->groups);
        break;
    case PAGE:
        end_page(t);
        break;
    default:
        break;
    }
}

/* What stands between < and >. */
static void take_tag(bao__trace *t, bao_span tag)
{
    const bool close = tag.n && tag.p[0] == '/';
    tag = (bao_span){tag.p + close, tag.n - close};
    size_t n = 0;
    while (n < tag.n && tag.p[n] != ' ' && tag.p[n] != '/') {
        n++;
    }
    const element what = element_of((bao_span){tag.p, n});
    if (what == PAGE && !close) {
        begin_page(t, (bao_span){tag.p + n, tag.n - n});
    } else if (what != NOTHING && t->in_page && !t->over) {
        if (close) {
            close_element(t, what);
        } else {
            open_element(t, what, (bao_span){tag.p + n, tag.n - n});
        }
    }
}

/* Keeps the part of a tag whose rest comes with the next piece. */
static void keep(bao__trace *t, bao_span part)
{
    const size_t room = sizeof t->tag - t->tag_size, n = part.n < room ? part.n : room;
    memcpy(t->tag + t->tag_size, part.p, n);
    t->tag_size += n;
}

bool bao__trace_feed(bao__trace *t, bao_span piece)
{
    const char *p = piece.p, *const end = piece.p + piece.n;
    while (p < end && !t->over && !t->page->failed) {
        if (!t->in_tag) {
            p = memchr(p, '<', (size_t)(end - p));
            if (!p) {
                break;
            }
            p++;
            t->in_tag = true;
            t->tag_size = 0;
        }
        const char *const stop = memchr(p, '>', (size_t)(end - p));
        const bao_span part = {p, (size_t)((stop ? stop : end) - p)};
        if (!stop || t->tag_size) {
            keep(t, part);
        }
        if (!stop) {
            break;
        }
        t->in_tag = false;
        take_tag(t, t->tag_size ? (bao_span){t->tag, t->tag_size} : part);
        t->tag_size = 0;
        p = stop + 1;
    }
    return !t->over && !t->page->failed;
}
