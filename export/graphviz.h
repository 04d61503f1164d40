/*
 * graphviz - drawings by Graphviz' program "dot".
 *
 * The program is run, the library is not linked: its layout can take long or
 * fail on a graph that nobody foresaw, and a process of its own can be ended and
 * leaves the inventory alone; and daicho neither loads its libraries of drawing
 * at each start nor wants them where nobody draws. It is started by its
 * argument vector, gets the graph through a pipe, writes no file, and is denied
 * the network as daicho itself is.
 */
#ifndef GRAPHVIZ_H
#define GRAPHVIZ_H

#include "model/why.h"

#include <stddef.h>

struct buf;

struct graphviz_query {
    const char *program; /* NULL: "dot", as PATH finds it */
    const char *format;  /* "svg" or "png" */
    long ms;             /* that it may take, its end included; 0: a minute */
    size_t bytes;        /* that a drawing may have; 0: 256 MiB */

    /* Called many times a second while it draws; false gives up. NULL: goes on. */
    bool (*go_on)(void *context);
    void *context;
};

/* Adds the drawing of DOT, a graph in the language of that name, to OUT. False
 * with WHY, and OUT as it was: the program is not there (what to install),
 * failed, gave something else than a drawing, took too long or did not end, or was given
 * up. */
bool graphviz_draw(const char *dot, const struct graphviz_query *query, struct buf *out,
                   struct why *why);

#endif
