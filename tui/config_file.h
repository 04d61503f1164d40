/*
 * config_file - the lines of a configuration, not yet understood.
 *
 * One line is "name = value". A line that begins with '#' is comment, and so is
 * what follows a '#' between blanks.
 */
#ifndef CONFIG_FILE_H
#define CONFIG_FILE_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct config_line {
    unsigned number; /* in the file, from 1 */
    char *name;      /* in lower case, without blanks around it */
    char *value;     /* without blanks around it; NULL where the line has no '=' */
};

/* Zeroed, they are none. */
struct config_lines {
    struct config_line *lines;
    size_t count, capacity;
};

/* Reads the file PATH into LINES, which are to be cleared; a file that is not
 * there has none. Full-width forms, typed with the input method on, become
 * ASCII. False with WHY where it is no regular file, cannot be read, or is
 * longer than 64 KiB. */
bool config_file_read(const char *path, struct config_lines *lines, struct why *why);

/* Frees what LINES hold. */
void config_file_clear(struct config_lines *lines);

#endif
