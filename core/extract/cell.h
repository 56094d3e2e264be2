/* cell.h - what one cell of a table says. The one reader of cells: every kind of table (labels.h,
 * grid.h, listing.h) asks it, so that one cell says the same in all of them.
 *
 * A cell is one number or none: of two numbers, of last year's, of a range the first is never
 * taken. Which words are zero, which are no figure, what is a minus, is a script's data. */
#ifndef BAO_CELL_H
#define BAO_CELL_H

#include "extract/facts.h"

/* Words (folded) that tell one thing from another. Borrowed. */
typedef struct bao_words {
    const bao_span *items;
    uint32_t count;
} bao_words;

/* The field of the script's data, and what its words do. */
#define BAO_CELL_WORDS_MAP(X)                                                                      \
    X(strokes)      /* characters; a cell of nothing else states no figure: / - — */             \
    X(no_figure)    /* a cell that is one of these states none: 不适用, 未统计 */            \
    X(none)         /* a cell that is one of these says zero: 无 */                               \
    X(none_begins)  /* and one that begins with one of these: 未收到 */                         \
    X(unchanged)    /* a cell with one of these says that nothing changed: 持平 */               \
    X(plus)         /* before or behind a number: +, 增加 */                                     \
    X(minus)        /* the same: -, ▼, 下降 */                                                 \
    X(lead)         /* may stand before a number and say nothing: 共 */                           \
    X(other_figure) /* in a note: the number is not the column's: 目标, 上年 */                \
    X(unit_words)   /* before a unit that stands above a table: 单位 */                          \
    X(whole)        /* units of which there are no parts: 件 */                                   \
    X(units)        /* counter words and money that may follow a number */

typedef struct bao_cell_words {
#define X(name) bao_words name;
    BAO_CELL_WORDS_MAP(X)
#undef X
} bao_cell_words;

typedef enum bao_cell_kind {
    BAO_CELL_BLANK,
    BAO_CELL_DASH,      /* / - — 不适用 未统计: no value */
    BAO_CELL_NONE,      /* 无: zero, in words */
    BAO_CELL_UNCHANGED, /* 持平: zero, where the figures are changes */
    BAO_CELL_NUMBER,
    BAO_CELL_WORDS,     /* no figure in it */
    BAO_CELL_UNREADABLE /* figures in it that are not one number */
} bao_cell_kind;

typedef enum bao_cell_sign { BAO_UNSIGNED, BAO_PLUS, BAO_MINUS } bao_cell_sign;

typedef struct bao_cell_value {
    bao_quantity quantity; /* of NUMBER: its value has the sign, its `number` has not */
    const char *reason;    /* of UNREADABLE */
    uint8_t kind;          /* bao_cell_kind */
    uint8_t sign;          /* bao_cell_sign: as printed */
    uint8_t marks;         /* of the cell: a sign that is no text */
    bool stroke;           /* its sign is a stroke behind it that may be none: 1532.60— */
    bool apart;            /* its digits stand apart: 1 2, 332 10, but not 1 234 */
    bool spaced;           /* each of them by itself: 1 2 */
} bao_cell_value;

/* What every cell of a report says. */
typedef struct bao_cells {
    const bao_cell_words *words;
    bao_cell_value **of; /* by table, by cell */
} bao_cells;

/* Reads the cell whose text is `folded` (of the folded view). */
bao_cell_value bao_cell_read(const bao_report *report, const bao_cell_words *words,
                             bao_range folded);

/* Reads all cells of a report, into its arena. False when out of memory. */
bool bao_cells_read(bao_cells *cells, const bao_report *report, const bao_cell_words *words);

/* What a cell of a table says. */
static inline const bao_cell_value *bao_cells_at(const bao_cells *cells, const bao_report *report,
                                                 const bao_table *table, const bao_cell *cell)
{
    return &cells->of[table - report->tables][cell - table->cells];
}

/* No figure, or none that could be read. */
static inline bool bao_cell_is_text(bao_cell_kind kind)
{
    return kind == BAO_CELL_WORDS || kind == BAO_CELL_UNREADABLE;
}

/* A figure, or words for one. */
static inline bool bao_cell_is_figure(bao_cell_kind kind)
{
    return kind == BAO_CELL_NUMBER || kind == BAO_CELL_NONE || kind == BAO_CELL_UNCHANGED;
}

/* What the column says of the figures in it. */
typedef struct bao_cell_use {
    bao_span unit;    /* the indicator's */
    bao_span printed; /* a unit that stands elsewhere, for a number without one; or empty */
    bool changes;     /* figures are changes: with a sign, and 持平 is zero */
    bool whole;       /* there are no parts of the unit: 1.532件 is misread */
    bool falls;       /* the head says that they fall: 降幅 */
    bool needs_unit;  /* a number that no unit is printed for has no value */
    bool summed;      /* sums have vouched for digits that stand apart */
} bao_cell_use;

/* The value, without its sign, of a NUMBER whose unit is `printed` elsewhere, in `unit`. BAO_NUMBER
 * when they do not fit. */
bao_status bao_cell_in_printed(const bao_report *report, const bao_cell_value *value,
                               bao_span printed, bao_span unit, bao_decimal *out, bao_error *error);

/* The value of a NUMBER in the unit of its use. BAO_NUMBER with the reason when it has none. */
bao_status bao_cell_in_unit(const bao_report *report, const bao_cell_value *value,
                            const bao_cell_use *use, bao_decimal *out, bao_error *error);

/* What a value cell says, as a mention of a table, without a rule; with the reason in `error` when
 * its status is BAO_FACT_UNREADABLE. */
bao_mention bao_cell_mention(const bao_report *report, const bao_cell_value *value,
                             bao_range folded, const bao_cell_use *use, bao_error *error);

/* Warns that a cell of the table of that name is not read. */
void bao_cell_warn(bao_facts *facts, bao_range folded, const char *table, const char *why);

/* The numbers in `raw` are somebody's: no residue. */
void bao_cell_claim(bao_facts *facts, bao_range raw);

/* `text` is one of the words. */
bool bao_words_have(bao_words words, bao_span text);

/* `text` holds one of the words. */
bool bao_words_in(bao_words words, bao_span text);

#endif
