/* read_rtf.c - RTF: text, tables, notes; what stands in other destinations is no text. */
#include "base/utf8.h"
#include "read/flow.h"
#include "read/formats.h"
#include "read/line.h"
#include "read/word/rtf_table.h"
#include "text/decode_run.h"

/* Groups in each other. */
#define DEPTH_MOST 1000u

#define FONTS_MOST 512u
#define NOTES_MOST 4096u

/* What holds inside a group. */
typedef struct state {
    bool skipped, hidden, deleted, label;
    bool code;      /* what a field is to show */
    bool contents;  /* in a table of contents: no part of the report */
    uint32_t field; /* depth of the innermost field */
    uint8_t raised;
    uint16_t font;
    uint8_t unseen; /* characters behind \u that stand for it */
} state;

typedef struct rtf {
    bao_report *report;
    bao_span source;
    bao__flow flow;
    bao__rtf_table table;
    bao_buf bytes, text;
    state groups[DEPTH_MOST];
    uint32_t depth;
    bao_encoding page;
    bool windows; /* bytes are of cp1252, but for fonts that say otherwise */
    uint8_t charsets[FONTS_MOST];
    uint32_t high; /* the first half of a character beyond 16 bits */
    uint32_t unseen;
    bool fonts;    /* in the table of fonts */
    bool in_table; /* the paragraph */
    size_t *notes; /* where they begin */
    size_t note_count, note_capacity;
    bool deep, failed;
} rtf;

static state *now(rtf *r)
{
    return &r->groups[r->depth];
}

static uint8_t looks(const state *s)
{
    return (uint8_t)((s->hidden ? BAO__RUN_HIDDEN : 0) | s->raised);
}

/* Writes the bytes that were gathered, in the encoding of their font. */
static void flush(rtf *r)
{
    const state *s = now(r);
    const uint8_t charset = s->font < FONTS_MOST ? r->charsets[s->font] : 0;
    r->text.n = 0;
    if (r->windows && charset != 134 && charset != 136) {
        for (size_t i = 0; i < r->bytes.n; i++) {
            char utf8[4];
            const unsigned char c = (unsigned char)r->bytes.p[i];
            bao_buf_bytes(&r->text, utf8, bao_utf8_put(utf8, bao_windows_character(c)));
        }
    } else {
        const bao_encoding encoding = charset == 134   ? BAO_GB18030
                                      : charset == 136 ? BAO_BIG5
                                                       : r->page;
        bao_decode_run(&r->text, bao_buf_view(&r->bytes), encoding);
    }
    r->bytes.n = 0;
    r->failed |= r->text.failed || r->bytes.failed;
    r->flow.aside = s->contents;
    if (r->text.n && bao__rtf_place(&r->table, r->in_table)) {
        bao__flow_text(&r->flow, bao_buf_view(&r->text), looks(s));
    }
}

/* The code of a field: a table of contents is one. */
static void take_code(rtf *r, bao_span text)
{
    if (now(r)->code && bao_span_starts(bao__trim_span(text), BAO_SPAN("TOC"))) {
        r->groups[now(r)->field].contents = true;
    }
}

static bool is_shown(rtf *r)
{
    return !now(r)->skipped && !now(r)->deleted;
}

static void add_bytes(rtf *r, bao_span bytes)
{
    while (r->unseen && bytes.n) {
        r->unseen--;
        bytes = (bao_span){bytes.p + 1, bytes.n - 1};
    }
    if (!bytes.n || !is_shown(r)) {
        return;
    }
    if (r->table.measure) {
        r->table.between |= !r->in_table;
    } else {
        bao_buf_span(&r->bytes, bytes);
    }
}

static void add_character(rtf *r, uint32_t c)
{
    char utf8[4];
    if (!is_shown(r)) {
        return;
    }
    if (r->table.measure) {
        r->table.between |= !r->in_table;
        return;
    }
    flush(r);
    if (c >= 0xD800 && c < 0xDC00) {
        r->high = c;
        return;
    }
    c = c >= 0xDC00 && c < 0xE000 && r->high ? 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00)
                                             : c;
    r->high = 0;
    c = (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF ? BAO_REPLACEMENT : c;
    if (c >= ' ' && bao__rtf_place(&r->table, r->in_table)) {
        bao__flow_text(&r->flow, (bao_span){utf8, bao_utf8_put(utf8, c)}, looks(now(r)));
    }
}

/* Groups that hold no text of the document. */
static bool is_skipped(const bao__rtf_token *t)
{
    static const uint8_t words[] = {bao__rtf_w_colortbl,
                                    bao__rtf_w_stylesheet,
                                    bao__rtf_w_info,
                                    bao__rtf_w_pict,
                                    bao__rtf_w_object,
                                    bao__rtf_w_header,
                                    bao__rtf_w_headerl,
                                    bao__rtf_w_headerr,
                                    bao__rtf_w_headerf,
                                    bao__rtf_w_footer,
                                    bao__rtf_w_footerl,
                                    bao__rtf_w_footerr,
                                    bao__rtf_w_footerf,

                                    bao__rtf_w_filetbl,
                                    bao__rtf_w_listtable,
                                    bao__rtf_w_revtbl,
                                    bao__rtf_w_rsidtbl,
                                    bao__rtf_w_generator,
                                    bao__rtf_w_themedata,
                                    bao__rtf_w_bkmkstart,
                                    bao__rtf_w_bkmkend,
                                    bao__rtf_w_annotation,
                                    bao__rtf_w_atnid,
                                    bao__rtf_w_ftnsep,
                                    bao__rtf_w_ftnsepc,
                                    bao__rtf_w_aftnsep,
                                    bao__rtf_w_aftnsepc,
                                    bao__rtf_w_datastore,
                                    bao__rtf_w_shp,
                                    bao__rtf_w_shpinst,
                                    bao__rtf_w_template,
                                    bao__rtf_w_xe,
                                    bao__rtf_w_tc,
                                    bao__rtf_w_nonesttables,
                                    bao__rtf_w_nonshppict,
                                    bao__rtf_w_listoverridetable,
                                    bao__rtf_w_latentstyles,
                                    bao__rtf_w_pgdsctbl,
                                    bao__rtf_w_do};
    return t->word && memchr(words, t->word, sizeof words);
}

/* Words that change what text looks like. */
static bool take_look(rtf *r, const bao__rtf_token *t)
{
    state *s = now(r);
    const bool on = !t->numbered || t->number;
    if (t->word == bao__rtf_w_v) {
        s->hidden = on;
    } else if (t->word == bao__rtf_w_deleted) {
        s->deleted = on;
    } else if (t->word == bao__rtf_w_super) {
        s->raised = on ? BAO__RUN_RAISED : 0;
    } else if (t->word == bao__rtf_w_sub) {
        s->raised = on ? BAO__RUN_LOWERED : 0;
    } else if (t->word == bao__rtf_w_nosupersub) {
        s->raised = 0;
    } else if (t->word == bao__rtf_w_plain) {
        s->hidden = s->deleted = false;
        s->raised = 0;
    } else if (t->word == bao__rtf_w_f) {
        s->font = (uint16_t)(t->number >= 0 && t->number < (long)FONTS_MOST ? t->number : 0);
    } else {
        return false;
    }
    return true;
}

static void take_code_page(rtf *r, long page)
{
    r->windows = page != 936 && page != 54936 && page != 950 && page != 65001;
    r->page = page == 950 ? BAO_BIG5 : page == 65001 ? BAO_UTF8 : BAO_GB18030;
}

/* Ends of paragraphs, cells, rows. */
static bool take_end(rtf *r, const bao__rtf_token *t)
{
    const bool cell = t->word == bao__rtf_w_cell, end = t->word == bao__rtf_w_row;
    const bool paragraph =
        t->word == bao__rtf_w_par || t->word == bao__rtf_w_sect || t->word == bao__rtf_w_page;
    if (!cell && !end && !paragraph && t->word != bao__rtf_w_line) {
        return false;
    }
    if (!is_shown(r)) {
        return true;
    }
    if (end) {
        bao__rtf_end_row(&r->table);
    } else if (r->table.measure) {
        r->table.between |= paragraph && !r->in_table;
    } else if (cell) {
        bao__rtf_close_cell(&r->table);
    } else if (paragraph && bao__rtf_place(&r->table, r->in_table)) {
        bao__flow_end_line(&r->flow, 0);
    } else if (!paragraph && bao__rtf_place(&r->table, r->in_table)) {
        bao__flow_break(&r->flow);
    }
    return true;
}

/* A note is read behind the text. */
static void keep_note(rtf *r, size_t at)
{
    if (r->table.measure && r->note_count < NOTES_MOST) {
        if (!BAO_RESERVE(r->report->arena, r->notes, r->note_count, r->note_capacity)) {
            r->failed = true;
            return;
        }
        r->notes[r->note_count++] = at;
    }
    now(r)->skipped = true;
}

static uint32_t character_of(const bao__rtf_token *t)
{
    static const uint16_t signs[BAO__RTF_WORDS] = {
        [bao__rtf_w_tab] = '\t',         [bao__rtf_w_emdash] = 0x2014,
        [bao__rtf_w_endash] = 0x2013,    [bao__rtf_w_bullet] = 0x2022,
        [bao__rtf_w_lquote] = 0x2018,    [bao__rtf_w_rquote] = 0x2019,
        [bao__rtf_w_ldblquote] = 0x201C, [bao__rtf_w_rdblquote] = 0x201D,
        [bao__rtf_w_nestcell] = '\t',    [bao__rtf_w_emspace] = 0x2003,
        [bao__rtf_w_enspace] = 0x2002};
    return signs[t->word];
}

/* Behind a label a blank is enough, and nothing behind 一、 and （1）. */
static void add_tab(rtf *r)
{
    if (!now(r)->label || r->table.measure) {
        add_bytes(r, BAO_SPAN("\t"));
        return;
    }
    flush(r);
    const bao_buf *out = &r->flow.page.out;
    if (out->n && out->p[out->n - 1] > ' ') {
        add_bytes(r, BAO_SPAN(" "));
    }
}

static void take_word(rtf *r, const bao__rtf_token *t, size_t at)
{
    const uint32_t sign = character_of(t);
    if (t->word == bao__rtf_w_u) {
        add_character(r, (uint32_t)(t->number < 0 ? t->number + 65536 : t->number));
        r->unseen = now(r)->unseen;
    } else if (sign == '\t') {
        add_tab(r);
    } else if (sign) {
        add_character(r, sign);
    } else if (t->word == bao__rtf_w_uc) {
        now(r)->unseen = (uint8_t)(t->number >= 0 && t->number < 9 ? t->number : 1);
    } else if (t->word == bao__rtf_w_pard) {
        r->in_table = false;
    } else if (t->word == bao__rtf_w_intbl) {
        r->in_table = true;
    } else if (t->word == bao__rtf_w_ansicpg) {
        take_code_page(r, t->number);
    } else if (t->word == bao__rtf_w_fonttbl) {
        r->fonts = now(r)->skipped = true;
    } else if (t->word == bao__rtf_w_fcharset && r->fonts) {
        r->charsets[now(r)->font] = (uint8_t)t->number;
    } else if (t->word == bao__rtf_w_listtext || t->word == bao__rtf_w_pntext) {
        now(r)->label = true;
    } else if (t->word == bao__rtf_w_field) {
        now(r)->field = r->depth;
    } else if (t->word == bao__rtf_w_fldinst) {
        now(r)->code = now(r)->skipped = true;
    } else if (t->word == bao__rtf_w_footnote) {
        keep_note(r, at);
    } else if (is_skipped(t)) {
        now(r)->skipped = true;
    } else if (!bao__rtf_define(&r->table, t)) {
        take_end(r, t);
    }
}

static void take_sign(rtf *r, long sign)
{
    switch (sign) {
    case '*': /* a destination that may be left out */
        now(r)->skipped = true;
        break;
    case '~':
        add_bytes(r, BAO_SPAN(" "));
        break;
    case '_':
        add_bytes(r, BAO_SPAN("-"));
        break;
    case '{':
        add_bytes(r, BAO_SPAN("{"));
        break;
    case '}':
        add_bytes(r, BAO_SPAN("}"));
        break;
    case '\\':
        add_bytes(r, BAO_SPAN("\\"));
        break;
    case '\n':
    case '\r':
        if (!r->table.measure && is_shown(r) && bao__rtf_place(&r->table, r->in_table)) {
            bao__flow_end_line(&r->flow, 0);
        }
        break;
    default:
        break;
    }
}

/* Reads from `at` on to the end of the group it stands in. */
static void read_group(rtf *r, size_t at)
{
    const uint32_t depth = r->depth;
    while (!r->failed && !r->table.failed && !r->deep) {
        const bao__rtf_token t = bao__rtf_next(r->source, &at);
        const char byte = (char)t.number;
        if (t.kind != BAO__RTF_TEXT && t.kind != BAO__RTF_BYTE && !r->table.measure) {
            flush(r);
        }
        switch (t.kind) {
        case BAO__RTF_END:
            return;
        case BAO__RTF_OPEN:
            r->deep |= r->depth + 1 >= DEPTH_MOST;
            if (!r->deep) {
                r->groups[r->depth + 1] = r->groups[r->depth];
                r->depth++;
            }
            break;
        case BAO__RTF_CLOSE:
            if (r->depth <= depth) {
                return;
            }
            r->depth--;
            r->fonts &= now(r)->skipped;
            r->unseen = 0;
            break;
        case BAO__RTF_WORD:
            if (!take_look(r, &t)) {
                take_word(r, &t, at);
            }
            break;
        case BAO__RTF_SIGN:
            take_sign(r, t.number);
            break;
        case BAO__RTF_BYTE:
            add_bytes(r, (bao_span){&byte, 1});
            break;
        case BAO__RTF_TEXT:
            take_code(r, t.text);
            add_bytes(r, t.text);
            break;
        }
    }
}

/* One pass over the whole file. */
static void read_all(rtf *r, bool measure)
{
    r->table.measure = measure;
    r->depth = 0;
    r->groups[0] = (state){.unseen = 1};
    r->in_table = r->fonts = false;
    r->unseen = r->high = 0;
    read_group(r, 0);
    if (!measure) {
        flush(r);
        bao__rtf_close_table(&r->table);
        bao__flow_end_line(&r->flow, 0);
    }
}

static void read_notes(rtf *r)
{
    for (size_t i = 0; i < r->note_count && !r->failed; i++) {
        r->text.n = 0;
        bao_buf_format(&r->text, "[%zu] ", i + 1);
        r->depth = 0;
        r->groups[0] = (state){.unseen = 1};
        r->in_table = false;
        bao__flow_text(&r->flow, bao_buf_view(&r->text), 0);
        r->flow.soft = true;
        read_group(r, r->notes[i]);
        flush(r);
        r->flow.soft = false;
        bao__flow_end_line(&r->flow, 0);
    }
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    rtf *r = bao_arena_calloc(report->arena, 1, sizeof *r);
    (void)options;
    if (!r) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    r->report = report;
    r->source = source;
    r->bytes = bao_buf_in(report->arena);
    r->text = bao_buf_in(report->arena);
    take_code_page(r, 1252);
    bao__flow_start(&r->flow, report);
    r->table.flow = &r->flow;
    read_all(r, true);
    if (!r->failed && !r->table.failed && !r->deep) {
        read_all(r, false);
        read_notes(r);
    }
    if (r->deep) {
        return bao_fail(error, BAO_LIMIT,
                        "groups are more than %u deep in each other; save the "
                        "document again",
                        DEPTH_MOST);
    }
    if (r->failed || r->table.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    return bao__flow_finish(&r->flow, source, false, error);
}

static int recognize(bao_span source, bao_span name)
{
    (void)name;
    return bao_span_starts(source, BAO_SPAN("{\\rtf")) ? 95 : 0;
}

const bao_reader bao_reader_rtf = {"rtf", recognize, read};
