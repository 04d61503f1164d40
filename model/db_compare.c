/* Rows as they are in the file, byte for byte: for verify, which trusts none. */
#include "model/db.h"

#include "model/db_inside.h"

#include <string.h>

bool db_has_nul(struct statement *st)
{
    int count = sqlite3_column_count(st->handle);
    for (int i = 0; i < count; i++) {
        if (sqlite3_column_type(st->handle, i) != SQLITE_TEXT)
            continue;
        const char *text = db_text_at(st, i);
        if (strlen(text) != (size_t)sqlite3_column_bytes(st->handle, i))
            return true;
    }
    return false;
}

static bool is_same(sqlite3_stmt *one, sqlite3_stmt *other, int column)
{
    int type = sqlite3_column_type(one, column);
    if (type != sqlite3_column_type(other, column))
        return false;
    if (type == SQLITE_NULL)
        return true;
    if (type == SQLITE_INTEGER)
        return sqlite3_column_int64(one, column) == sqlite3_column_int64(other, column);
    const void *mine = sqlite3_column_blob(one, column);
    const void *theirs = sqlite3_column_blob(other, column);
    int length = sqlite3_column_bytes(one, column);
    return length == sqlite3_column_bytes(other, column) &&
           (length == 0 || memcmp(mine, theirs, (size_t)length) == 0);
}

int db_difference(struct statement *one, struct statement *other)
{
    int count = sqlite3_column_count(one->handle);
    for (int i = 0; i < count; i++)
        if (!is_same(one->handle, other->handle, i))
            return i;
    return -1;
}

const char *db_column_name(struct statement *st, int column)
{
    return sqlite3_column_name(st->handle, column);
}
