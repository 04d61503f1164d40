/*
 * order_inside - keys of the entries of an order, for model/order*.c.
 */
#ifndef ORDER_INSIDE_H
#define ORDER_INSIDE_H

#include "model/order.h"

#include <stdbool.h>
#include <stdint.h>

/* The numbers, of four characters each, that hold the beginning of a key. */
enum { ORDER_HEAD_WORDS = 4 };

/* Whether FIELD is ordered by a number, */
bool order_key_is_number(const struct field *field);

/* and that of VALUE, which is LENGTH bytes. */
uint64_t order_key_number(const struct field *field, const char *value, size_t length);

/* The number of the first bytes of KEY. */
uint64_t order_key_first(const char *key, size_t length);

/* Puts the first characters of KEY into HEAD; true where they are all of it. */
bool order_key_head(const char *key, size_t length, uint64_t head[ORDER_HEAD_WORDS]);

/* Adds CODE, of a record of KIND, to OUT without what all codes of the program begin
 * with ("c-"), behind a byte that keeps the order among codes that do not. */
void order_key_code(const struct kind *kind, const char *code, size_t length, struct buf *out);

#endif
