/* fold.c - the folded view: one table lookup a character, and white space by its neighbours. */
#include "text/fold.h"

#include "base/utf8.h"

#include "fold_table.inc"

/* What the table says instead of a folded character. */
enum {
    DROPPED = 0,
    COUNTED = 1, /* see counted_character */
    WHITE = ' '
};

/* No character grows when folded; a block adds its end, and stores may run a little past. */
#define SLACK 8

typedef struct cursor {
    bao_fold *fold;
    const unsigned char *p, *end; /* of the text */
    const unsigned char *done;    /* text after the last character that was written */
    unsigned char *out, *first;   /* of the folded view; `first` is where this block began */
} cursor;

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

static bool is_alphanumeric(uint32_t c)
{
    return is_digit(c) || (c | 0x20) - 'a' < 26;
}

static uint32_t text_offset(const bao_fold *fold, const unsigned char *p)
{
    return (uint32_t)(p - (const unsigned char *)fold->text.p);
}

static uint32_t folded_offset(const bao_fold *fold, const unsigned char *out)
{
    return (uint32_t)(out - (const unsigned char *)fold->out.p);
}

static void add_step(bao_fold *fold, uint32_t folded, uint32_t text)
{
    bao_fold_step *last = fold->count ? &fold->steps[fold->count - 1] : NULL;
    if (last && last->folded == folded) {
        last->text = text;
    } else if (BAO_RESERVE(fold->out.arena, fold->steps, fold->count, fold->capacity)) {
        fold->steps[fold->count++] = (bao_fold_step){folded, text};
    } else {
        fold->failed = true;
    }
}

/* The folded character at `to` stands for the text at `from`. */
static inline void place(bao_fold *fold, uint32_t from, uint32_t to)
{
    const bao_fold_step *last = fold->count ? &fold->steps[fold->count - 1] : NULL;
    if (from - to != (last ? last->text - last->folded : 0)) {
        add_step(fold, to, from);
    }
}

/* What is written next stands for the text at `text`. */
static void place_next(cursor *c, const unsigned char *text)
{
    place(c->fold, text_offset(c->fold, text), folded_offset(c->fold, c->out));
}

static void count_one(uint32_t *count, uint32_t *at, uint32_t offset)
{
    if ((*count)++ == 0) {
        *at = offset;
    }
}

/* Counts a character that the table marks COUNTED, and folds it. */
static uint32_t counted_character(bao_fold *fold, uint32_t c, uint32_t at)
{
    if (c >= 0xF0000 || (c >= 0xE000 && c <= 0xF8FF)) {
        count_one(&fold->private_use, &fold->private_use_at, at);
        return c;
    }
    count_one(&fold->compatibility, &fold->compatibility_at, at);
    size_t low = 0, high = sizeof fold_counted / sizeof *fold_counted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold_counted[middle][0] == c) {
            return fold_counted[middle][1];
        }
        if (fold_counted[middle][0] < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return c;
}

/* Above the table there are variation selectors and tags (dropped) and private use. */
static uint32_t look_up(uint32_t c)
{
    if (c < 0x10000) {
        return fold_table[c];
    }
    return c >= 0xF0000 ? COUNTED : c >= 0xE0000 ? DROPPED : c;
}

/* The character of three bytes at p is a numeral or does not stay as it is. */
static inline bool is_odd(const unsigned char *p)
{
    const unsigned row = (p[0] << 6) + p[1] - (0xE0 << 6) - 0x80;
    return fold_odd[row] & UINT64_C(1) << (p[2] & 63u);
}

/* ASCII that stays as it is, and no digit. */
static inline bool is_plain_ascii(unsigned c)
{
    return c > '9' ? c < 0x7F : c > ' ' && c < '0';
}

/* The first character from p on that is a digit or numeral, does not stay as it is or is not of one
 * or three bytes; `end` if there is none. */
static inline const unsigned char *pass_plain(const unsigned char *p, const unsigned char *end)
{
    for (;;) {
        while (p < end && *p - 0xE0u < 16) {
            if (is_odd(p)) {
                return p;
            }
            p += 3;
        }
        if (p == end || !is_plain_ascii(*p)) {
            return p;
        }
        p++;
    }
}

/* A digit or a Han numeral is written to `out`. */
static void note_number(bao_fold *fold, const unsigned char *out)
{
    if (BAO_RESERVE(fold->out.arena, fold->numbers, fold->number_count, fold->number_capacity)) {
        fold->numbers[fold->number_count++] = folded_offset(fold, out);
    } else {
        fold->failed = true;
    }
}

/* Folds the odd character of three bytes at p to `out`; false when it does not keep its length. */
static bool fold_three(cursor *c, const unsigned char *p, unsigned char *out)
{
    const unsigned to =
        fold_table[(unsigned)(p[0] << 12) + (unsigned)(p[1] << 6) + p[2] - BAO_UTF8_MARKS_OF_3];
    if (to < 0x800) {
        return false;
    }
    out[0] = (unsigned char)(0xE0 | to >> 12);
    out[1] = (unsigned char)(0x80 | (to >> 6 & 63));
    out[2] = (unsigned char)(0x80 | (to & 63));
    if (is_odd(out)) {
        note_number(c->fold, out);
    }
    return true;
}

/* Writes characters as long as they keep their length. */
static void copy_run(cursor *c)
{
    const unsigned char *p = c->p, *copied = p;
    unsigned char *out = c->out;
    for (;;) {
        p = pass_plain(p, c->end);
        if (p < c->end && is_digit(*p)) {
            note_number(c->fold, out + (p - copied));
            while (p < c->end && is_digit(*p)) {
                p++;
            }
            continue;
        }
        memcpy(out, copied, (size_t)(p - copied));
        out += p - copied;
        copied = p;
        if (p == c->end || *p - 0xE0u >= 16 || !fold_three(c, p, out)) {
            break;
        }
        p += 3;
        copied = p;
        out += 3;
    }
    if (p != c->p) {
        place_next(c, c->p);
        c->p = c->done = p;
        c->out = out;
    }
}

/* Passes a run of white space and dropped characters; writes one space where it parts two words. */
static void pass_gap(cursor *c)
{
    const unsigned char *white = NULL, *dropped = NULL;
    uint32_t next = WHITE, unseen = 0;
    size_t size;
    for (; c->p < c->end; c->p += size) {
        next = look_up(bao_utf8_next((const char *)c->p, &size));
        if (next == WHITE) {
            white = white ? white : c->p;
        } else if (next == DROPPED) {
            dropped = dropped ? dropped : c->p;
            unseen++;
        } else {
            break;
        }
    }
    const unsigned last = c->out > c->first ? c->out[-1] : WHITE;
    if (c->p == c->end || !is_alphanumeric(last) || !is_alphanumeric(next)) {
        return;
    }
    if (unseen && is_digit(last) && is_digit(next)) {
        count_one(&c->fold->unseen, &c->fold->unseen_at, text_offset(c->fold, dropped));
        c->fold->unseen += unseen - 1;
    }
    if (white) {
        place_next(c, white);
        *c->out++ = ' ';
    }
}

/* The character at which copy_run stopped. */
static void fold_one(cursor *c)
{
    size_t size;
    const uint32_t from = bao_utf8_next((const char *)c->p, &size);
    uint32_t to = look_up(from);
    if (to == WHITE || to == DROPPED) {
        pass_gap(c);
        return;
    }
    if (to == COUNTED) {
        to = counted_character(c->fold, from, text_offset(c->fold, c->p));
    }
    place_next(c, c->p);
    const size_t written = bao_utf8_put((char *)c->out, to);
    if (is_digit(to) || (written == 3 && is_odd(c->out))) {
        note_number(c->fold, c->out);
    }
    c->out += written;
    c->p += size;
    c->done = c->p;
}

/* Folds `block` onto the end; false when out of memory. `*done` is where its last character ends.
 */
static bool append(bao_fold *fold, bao_range block, uint32_t *done)
{
    if (!bao_buf_room(&fold->out, block.to - block.from + SLACK)) {
        fold->failed = true;
        return false;
    }
    cursor c = {.fold = fold};
    c.p = c.done = (const unsigned char *)fold->text.p + block.from;
    c.end = (const unsigned char *)fold->text.p + block.to;
    c.out = c.first = (unsigned char *)fold->out.p + fold->out.n;
    while (c.p < c.end) {
        copy_run(&c);
        if (c.p < c.end) {
            fold_one(&c);
        }
    }
    fold->out.n = folded_offset(fold, c.out);
    *done = text_offset(fold, c.done);
    return true;
}

void bao_fold_start(bao_fold *fold, bao_arena *arena, bao_span text)
{
    *fold = (bao_fold){.text = text, .out = bao_buf_in(arena)};
    fold->text.p = text.p ? text.p : "";
    fold->failed = !bao_buf_room(&fold->out, text.n + text.n / 16 + SLACK);
}

bao_range bao_fold_block(bao_fold *fold, bao_range block, char end)
{
    const uint32_t from = (uint32_t)fold->out.n;
    uint32_t done = block.from;
    if (block.from < block.to && !append(fold, block, &done)) {
        return (bao_range){from, from};
    }
    place(fold, done, (uint32_t)fold->out.n);
    bao_buf_byte(&fold->out, end);
    return (bao_range){from, (uint32_t)fold->out.n - 1};
}

bao_span bao_fold_view(const bao_fold *fold)
{
    return bao_buf_view(&fold->out);
}

/* The end of a range is mostly so near to its beginning. */
#define NEAR 4

/* Where the folded character (or block end) at `folded` comes from. *steps is how many steps begin
 * at or before a place that is not behind it, and is set anew: what is looked for next is near. */
static uint32_t text_of(const bao_fold *fold, uint32_t folded, size_t *steps)
{
    size_t low = *steps, high = low + NEAR < fold->count ? low + NEAR : fold->count;
    if (high < fold->count && fold->steps[high].folded <= folded) {
        low = high;
        high = fold->count;
    }
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (fold->steps[middle].folded <= folded) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *steps = low;
    return low ? fold->steps[low - 1].text + (folded - fold->steps[low - 1].folded) : folded;
}

static bool is_block_end(char c)
{
    return c == '\n' || c == '\t';
}

bao_range bao_fold_text(const bao_fold *fold, bao_range folded)
{
    size_t steps = 0;
    return bao_fold_text_near(fold, folded, &steps);
}

bao_range bao_fold_text_near(const bao_fold *fold, bao_range folded, size_t *steps)
{
    const char *out = fold->out.p;
    while (folded.from < folded.to && is_block_end(out[folded.to - 1])) {
        folded.to--;
    }
    while (folded.from < folded.to && is_block_end(out[folded.from])) {
        folded.from++;
    }
    if (*steps && fold->steps[*steps - 1].folded > folded.from) {
        *steps = 0;
    }
    const uint32_t from = text_of(fold, folded.from, steps);
    size_t end = *steps;
    if (folded.from == folded.to) {
        return (bao_range){from, from};
    }
    uint32_t last = folded.to - 1;
    while (last > folded.from && ((unsigned char)out[last] & 0xC0) == 0x80) {
        last--;
    }
    const uint32_t at = text_of(fold, last, &end);
    size_t size;
    bao_utf8_next(fold->text.p + at, &size);
    return (bao_range){from, at + (uint32_t)size};
}

bao_span bao_fold_string(bao_arena *arena, bao_span s)
{
    bao_fold fold;
    uint32_t done;
    bao_fold_start(&fold, arena, s);
    if (fold.failed || !append(&fold, (bao_range){0, (uint32_t)s.n}, &done) || fold.failed) {
        return (bao_span){NULL, 0};
    }
    return bao_fold_view(&fold);
}
