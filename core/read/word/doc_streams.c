/* doc_streams.c - the header of a Word 97-2003 document and its table of pieces. */
#include "read/word/doc.h"
#include "text/decode_run.h"

#define PLACE_BYTE 0x40000000u /* the piece is of one byte a character */

bao_span bao__doc_table_of(const bao__doc *doc, unsigned n)
{
    const size_t at = doc->tables_at + (size_t)n * 8;
    const uint32_t from = n < doc->table_count ? bao__le(doc->main, at, 4) : 0;
    const uint32_t size = n < doc->table_count ? bao__le(doc->main, at + 4, 4) : 0;
    const bool fits = from <= doc->table.n && size <= doc->table.n - from;
    return fits && size ? (bao_span){doc->table.p + from, size} : (bao_span){"", 0};
}

/* Counts of characters by part, and the list of tables. */
static bool read_header(bao__doc *doc)
{
    const size_t words = 34 + (size_t)bao__le(doc->main, 32, 2) * 2, numbers = words + 2;
    const uint32_t count = bao__le(doc->main, words, 2);
    uint64_t at = 0;
    for (unsigned part = 0; part < BAO__DOC_PARTS; part++) {
        doc->part_from[part] = (uint32_t)at;
        at += bao__le(doc->main, numbers + (3 + (size_t)part) * 4, 4);
        if (at > INT32_MAX) {
            return false;
        }
    }
    doc->part_from[BAO__DOC_PARTS] = (uint32_t)at;
    doc->tables_at = numbers + (size_t)count * 4 + 2;
    doc->table_count = bao__le(doc->main, doc->tables_at - 2, 2);
    return count >= 11 && doc->part_from[1] > 0 && doc->table_count > BAO__DOC_PIECES;
}

/* Properties that a piece names by number. */
static bao_span extra_of(bao_span pieces, uint32_t modifier)
{
    size_t at = 0;
    if (!(modifier & 1)) {
        return (bao_span){NULL, 0};
    }
    for (uint32_t n = modifier >> 1; at < pieces.n && pieces.p[at] == 1; n--) {
        const uint32_t size = bao__le(pieces, at + 1, 2);
        if (!n) {
            return size <= pieces.n - at - 3 ? (bao_span){pieces.p + at + 3, size}
                                             : (bao_span){NULL, 0};
        }
        at += 3 + size;
    }
    return (bao_span){NULL, 0};
}

static bool add_piece(bao__doc *doc, bao_span all, bao_span list, uint32_t n, uint32_t count)
{
    const size_t at = ((size_t)count + 1) * 4 + (size_t)n * 8;
    const uint32_t place = bao__le(list, at + 2, 4);
    bao__doc_piece piece = {bao__le(list, (size_t)n * 4, 4), bao__le(list, (size_t)n * 4 + 4, 4),
                            place & ~PLACE_BYTE, !(place & PLACE_BYTE),
                            extra_of(all, bao__le(list, at + 6, 2))};
    piece.place = piece.wide ? piece.place : piece.place / 2;
    const uint32_t before = doc->piece_count ? doc->pieces[doc->piece_count - 1].to : 0;
    const uint64_t bytes = (uint64_t)(piece.to - piece.from) * (piece.wide ? 2 : 1);
    if (piece.from != before || piece.to < piece.from || piece.place + bytes > doc->main.n) {
        return false;
    }
    if (!BAO_RESERVE(doc->report->arena, doc->pieces, doc->piece_count, doc->piece_capacity)) {
        doc->failed = true;
        return false;
    }
    doc->pieces[doc->piece_count++] = piece;
    return true;
}

static bool read_pieces(bao__doc *doc)
{
    const bao_span all = bao__doc_table_of(doc, BAO__DOC_PIECES);
    size_t at = 0;
    while (at < all.n && all.p[at] == 1) {
        at += 3 + (size_t)bao__le(all, at + 1, 2);
    }
    if (at + 5 > all.n || all.p[at] != 2) {
        return false;
    }
    const uint32_t size = bao__le(all, at + 1, 4);
    if (size < 16 || size > all.n - at - 5) {
        return false;
    }
    const bao_span list = {all.p + at + 5, size};
    const uint32_t count = (size - 4) / 12;
    uint64_t characters = 0;
    for (uint32_t n = 0; n < count; n++) {
        if (!add_piece(doc, all, list, n, count)) {
            return false;
        }
        characters += doc->pieces[n].to - doc->pieces[n].from;
    }
    /* a stream holds each character once */
    return characters <= doc->main.n && characters >= doc->part_from[1];
}

static bao_status damaged(bao_error *error, const char *what)
{
    return bao_fail(error, BAO_DAMAGED,
                    "%s of the Word document is broken; open it in a word processor and save it "
                    "as .docx",
                    what);
}

bao_status bao__doc_open(bao__doc *doc, const bao__ole *ole, bao_error *error)
{
    bao_arena *arena = doc->report->arena;
    bao_status status = bao__ole_read(ole, arena, "WordDocument", &doc->main, error);
    if (status != BAO_OK) {
        return status;
    }
    const uint32_t kind = bao__le(doc->main, 0, 2), flags = bao__le(doc->main, 10, 2);
    if (kind != 0xA5EC || bao__le(doc->main, 2, 2) < 0xC0) {
        return kind == 0xA5DC || kind == 0xA5EC
                   ? bao_fail(error, BAO_UNSUPPORTED,
                              "a Word document of 1995 or before; save it as .docx and read that")
                   : damaged(error, "the header");
    }
    if (flags & 0x100) {
        return bao_fail(error, BAO_ENCRYPTED, "the document needs a password; save it without one");
    }
    status = bao__ole_read(ole, arena, flags & 0x200 ? "1Table" : "0Table", &doc->table, error);
    if (status != BAO_OK) {
        return status == BAO_NOT_FOUND ? damaged(error, "the table stream") : status;
    }
    status = bao__ole_read(ole, arena, "Data", &doc->data, error);
    if (status != BAO_OK && status != BAO_NOT_FOUND) {
        return status;
    }
    if (!read_header(doc)) {
        return damaged(error, "the header");
    }
    if (!read_pieces(doc)) {
        return doc->failed ? bao_fail(error, BAO_MEMORY, "no memory for the document")
                           : damaged(error, "the table of pieces");
    }
    return BAO_OK;
}

const bao__doc_piece *bao__doc_piece_at(bao__doc *doc, uint32_t at)
{
    const bao__doc_piece *near = &doc->pieces[doc->piece_near];
    if (doc->piece_count && at >= near->from && at < near->to) {
        return near;
    }
    size_t low = 0, high = doc->piece_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (doc->pieces[middle].to <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == doc->piece_count || at < doc->pieces[low].from) {
        return NULL;
    }
    doc->piece_near = low;
    return &doc->pieces[low];
}

uint32_t bao__doc_character(bao__doc *doc, uint32_t at)
{
    const bao__doc_piece *piece = bao__doc_piece_at(doc, at);
    if (!piece) {
        return 0;
    }
    const uint32_t n = at - piece->from;
    if (piece->wide) {
        return bao__le(doc->main, piece->place + (size_t)n * 2, 2);
    }
    return bao_windows_character((unsigned char)bao__le(doc->main, piece->place + (size_t)n, 1));
}
