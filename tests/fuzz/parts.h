/*
 * parts - a workbook of the XML that an input says.
 *
 * An input is lines "@sheet", "@second", "@strings", "@styles", "@book", "@rels",
 * "@package", each followed by what stands inside that part, or by the whole part where it
 * begins with "<?" or "<!". What it does not say is that of a sound workbook with two
 * sheets.
 */
#ifndef TESTS_PARTS_H
#define TESTS_PARTS_H

#include "model/buf.h"

/* Adds the workbook that TEXT of LENGTH bytes says to OUT. */
void parts_workbook(const char *text, size_t length, struct buf *out);

/* Reads the SIZE bytes at DATA as a workbook, each of its sheets, and holds what must hold
 * of every workbook. */
void parts_hold(const char *data, size_t size);

#endif
