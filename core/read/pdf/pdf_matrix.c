/* pdf_matrix.c - points under a transformation. */
#include "read/pdf/pdf_matrix.h"

void bao__pdf_move(const bao__pdf_matrix *m, float x, float y, float out[2])
{
    out[0] = m->a * x + m->c * y + m->e;
    out[1] = m->b * x + m->d * y + m->f;
}

bao__pdf_rect bao__pdf_area(const bao__pdf_matrix *m)
{
    const float x = m->a + m->c, y = m->b + m->d;
    return (bao__pdf_rect){m->e + (x < 0 ? x : 0), m->f + (y < 0 ? y : 0), m->e + (x > 0 ? x : 0),
                           m->f + (y > 0 ? y : 0)};
}

float bao__pdf_length(float x, float y)
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
