/* pdf_judge.c - text layers that are missing, or that lie. */
#include "read/pdf/pdf_read.h"

/* Letters from which on a share of them says something. */
#define LETTERS_LEAST 100

/* Of 100 letters of a Chinese report so many are Chinese at least (huaian_2026_budget.pdf: 0). */
#define HAN_LEAST 30

/* Of 100 glyphs so many without a meaning are too many. */
#define UNKNOWN_MOST 20

/* So often a character without a meaning stands beside a digit by no accident
 * (tianjin_2025_budget_report.pdf: its decimal points). */
#define UNKNOWN_DIGITS 3

static bool is_scan(const bao__pdf_doc *doc)
{
    return doc->glyphs == 0 || (doc->empty_pages && doc->glyphs < 20 * (uint64_t)doc->pages);
}

static bao_status refuse_scan(const bao__pdf_doc *doc, bao_error *error)
{
    return bao_fail(error, BAO_SCAN,
                    "%u of %u pages are pictures without text, from page %u on%s; run text "
                    "recognition (ocrmypdf -l chi_sim) and read by eye what it gives: its figures "
                    "are no facts",
                    doc->empty_pages, doc->pages, doc->first_empty ? doc->first_empty : 1,
                    doc->scans ? " (with an unseen layer of recognised text)" : "");
}

void bao__pdf_warn(const bao__pdf_doc *doc, bao_report *report)
{
    bao_warnings *w = &report->warnings;
    if (doc->empty_pages) {
        bao_warn(w, "SCANNED_PAGES", 0,
                 "%u of %u pages are pictures without text, the first is page %u: what they say is "
                 "not read; text recognition may help, but its figures are no facts",
                 doc->empty_pages, doc->pages, doc->first_empty);
    }
    if (doc->unknown) {
        bao_warn(w, "FONT_MAP", 0,
                 "%llu of %llu characters have no known meaning: their font does not say which "
                 "they are; compare figures with the page",
                 (unsigned long long)doc->unknown, (unsigned long long)doc->glyphs);
    }
    if (doc->unseen) {
        bao_warn(w, "HIDDEN_DIGITS", 0,
                 "page %u: digits that no reader sees (cut off, covered, or in the colour of the "
                 "paper) were left out, %u in all",
                 doc->unseen_page, doc->unseen);
    }
    if (doc->hidden) {
        bao_warn(w, "HIDDEN_TEXT", 0,
                 "page %u: text that no reader sees was left out, %u characters in all; labels may "
                 "be cut off",
                 doc->hidden_page, doc->hidden);
    }
    if (doc->askew) {
        bao_warn(w, "ASKEW", 0,
                 "page %u: text that stands askew, on its side or as a watermark is no part of the "
                 "report, though it holds %u digits",
                 doc->askew_page, doc->askew);
    }
    if (doc->labels) {
        bao_warn(w, "FIGURE_LABELS", 0,
                 "page %u: %u lines of numbers alone, as charts have them, are no part of the text",
                 doc->labels_page, doc->labels);
    }
    if (doc->overlaps) {
        bao_warn(w, "CELL_OVERLAP", 0,
                 "page %u: text of a table lies over other text, in %u tables: compare them with "
                 "the page",
                 doc->overlap_page, doc->overlaps);
    }
    if (doc->stacks) {
        bao_warn(w, "CELL_NUMBERS", 0,
                 "page %u: a cell holds two numbers, one below the other (%u such cells)",
                 doc->stack_page, doc->stacks);
    }
    if (doc->shifted) {
        bao_warn(w, "SHIFTED_LABELS", 0,
                 "page %u: two labels stand in one cell and none in the cell below (%u times): "
                 "they may stand a row above their values",
                 doc->shifted_page, doc->shifted);
    }
}

bao_status bao__pdf_judge(const bao__pdf_doc *doc, bao_error *error)
{
    if (is_scan(doc)) {
        return doc->empty_pages
                   ? refuse_scan(doc, error)
                   : bao_fail(error, BAO_EMPTY,
                              "no text on %u pages; if they are drawn or pictures, text "
                              "recognition (OCR) may help",
                              doc->pages);
    }
    if (doc->letters >= LETTERS_LEAST && doc->han * 100 < doc->letters * HAN_LEAST) {
        return bao_fail(error, BAO_FONTS,
                        "%llu Chinese characters among %llu letters: the fonts do not say which "
                        "characters they draw, and digits and points may be wrong as well; ask for "
                        "another file, or run text recognition and read by eye what it gives",
                        (unsigned long long)doc->han, (unsigned long long)doc->letters);
    }
    if (doc->unknown * 100 > doc->glyphs * UNKNOWN_MOST) {
        return bao_fail(error, BAO_FONTS,
                        "%llu of %llu characters have no known meaning: their fonts do not say "
                        "which they are; ask for another file",
                        (unsigned long long)doc->unknown, (unsigned long long)doc->glyphs);
    }
    if (doc->unknown_digits >= UNKNOWN_DIGITS) {
        return bao_fail(error, BAO_FONTS,
                        "%llu times a character without a known meaning stands beside a digit: it "
                        "may be a decimal point or another digit; ask for another file, or run "
                        "text recognition and read by eye what it gives",
                        (unsigned long long)doc->unknown_digits);
    }
    return BAO_OK;
}
