/*
 * safe_name - a text as a name of a file or of a node in a graph.
 */
#ifndef SAFE_NAME_H
#define SAFE_NAME_H

struct buf;

/* Adds TEXT to OUT with every byte but letters, digits, '-', '_' and '.' of ASCII as
 * %XX, so that nothing in it means something to a shell, a file system or DOT;
 * different texts give different names. */
void safe_name_put(const char *text, struct buf *out);

/* Adds TEXT, which is not empty, to OUT as part of a name of a file that people read:
 * what file systems, Windows' too, refuse or what does not show becomes '_', and what is
 * long is cut. Different texts may give the same. */
void safe_name_put_read(const char *text, struct buf *out);

#endif
