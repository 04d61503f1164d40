/*
 * flow_export - the map of data flows as a file: the text of DOT, or a drawing
 * of it by Graphviz.
 *
 * SVG is self-contained: a title, the ways in words for those who do not see
 * it, no reference to anything outside; its texts name Japanese fonts that
 * systems bring, and a general one.
 */
#ifndef FLOW_EXPORT_H
#define FLOW_EXPORT_H

#include "export/flow.h"

struct buf;
struct model;

enum flow_format { FLOW_DOT, FLOW_SVG, FLOW_PNG };

/* Makes the map of the categories of M that FILTER lets through (filter.h; NULL:
 * all) and that are of ORGANIZATION (a code; NULL: any), as it is today. False
 * with WHY as flow_read() tells it, and where nothing is on it. flow_clear() frees. */
bool flow_make(struct model *m, const char *filter, const char *organization, struct flow_map *map,
               struct why *why);

/* Adds MAP in FORMAT, labels in LANG, to OUT. GO_ON (or NULL) is asked while it is
 * drawn; false gives up. False with WHY as graphviz_draw() tells it. */
bool flow_export(const struct flow_map *map, enum flow_format format, enum lang lang,
                 bool (*go_on)(void *context), void *context, struct buf *out, struct why *why);

#endif
