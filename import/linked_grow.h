/*
 * linked_grow - a list of recipients that became longer.
 *
 * What is known of a provision to X and Y says nothing about Z. Where a row names
 * all whom the category is given to already, and others, the wish is divided: one
 * for each provision that is there and has recipients, which so stays as it is, and
 * one for the others. A joint use is one arrangement of all its users and is not divided.
 */
#ifndef LINKED_GROW_H
#define LINKED_GROW_H

#include "import/linked.h"

/* Divides WISH, of a row about a category to which THERE is linked, where it is a
 * single wish of provisions that names all their recipients. */
void linked_grow(struct linked_wish *wish, const struct register_linked *there);

#endif
