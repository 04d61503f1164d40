/*
 * guards - the apostrophes that our export for Excel puts before formulas, in a
 * file that another program has saved.
 *
 * What tells our form for Excel (struct sheet, marked) is lost there. The header is
 * ours still, and one cell that is in the inventory without its apostrophe tells
 * that the file was in that form. Where none does, the apostrophes are left, which
 * is said.
 */
#ifndef GUARDS_H
#define GUARDS_H

#include "import/load.h"

/* Marks the sheet of FILE, which is read and checked, where a record tells that
 * guards were set; else tells its plan how many cells may have one. */
void guards_find(const struct load *load, struct load_file *file);

#endif
