/*
 * folders - where the files of a person stand.
 *
 * The XDG Base Directory Specification gives each kind of file a folder that
 * a variable of the environment may name.
 */
#ifndef FOLDERS_H
#define FOLDERS_H

#include "model/buf.h"

#include <stdbool.h>

/* Adds the folder that VARIABLE ("XDG_CONFIG_HOME") names by an absolute path,
 * else USUAL (".config") in the home folder. False, and nothing added, where
 * the environment names neither. */
bool folders_add(const char *variable, const char *usual, struct buf *out);

#endif
