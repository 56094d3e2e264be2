/* roles.h - what a character may do to a number beside it, by one look at a table. A role is only a
 * reason to look closer: a character without it certainly does nothing of the kind. */
#ifndef BAO_ROLES_H
#define BAO_ROLES_H

#include "text/view.h"

/* As in gen_roles.lua; roles.def says which characters. */
enum {
    BAO__NUMERAL = 1,
    BAO__BEGINS_UNIT = 2,
    BAO__SCALES = 4,        /* goes on with the number in front of it */
    BAO__SPECIAL_AFTER = 8, /* may make the number in front of it no amount */
    BAO__SPECIAL_BEFORE = 16,
    BAO__HEDGES = 32, /* may end a hedge */
    BAO__TRAILS = 64, /* may begin a hedge behind a number */
    BAO__STOPS = 128,
    BAO__ANY_ROLE = 255
};

extern const uint8_t bao__role_rows[1024];
extern const uint8_t bao__roles[][64];

/* Where the units that begin with a character stand, from 1; 0 is nowhere. */
extern const uint16_t bao__unit_starts[][64];

/* The roles of the character at p, which is three bytes long. */
static inline unsigned bao__role_of_three(const unsigned char *p)
{
    return bao__roles[bao__role_rows[(p[0] & 15u) << 6 | (p[1] & 63u)]][p[2] & 63u];
}

/* The roles of an ASCII character. */
static inline unsigned bao__role_of_ascii(unsigned c)
{
    return bao__roles[bao__role_rows[c >> 6]][c & 63u];
}

/* The roles of the character at `at`; those of a line end at the end. */
static inline unsigned bao__role_at(const bao__view *v, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)v->p + at;
    if (at >= v->n) {
        return BAO__STOPS;
    }
    return *p < 0x80                 ? bao__role_of_ascii(*p)
           : *p >= 0xE0 && *p < 0xF0 ? bao__role_of_three(p)
                                     : BAO__ANY_ROLE;
}

/* The roles of the character before `at`. */
static inline unsigned bao__role_before(const bao__view *v, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)v->p + at;
    if (at == 0) {
        return BAO__STOPS;
    }
    if (p[-1] < 0x80) {
        return bao__role_of_ascii(p[-1]);
    }
    return at >= 3 && p[-3] >= 0xE0 ? bao__role_of_three(p - 3) : BAO__ANY_ROLE;
}

#endif
