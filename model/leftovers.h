/*
 * leftovers - files that are written beside their place and moved there when they
 * are whole, and what becomes of them when the program is killed meanwhile.
 *
 * Such a file is called .daicho-PROCESS-…, by the number of the process that writes
 * it. Whoever next opens an inventory or writes a file in that folder removes those
 * of processes that are gone, since they hold what the inventory holds.
 */
#ifndef LEFTOVERS_H
#define LEFTOVERS_H

#include <stdbool.h>

struct buf;

/* Adds the beginning of such a name, in the folder of PATH, to OUT: the caller adds
 * what tells two files of one process apart. */
void leftovers_name(const char *path, struct buf *out);

/* Has the file PATH, or the folder that it stands in, be on the disk; where that cannot
 * be had nobody can help. */
void leftovers_sync(const char *path);
void leftovers_sync_folder(const char *path);

/* Removes from the folder of PATH what processes have left that are gone. What cannot
 * be removed stays. On a share another machine's process looks gone: it is then told
 * that its file could not be written, and what stood there before stays. */
void leftovers_remove(const char *path);

/* Moves the file TEMPORARY to PATH in the same folder. With REPLACE it takes the place of
 * what is there; else it never does, also of what came meanwhile: by a hard link, and on
 * a file system without these by taking the place first. False with errno, EEXIST where
 * something is there; TEMPORARY is then still there, and PATH as it was. */
bool leftovers_move(const char *temporary, const char *path, bool replace);

#endif
