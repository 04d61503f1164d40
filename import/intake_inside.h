/*
 * intake_inside - what an intake is made of, for import/intake*.c only.
 */
#ifndef INTAKE_INSIDE_H
#define INTAKE_INSIDE_H

#include "import/intake.h"
#include "import/load.h"

enum { INTAKE_OF_FILE = INTAKE_KEY }; /* the texts that are said of a file come first */

/* All that is said of how a file is read. */
struct intake_said {
    struct intake_how how;
    char *texts[INTAKE_OF_FILE];
};

struct intake_file {
    char *path;
    struct intake_said said, read; /* for the next reading; of the last one */
    bool understood;               /* its header was */
    struct why why;                /* why not */
    bool chosen;                   /* the person said something of its columns */
};

/* A row of a file, by its number there. */
struct intake_place {
    size_t file, number;
};

/* A cell that the person corrected. */
struct intake_fix {
    struct intake_place row;
    size_t column;
    char *text;
};

struct intake {
    struct import_options options;
    char *key;
    const char **paths; /* those of the files */
    struct intake_file *files;
    size_t count, at;
    struct load load;
    struct plan plan;
    struct intake_fix *fixes;
    size_t fix_count, fix_capacity;
    struct intake_place *left; /* rows that were left out */
    size_t left_count, left_capacity;
};

/* Puts the corrections into the rows of file number FILE, which was read. */
void intake_apply_fixes(struct intake *intake, size_t file);

/* Holds the rows of that file that the person left out; no pass looks at them. */
void intake_hold_left(struct intake *intake, size_t file);

/* Frees the corrections. */
void intake_forget_rows(struct intake *intake);

#endif
