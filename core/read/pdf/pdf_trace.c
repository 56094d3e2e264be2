/* pdf_trace.c - tags of a trace, one after the other, and what they paint. The program that writes
 * them (mutool of MuPDF 1.21 was looked at) is no part of us: whatever comes, nothing here fails
 * but for want of memory. */
#include "read/pdf/pdf_trace.h"

#include "base/utf8.h"
#include "read/pdf/pdf_matrix.h"
#include "read/pdf/pdf_tag.h"

/* How light what nobody sees on paper is; what is as light as a watermark. */
#define PALE  0.96f
#define FAINT 0.7f

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

static bao__pdf_matrix matrix_of(bao_span value)
{
    float n[6] = {1, 0, 0, 1, 0, 0};
    bao__tag_numbers(value, n, 6);
    return (bao__pdf_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

/* How light a colour is, from 0 to 1, in any of the ways to say it; 0 where nobody knows. */
static float lightness(bao_span colour, bao_span space)
{
    float n[4];
    const unsigned count = bao__tag_numbers(colour, n, 4);
    if (count == 4) {
        return 1 - (n[0] + n[1] + n[2] + n[3]) / 3;
    }
    if (count == 3) {
        return n[0] < n[1] ? (n[0] < n[2] ? n[0] : n[2]) : (n[1] < n[2] ? n[1] : n[2]);
    }
    const bool ink = bao_span_starts(space, BAO_SPAN("Sep")); /* of an ink there may be none */
    return count == 1 ? (ink ? 1 - n[0] : n[0]) : 0;
}

/* The element begins that glyphs or corners follow in. */
static void begin(bao__trace *t, element what, bao_span rest)
{
    t->what = (int)what;
    t->matrix = matrix_of(bao__tag_find(rest, "transform"));
    const float light = lightness(bao__tag_find(rest, "color"), bao__tag_find(rest, "colorspace"));
    t->pale = light > PALE;
    float alpha = 1;
    bao__tag_numbers(bao__tag_find(rest, "alpha"), &alpha, 1);
    t->opaque = alpha > 0.9f && !t->groups.bits;
    t->pale |= alpha < 0.1f;
    t->faint = light > FAINT || alpha < 1 - FAINT;
    t->corner_count = 0;
    t->curved = t->boxed = false;
    memset(t->trm, 0, sizeof t->trm);
}

/* A font's span: its letters are laid out along trm's first row. */
static void begin_span(bao__trace *t, bao_span rest)
{
    bao__tag_numbers(bao__tag_find(rest, "trm"), t->trm, 4);
    const bao__pdf_matrix *m = &t->matrix;
    t->letters = (bao__pdf_matrix){m->a * t->trm[0] + m->c * t->trm[1],
                                   m->b * t->trm[0] + m->d * t->trm[1],
                                   m->a * t->trm[2] + m->c * t->trm[3],
                                   m->b * t->trm[2] + m->d * t->trm[3],
                                   0,
                                   0};
    const bao_span mode = bao__tag_find(rest, "wmode");
    if (mode.n && mode.p[0] == '1') { /* from above to below */
        t->letters.a = -t->letters.c;
        t->letters.b = -t->letters.d;
    }
}

static void add_glyph(bao__trace *t, bao_span rest)
{
    float x = 0, y = 0, advance = 0;
    bao__pdf_glyph glyph = {.c = BAO_REPLACEMENT};
    bao_span name, value;
    size_t used;
    while (bao__tag_next(&rest, &name, &value)) {
        switch (name.p[0]) {
        case 'u':
            glyph.c = value.n ? bao__tag_character(value) : 0;
            break;
        case 'x':
            x = bao__tag_number(value, &used);
            break;
        case 'y':
            y = bao__tag_number(value, &used);
            break;
        case 'a':
            advance = bao__tag_number(value, &used);
            break;
        }
    }
    if (t->what < FILL_TEXT || t->what > IGNORE_TEXT || t->tiles || t->masks || glyph.c == 0) {
        return; /* 0: the rest of a ligature */
    }
    t->glyphs++;
    float at[2];
    bao__pdf_move(&t->matrix, x, y, at);
    const float step[2] = {t->letters.a * advance, t->letters.b * advance};
    glyph.size = bao__pdf_length(t->letters.c, t->letters.d);
    glyph.pale = t->pale;
    glyph.faint = t->faint;
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
    while (bao__tag_next(&rest, &name, &value)) {
        if (name.n == 1 && name.p[0] == 'x') {
            x = bao__tag_number(value, &used);
        } else if (name.n == 1 && name.p[0] == 'y') {
            y = bao__tag_number(value, &used);
        }
    }
    bao__pdf_move(&t->matrix, x, y, at);
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
    bao__tag_numbers(bao__tag_find(rest, "mediabox"), box, 4);
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
        bao__pdf_page_image(t->page, bao__pdf_area(&t->matrix), t->opaque);
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
        bao__pdf_page_clip(t->page, bao__pdf_area(&t->matrix), true);
        break;
    case IMAGE:
        paint_picture(t, rest);
        break;
    case SHADE: /* it paints all of its clip */
        if (!t->tiles && !t->masks) {
            bao__pdf_page_shade(t->page);
        }
        break;
    case LAYER:
        push(&t->layers, bao_span_equal(bao__tag_find(rest, "name"), BAO_SPAN("Artifact")));
        break;
    case END_LAYER:
        pop(&t->layers);
        break;
    case GROUP:
        push(&t->groups, !bao_span_equal(bao__tag_find(rest, "blendmode"), BAO_SPAN("Normal")));
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

/* A > inside quotes ends no tag: fonts and layers have names of any kind. The line end does. */
static bool is_quoted(bao_span tag)
{
    unsigned quotes = 0;
    if (!tag.n || (tag.p[0] != 's' && tag.p[0] != 'l')) {
        return false;
    }
    for (size_t i = 0; i < tag.n; i++) {
        quotes += tag.p[i] == '"';
        if (tag.p[i] == '\n') {
            return false;
        }
    }
    return quotes % 2 != 0;
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
        const bao_span tag = t->tag_size ? (bao_span){t->tag, t->tag_size} : part;
        p = stop + 1;
        if (is_quoted(tag)) {
            if (!t->tag_size) {
                keep(t, part);
            }
            keep(t, BAO_SPAN(">"));
            continue;
        }
        t->in_tag = false;
        take_tag(t, tag);
        t->tag_size = 0;
    }
    return !t->over && !t->page->failed;
}
