/*
 * leftovers - what is written beside its place and moved there when it is whole, or
 * lies in a folder of its own for a while, and what becomes of it when the program is
 * killed meanwhile.
 *
 * Such a file or folder is called .daicho-MARK-…, by the mark of the process that
 * writes it (alive.h). Whoever next opens an inventory, opens the screen or writes a
 * file in that folder removes those of processes that have ended, since they hold what
 * the inventory holds. What another machine left on a share only that one removes.
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

/* Removes the folder PATH, of this user and nobody else's to enter, with the files in it. */
void leftovers_discard(const char *path);

/* Removes from the folder of PATH what processes have left that have ended: files, and
 * folders as above. What cannot be removed stays; no link is followed. */
void leftovers_remove(const char *path);

/* Moves the file TEMPORARY to PATH in the same folder. With REPLACE it takes the place of
 * what is there; else it never does, also of what came meanwhile: by a hard link, and on
 * a file system without these by taking the place first. False with errno, EEXIST where
 * something is there; TEMPORARY is then still there, and PATH as it was. */
bool leftovers_move(const char *temporary, const char *path, bool replace);

#endif
