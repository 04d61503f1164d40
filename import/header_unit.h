/*
 * header_unit - units that a header states for the figures below it:
 * "保存期間（年）" over 5, "件数（千件）" over 12.
 */
#ifndef HEADER_UNIT_H
#define HEADER_UNIT_H

#include <stdbool.h>

/* The unit of time that TITLE states in brackets, as a word that period_parse()
 * reads behind a figure; "" where it states none. */
const char *header_unit_time(const char *title);

/* Whether TITLE says in brackets that each figure stands for many times as much,
 * such as 千件: 12 is no count of persons there. */
bool header_unit_multiplies(const char *title);

#endif
