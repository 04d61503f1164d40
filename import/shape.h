/*
 * shape - what a cell looks like, without keeping it.
 *
 * Where a header alone does not tell, the cells below it are looked at: dates,
 * mail addresses, telephone numbers are the values of persons, and a header
 * that looks like one is no header.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include "model/words.h"

#include <stdbool.h>

enum shape {
    SHAPE_EMPTY,
    SHAPE_MARK, /* ○, ×, 有, 無, one digit, … */
    SHAPE_TEXT,
    /* Those that follow are values. */
    SHAPE_DATE,
    SHAPE_MAIL,
    SHAPE_PHONE,
    SHAPE_POSTAL,
    SHAPE_NUMBER, /* six digits or more */
    SHAPE_INDIVIDUAL_NUMBER
};

enum { SHAPES = SHAPE_INDIVIDUAL_NUMBER + 1 };

/* The shape of CELL, in any width of its characters. */
enum shape shape_of(const char *cell);

/* Whether a cell of that shape is a value, and so no header. */
bool shape_is_value(enum shape shape);

/* What people call values of that shape, in the plural; "" for no value. */
const char *shape_words(enum shape shape, enum lang lang);

#endif
