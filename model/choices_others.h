/*
 * choices_others - what people write for the choices of a list.
 *
 * The words are data (the table in choices_others.c). A word that says one
 * choice in other words is taken for it. A word that leaves open which one is
 * meant, such as 本人 for the way of acquisition, where the law tells written
 * from other direct acquisition apart, is never taken: the choices that it may
 * mean are offered.
 */
#ifndef CHOICES_OTHERS_H
#define CHOICES_OTHERS_H

#include "model/kinds.h"

struct cells;

/* The choice of FIELD that TYPED is: as kinds_choice(), and in any width, case
 * and kana, and by its other words; NULL where none is. */
const struct choice *choices_known(const struct field *field, const char *typed);

/* Adds the labels in LANG of the choices of FIELD that TYPED may mean, or that
 * are spelled nearly so. */
void choices_near(const struct field *field, const char *typed, enum lang lang, struct cells *out);

#endif
