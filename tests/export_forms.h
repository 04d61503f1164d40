/*
 * export_forms - every way out of an inventory, as a table, for the tests that ask the
 * same of all of them.
 */
#ifndef TESTS_EXPORT_FORMS_H
#define TESTS_EXPORT_FORMS_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct model;

struct export_form {
    const char *name;
    /* Writes what is asked for to PATH, of which nothing is there. */
    bool (*write)(struct model *m, const char *path, struct why *why);
    bool held;    /* wants the inventory held */
    bool changes; /* an entry of the journal tells of it */
};

extern const struct export_form export_forms_all[];
extern const size_t export_forms_count;

/* An inventory with records of every kind, a snapshot, changes since then, a round of
 * the annual review and a published notice. FOLDER is for files in between. */
struct model *export_forms_inventory(const char *folder);

/* Writes FORM to PATH, the inventory held where that is wanted. */
bool export_forms_write(const struct export_form *form, struct model *m, const char *path,
                        struct why *why);

#endif
