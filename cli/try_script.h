/*
 * try_script - the commands of a script that `daicho try` tries.
 *
 * A line is a command as it would stand behind "daicho" on a command line: words divided
 * by blanks; what stands between ' and ', or between " and ", is one word or a part of
 * one; \ takes the next character as it is, between ' and ' it is none. Nothing is
 * expanded. Blank lines and what follows a # that begins a word are left out, and
 * "daicho" as first word may be written too.
 */
#ifndef TRY_SCRIPT_H
#define TRY_SCRIPT_H

#include "model/why.h"

#include <stddef.h>

enum { TRY_SCRIPT_BYTES = 256 * 1024 };

struct try_line {
    size_t number; /* in the file, from 1 */
    char **words;  /* behind "daicho", which stands at 0 as for main(); NULL at the end */
    size_t count;
};

struct try_script {
    struct try_line *lines;
    size_t count, capacity;
};

/* Reads the script at PATH, UTF-8; "-" is standard input. try_script_clear() frees. False
 * with WHY, which names the line: it cannot be read, is larger than TRY_SCRIPT_BYTES, holds
 * what no text may, a quotation does not end; there is no command in it. */
bool try_script_read(const char *path, struct try_script *script, struct why *why);
void try_script_clear(struct try_script *script);

#endif
