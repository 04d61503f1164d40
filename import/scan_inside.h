/* scan_inside - what the files of the scan share, for scan*.c only. */
#ifndef SCAN_INSIDE_H
#define SCAN_INSIDE_H

#include "import/scan.h"

/* Reads the file at PATH into FILE and its columns into the items of SCAN; see
 * scan_read(). */
bool scan_file_read(struct scan *scan, struct scan_file *file, const char *path,
                    const struct scan_options *options, struct why *why);

/* The item of SCAN for a column called TITLE that ENTRY tells of (NULL: it is
 * not known). Made where there is none. Result: its place. */
size_t scan_item_for(struct scan *scan, const struct items_entry *entry, const char *title,
                     enum lang lang);

/* The place in SCAN of the item called NAME; scan->count where there is none. */
size_t scan_item_find(const struct scan *scan, const char *name);

/* Sets number, code, name and class of ITEM from its record in the inventory,
 * if there is one. False with WHY where several have its name. */
bool scan_item_record(struct model *m, struct scan_item *item, struct why *why);

/* Finds the records of all items anew. False with WHY; see scan_item_record(). */
bool scan_item_records(struct model *m, struct scan *scan, struct why *why);

/* Adds the titles of the columns whose header is row HEADER of SHEET: where
 * several have the same, with the name of their group above, but for the group
 * of the person itself. */
void scan_layout_header(const struct sheet *sheet, size_t header, struct cells *titles);

/* Whether a row of COUNT CELLS is a total or a note and no person: its first cell
 * says so, and most of the COLUMNS are empty. */
bool scan_layout_is_note(const char *const *cells, size_t count, size_t columns);

/* Whether a row tells what is to be typed into the columns: type, length, whether
 * it is needed, an example. */
bool scan_layout_explains(const char *const *cells, size_t count);

#endif
