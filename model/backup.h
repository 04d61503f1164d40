/*
 * backup - a verified copy of an open inventory, and back.
 */
#ifndef BACKUP_H
#define BACKUP_H

#include "model/model.h"

struct buf;

/* Copies M, as it is at this moment, to PATH: into a temporary file beside it,
 * verified, synced, then renamed. An existing PATH is refused unless REPLACE
 * is set. False with WHY; PATH is then as it was. */
bool backup_write(struct model *m, const char *path, bool replace, struct why *why);

/* Replaces what M holds by the inventory at FROM, which is verified first.
 * What M held is copied beside it before; KEPT tells where. All or nothing;
 * the restore is an entry of the journal. False with WHY. */
bool backup_restore(struct model *m, const char *from, struct buf *kept, struct why *why);

/* Puts the backup at FROM in the place of the inventory at PATH: of one that is
 * there by backup_restore(), of a missing one by making it, of one that cannot
 * be opened by moving it aside first. KEPT tells where the former one is, or is
 * empty. False with WHY; PATH is then as it was. */
bool backup_replace(const char *path, const char *from, const struct model_options *options,
                    struct buf *kept, struct why *why);

#endif
