/*
 * What the errors of SQLite mean for the person, as far as they can do something.
 */
#include "model/db_inside.h"

/* A file that is no longer what was opened, or was left in the middle of a save. */
static bool explain_left(struct why *why, int code)
{
    if (code == SQLITE_READONLY_DBMOVED)
        return why_set_class(why, WHY_FILE,
                             "The inventory was moved, deleted or replaced while it was open. "
                             "Nothing was changed; open it again.");
    return why_set_class(why, WHY_FILE,
                         "A save was interrupted, and the inventory must be mended before it "
                         "is read. Open it once with the right to write, without --readonly.");
}

static bool explain_damage(struct why *why, int code, const char *message)
{
    if ((code & 0xff) == SQLITE_NOTADB)
        return why_set_class(why, WHY_FILE,
                             "This is no inventory of daicho, or its beginning is damaged (%s). "
                             "Check the path; where it was an inventory, restore a backup. A "
                             "spreadsheet is brought in with 'daicho import'.",
                             message);
    return why_set_class(why, WHY_FILE,
                         "The file is damaged or no inventory (%s). Run 'daicho verify', and "
                         "restore a backup where it finds something.",
                         message);
}

static bool explain(struct why *why, int code, const char *message)
{
    if (code == SQLITE_READONLY_DBMOVED || code == SQLITE_READONLY_ROLLBACK)
        return explain_left(why, code);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return why_set_class(why, WHY_FILE,
                             "Another program is using this inventory at the moment. Nothing was "
                             "changed; try again soon.");
    case SQLITE_FULL:
        return why_set_class(why, WHY_FILE,
                             "The disk is full. Nothing was changed; make room and try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return why_set_class(why, WHY_FILE,
                             "The inventory can only be read. Nothing was changed; ask for the "
                             "right to write the file and its folder.");
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return why_set_class(why, WHY_FILE,
                             "The inventory cannot be reached (%s). Nothing was changed; check the "
                             "disk or the share, and open it again.",
                             message);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return explain_damage(why, code, message);
    case SQLITE_ABORT:
        return why_set_class(why, WHY_FILE,
                             "The inventory could not be written, and the change was taken back "
                             "whole. Check the disk or the share, and try again.");
    case SQLITE_INTERRUPT:
        return why_set_class(why, WHY_FILE, "Given up. Nothing was changed.");
    case SQLITE_NOMEM:
        return why_no_memory(why);
    default:
        return why_set_class(why, WHY_FILE, "The database refused this (%s). Nothing was changed.",
                             message);
    }
}

bool db_explain(struct why *why, int code, const char *message)
{
    int primary = code & 0xff;
    explain(why, code, message);
    why->passing = primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_NOMEM ||
                   primary == SQLITE_INTERRUPT;
    return false;
}
