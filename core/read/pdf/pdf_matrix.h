/* pdf_matrix.h - points under a transformation. For this layer only. */
#ifndef BAO_READ_PDF_MATRIX_H
#define BAO_READ_PDF_MATRIX_H

#include "read/pdf/pdf_page.h"

/* Where (x, y) goes. */
void bao__pdf_move(const bao__pdf_matrix *matrix, float x, float y, float out[2]);

/* The area of the unit square, in which a picture is drawn. */
bao__pdf_rect bao__pdf_area(const bao__pdf_matrix *matrix);

/* Length of the way (x, y), good to a thousandth. */
float bao__pdf_length(float x, float y);

#endif
