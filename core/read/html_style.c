/* html_style.c - declarations that hide, raise, shrink or paint; colours; links to files. */
#include "read/html_style.h"

#include <stdlib.h>
#include <strings.h>

/* Pixels: what is moved further is not on the screen (a hanging indent is 20 to 60). */
#define AWAY 400

/* Pixels of a letter, as browsers begin with. */
#define LETTER 16

/* Colours whose parts differ by less look the same. */
#define ALIKE 24

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* s without white space and what comes behind ! */
static bao_span trim(bao_span s)
{
    const char *mark = s.n ? memchr(s.p, '!', s.n) : NULL;
    s.n = mark ? (size_t)(mark - s.p) : s.n;
    while (s.n && is_white(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && is_white(s.p[s.n - 1])) {
        s.n--;
    }
    return s;
}

/* `word` is in lower case. */
static bool is_word(bao_span s, const char *word)
{
    return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

static bool begins(bao_span s, const char *word)
{
    return s.n >= strlen(word) && strncasecmp(s.p, word, strlen(word)) == 0;
}

static bool holds(bao_span s, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.n; i++) {
        if (strncasecmp(s.p + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

typedef enum unit { PLAIN, PIXELS, SHARE } unit;

/* A number with its unit, of which lengths become pixels and em a share of 100; false for a word.
 */
static bool read_length(bao_span value, double *number, unit *kind)
{
    static const struct {
        const char *name;
        double factor;
        unit kind;
    } units[] = {{"px", 1, PIXELS},    {"pt", 4.0 / 3, PIXELS}, {"rem", LETTER, PIXELS},
                 {"em", 100, SHARE},   {"%", 1, SHARE},         {"cm", 37.8, PIXELS},
                 {"mm", 3.78, PIXELS}, {"in", 96, PIXELS},      {"vw", 10, PIXELS},
                 {"vh", 10, PIXELS}};
    char plain[24];
    const size_t n = value.n < sizeof plain - 1 ? value.n : sizeof plain - 1;
    memcpy(plain, value.p, n);
    plain[n] = '\0';
    char *end;
    *number = strtod(plain, &end);
    *kind = PLAIN;
    if (end == plain) {
        return false;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strncasecmp(end, units[i].name, strlen(units[i].name)) == 0) {
            *number *= units[i].factor;
            *kind = units[i].kind;
            break;
        }
    }
    return true;
}

/* A length in pixels; of a share, that of a letter. Words are 0 and false. */
static bool pixels_of(bao_span value, double *pixels)
{
    unit kind;
    if (!read_length(value, pixels, &kind)) {
        *pixels = 0;
        return false;
    }
    *pixels = kind == SHARE ? *pixels * LETTER / 100 : *pixels;
    return true;
}

static unsigned hex(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

static bool is_hex(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'))) {
            return false;
        }
    }
    return s.n == 3 || s.n == 4 || s.n == 6 || s.n == 8;
}

/* fff, ffff, ffffff, ffffffff */
static uint32_t hex_colour(bao_span s, bool *transparent)
{
    const size_t each = s.n < 6 ? 1 : 2;
    unsigned parts[4] = {0, 0, 0, 255};
    for (size_t i = 0; i < s.n / each; i++) {
        const unsigned high = hex(s.p[i * each]);
        parts[i] = high * 16 + (each == 2 ? hex(s.p[i * each + 1]) : high);
    }
    *transparent = parts[3] == 0;
    return parts[0] << 16 | parts[1] << 8 | parts[2];
}

/* rgb(255, 255, 255), rgba(0 0 0 / 0) */
static uint32_t rgb_colour(bao_span s, bool *transparent)
{
    double parts[4] = {0, 0, 0, 1};
    size_t count = 0;
    for (size_t i = 0; i < s.n && count < 4;) {
        const char c = s.p[i];
        if ((c < '0' || c > '9') && c != '.') {
            i++;
            continue;
        }
        unit kind;
        read_length((bao_span){s.p + i, s.n - i}, &parts[count], &kind);
        if (kind == SHARE) {
            parts[count] = count < 3 ? parts[count] * 2.55 : parts[count] / 100;
        }
        count++;
        while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.')) {
            i++;
        }
    }
    *transparent = count == 4 && parts[3] < 0.05;
    for (size_t i = 0; i < 3; i++) {
        parts[i] = parts[i] > 255 ? 255 : parts[i];
    }
    return count < 3 ? BAO__NO_COLOUR
                     : (uint32_t)parts[0] << 16 | (uint32_t)parts[1] << 8 | (uint32_t)parts[2];
}

uint32_t bao__style_colour(bao_span value, bool *transparent)
{
    static const struct {
        const char *name;
        uint32_t colour;
    } names[] = {{"white", 0xFFFFFF},      {"snow", 0xFFFAFA},   {"ivory", 0xFFFFF0},
                 {"whitesmoke", 0xF5F5F5}, {"black", 0},         {"red", 0xFF0000},
                 {"green", 0x008000},      {"blue", 0x0000FF},   {"gray", 0x808080},
                 {"grey", 0x808080},       {"yellow", 0xFFFF00}, {"silver", 0xC0C0C0}};
    value = trim(value);
    *transparent = is_word(value, "transparent");
    if (*transparent) {
        return BAO__NO_COLOUR;
    }
    if (value.n && value.p[0] == '#') {
        value = (bao_span){value.p + 1, value.n - 1};
        return is_hex(value) ? hex_colour(value, transparent) : BAO__NO_COLOUR;
    }
    if (begins(value, "rgb")) {
        return rgb_colour(value, transparent);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_word(value, names[i].name)) {
            return names[i].colour;
        }
    }
    return value.n == 6 && is_hex(value) ? hex_colour(value, transparent) : BAO__NO_COLOUR;
}

bool bao__style_alike(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        const int one = (int)(a >> shift & 255), other = (int)(b >> shift & 255);
        if (one - other >= ALIKE || other - one >= ALIKE) {
            return false;
        }
    }
    return a != BAO__NO_COLOUR && b != BAO__NO_COLOUR;
}

static void set_display(bao_span value, bao__shown *shown)
{
    const bool none = is_word(value, "none");
    shown->hides |= none;
    shown->displayed = !none;
}

static void set_visibility(bao_span value, bao__shown *shown)
{
    shown->hides |= is_word(value, "hidden") || is_word(value, "collapse");
}

static void set_opacity(bao_span value, bao__shown *shown)
{
    double number;
    unit kind;
    shown->hides |= read_length(value, &number, &kind) && number < (kind == SHARE ? 5 : 0.05);
}

/* alpha(opacity=0), opacity(0%) */
static void set_filter(bao_span value, bao__shown *shown)
{
    for (size_t i = 0; i + 8 < value.n; i++) {
        const bao_span rest = {value.p + i, value.n - i};
        if (begins(rest, "opacity=") || begins(rest, "opacity(")) {
            set_opacity((bao_span){rest.p + 8, rest.n - 8}, shown);
        }
    }
}

/* Moved out of the page: text-indent, margins, left and top. */
static void set_move(bao_span value, bao__shown *shown)
{
    double pixels;
    unit kind;
    const bool moved = read_length(value, &pixels, &kind);
    pixels = kind == SHARE && !memchr(value.p, '%', value.n) ? pixels * LETTER / 100 : pixels;
    shown->hides |= moved && (pixels <= -AWAY || pixels >= AWAY * 8);
}

static void set_extent(bao_span value, bao__shown *shown)
{
    double pixels;
    shown->squeezed |= pixels_of(value, &pixels) && pixels < 1.5;
}

static void set_overflow(bao_span value, bao__shown *shown)
{
    shown->clipped |= is_word(value, "hidden") || is_word(value, "clip");
}

/* rect(0 0 0 0), rect(1px, 1px, 1px, 1px), inset(100%), circle(0), polygon(0 0, 0 0, 0 0) */
static void set_clip(bao_span value, bao__shown *shown)
{
    const bool inset = begins(value, "inset");
    bool nothing = holds(value, "(");
    for (size_t i = 0; i < value.n && nothing; i++) {
        double number;
        unit kind;
        const bool first = i && !strchr("0123456789.", value.p[i - 1]);
        if (!first || !strchr("0123456789.", value.p[i])) {
            continue;
        }
        read_length((bao_span){value.p + i, value.n - i}, &number, &kind);
        nothing = inset ? number >= 50 : number < 1.5;
    }
    shown->hides |= nothing && !holds(value, "auto");
}

/* scale(0), scaleX(0), translate(-9999px), rotateY(90deg) */
static void set_transform(bao_span value, bao__shown *shown)
{
    const char *open = memchr(value.p, '(', value.n);
    if (!open) {
        return;
    }
    const bao_span number = trim((bao_span){open + 1, value.n - (size_t)(open + 1 - value.p)});
    double factor;
    unit kind;
    if (begins(value, "scale")) {
        shown->hides |= read_length(number, &factor, &kind) && factor < 0.05 && factor > -0.05;
    } else if (begins(value, "translate")) {
        set_move(number, shown);
    } else if (begins(value, "rotatex") || begins(value, "rotatey")) {
        shown->hides |= begins(number, "90deg") || begins(number, "-90deg");
    }
}

static void set_colour(bao_span value, bao__shown *shown)
{
    bool transparent;
    const uint32_t colour = bao__style_colour(value, &transparent);
    shown->colour = colour != BAO__NO_COLOUR ? colour : shown->colour;
    shown->hides |= transparent;
}

/* The first word of a background that is a colour; a picture is none that we know. */
static void set_background(bao_span value, bao__shown *shown)
{
    bool transparent;
    if (holds(value, "url(") || holds(value, "gradient")) {
        shown->background = 0x808080;
        return;
    }
    const char *blank = begins(value, "rgb") ? NULL : memchr(value.p, ' ', value.n);
    value.n = blank ? (size_t)(blank - value.p) : value.n;
    const uint32_t colour = bao__style_colour(value, &transparent);
    if (colour != BAO__NO_COLOUR && !transparent) {
        shown->background = colour;
    }
}

/* super, text-top, top, 5px, 30%; a minus lowers. */
static void set_align(bao_span value, bao__shown *shown)
{
    double pixels;
    shown->raised = is_word(value, "super") || is_word(value, "text-top");
    shown->lifted = (pixels_of(value, &pixels) && pixels > 0);
}

static void set_raise(bao_span value, bao__shown *shown)
{
    double pixels;
    shown->lifted |= pixels_of(value, &pixels) && pixels > 0;
}

static void set_size(bao_span value, bao__shown *shown)
{
    static const struct {
        const char *name;
        uint16_t size, percent;
    } words[] = {{"smaller", 0, 83}, {"xx-small", 90, 0}, {"x-small", 100, 0}, {"small", 130, 0},
                 {"medium", 160, 0}, {"large", 180, 0},   {"x-large", 240, 0}};
    double number;
    unit kind;
    shown->size = shown->percent = 0;
    if (read_length(value, &number, &kind)) {
        number = number < 0 ? 0 : number > 600 ? 600 : number;
        shown->hides |= number < 0.5;
        shown->size = kind == SHARE ? 0 : (uint16_t)(number * 10);
        shown->percent = kind == SHARE ? (uint16_t)number : 0;
        return;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is_word(value, words[i].name)) {
            shown->size = words[i].size;
            shown->percent = words[i].percent;
        }
    }
}

static const struct {
    const char *name;
    void (*set)(bao_span value, bao__shown *shown);
} properties[] = {
    {"font-size", set_size},
    {"color", set_colour},
    {"background", set_background},
    {"background-color", set_background},
    {"display", set_display},
    {"visibility", set_visibility},
    {"content-visibility", set_visibility},
    {"vertical-align", set_align},
    {"mso-text-raise", set_raise},
    {"text-indent", set_move},
    {"left", set_move},
    {"top", set_move},
    {"right", set_move},
    {"bottom", set_move},
    {"margin-left", set_move},
    {"margin-top", set_move},
    {"opacity", set_opacity},
    {"filter", set_filter},
    {"width", set_extent},
    {"height", set_extent},
    {"max-width", set_extent},
    {"max-height", set_extent},
    {"overflow", set_overflow},
    {"overflow-x", set_overflow},
    {"overflow-y", set_overflow},
    {"clip", set_clip},
    {"clip-path", set_clip},
    {"transform", set_transform},
    {"-webkit-transform", set_transform},
    {"-webkit-text-fill-color", set_colour},
};

static void set(bao_span name, bao_span value, bao__shown *shown)
{
    const char first = name.n ? (char)(name.p[0] | 0x20) : '\0';
    for (size_t i = 0; value.n && i < sizeof properties / sizeof *properties; i++) {
        if (properties[i].name[0] == first && is_word(name, properties[i].name)) {
            properties[i].set(value, shown);
            return;
        }
    }
}

void bao__style_read(bao_span style, bao__shown *shown)
{
    const char *p = style.p, *const end = style.p + style.n, *colon;
    while (p < end && (colon = memchr(p, ':', (size_t)(end - p)))) {
        const char *stop = memchr(colon, ';', (size_t)(end - colon));
        stop = stop ? stop : end;
        set(trim((bao_span){p, (size_t)(colon - p)}),
            trim((bao_span){colon + 1, (size_t)(stop - colon - 1)}), shown);
        p = stop + (stop < end);
    }
}

bool bao__names_file(bao_span href)
{
    static const char *const endings[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps",
                                          ".ofd", ".zip", ".rar",  ".ceb", ".et"};
    size_t n = 0;
    while (n < href.n && href.p[n] != '?' && href.p[n] != '#') {
        n++;
    }
    const char *dot = n ? memrchr(href.p, '.', n) : NULL;
    const size_t size = dot ? (size_t)(href.p + n - dot) : n;
    if (size < 3 || size > 5 || size == n || !strchr("pdxwozrce", dot[1] | 0x20)) {
        return false; /* as .html */
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strlen(endings[i]) == size && strncasecmp(dot, endings[i], size) == 0) {
            return true;
        }
    }
    return false;
}
