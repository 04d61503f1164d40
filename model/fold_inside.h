/*
 * fold_inside - what only the files of fold.h share.
 */
#ifndef FOLD_INSIDE_H
#define FOLD_INSIDE_H

#include <stdint.h>

/* The shape by which the kanji POINT is found; POINT itself where it is the
 * only one. */
uint32_t fold_variant(uint32_t point);

#endif
