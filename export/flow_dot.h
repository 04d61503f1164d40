/*
 * flow_dot - the map of data flows as a text in the DOT language, from which
 * Graphviz draws it.
 *
 * The text is complete by itself and in a fixed order, so that two maps can be
 * compared. Names of nodes are those of the places (flow.h); everything that a
 * person typed stands in labels only, with control characters, characters of
 * writing direction and the signs of DOT made harmless. Shape, line and words
 * say what colour says too.
 */
#ifndef FLOW_DOT_H
#define FLOW_DOT_H

#include "export/flow.h"

struct buf;

/* Adds MAP to OUT, labels in LANG. */
void flow_dot_write(const struct flow_map *map, enum lang lang, struct buf *out);

/* Adds a line a way in words, for those who do not see the drawing. */
void flow_tell(const struct flow_map *map, enum lang lang, struct buf *out);

#endif
