/* What goes into statements and comes out of their rows. See db.h. */
#include "model/db_inside.h"

#include "model/mem.h"

#include <string.h>

bool db_takes(struct statement *st, const char *name)
{
    return st->handle != NULL && sqlite3_bind_parameter_index(st->handle, name) != 0;
}

/* The number of a parameter; 0 where the statement could not be prepared. */
static int parameter(struct statement *st, const char *name)
{
    if (st->handle == NULL)
        return 0;
    int number = sqlite3_bind_parameter_index(st->handle, name);
    if (number == 0)
        bug(name);
    return number;
}

void db_bind_text(struct statement *st, const char *name, const char *text)
{
    int number = parameter(st, name);
    if (number != 0)
        db_note(st->db, sqlite3_bind_text(st->handle, number, text, -1, SQLITE_TRANSIENT));
}

void db_bind_int(struct statement *st, const char *name, int64_t value)
{
    int number = parameter(st, name);
    if (number != 0)
        db_note(st->db, sqlite3_bind_int64(st->handle, number, value));
}

void db_bind_null(struct statement *st, const char *name)
{
    int number = parameter(st, name);
    if (number != 0)
        db_note(st->db, sqlite3_bind_null(st->handle, number));
}

void db_bind_blob(struct statement *st, const char *name, const void *bytes, size_t length)
{
    int number = parameter(st, name);
    if (number != 0)
        db_note(st->db, sqlite3_bind_blob64(st->handle, number, length == 0 ? "" : bytes, length,
                                            SQLITE_TRANSIENT));
}

void db_bind_text_at(struct statement *st, int place, const char *text, size_t length)
{
    if (st->handle != NULL)
        db_note(st->db, sqlite3_bind_text(st->handle, place, text, (int)length, SQLITE_STATIC));
}

void db_bind_int_at(struct statement *st, int place, int64_t value)
{
    if (st->handle != NULL)
        db_note(st->db, sqlite3_bind_int64(st->handle, place, value));
}

void db_bind_null_at(struct statement *st, int place)
{
    if (st->handle != NULL)
        db_note(st->db, sqlite3_bind_null(st->handle, place));
}

static int column_named(struct statement *st, const char *name)
{
    int count = sqlite3_column_count(st->handle);
    for (int i = 0; i < count; i++) {
        const char *column = sqlite3_column_name(st->handle, i);
        if (column == NULL) {
            db_note(st->db, SQLITE_NOMEM);
            return i;
        }
        if (strcmp(column, name) == 0)
            return i;
    }
    /* The columns of a whole row are those of the file; another program may have taken one
       away. SQLite gives NULL for a column that is not there. */
    if (st->sql == NULL || strchr(st->sql, '*') == NULL)
        bug(name);
    db_note(st->db, SQLITE_CORRUPT);
    return -1;
}

/* What gave nothing is no value, or there was no memory for it. */
static void note_no_memory(struct statement *st)
{
    if ((sqlite3_errcode(st->db->handle) & 0xff) == SQLITE_NOMEM)
        db_note(st->db, SQLITE_NOMEM);
}

const char *db_text_at(struct statement *st, int column)
{
    const unsigned char *text = sqlite3_column_text(st->handle, column);
    if (text == NULL)
        note_no_memory(st);
    return text == NULL ? "" : (const char *)text;
}

int64_t db_int_at(struct statement *st, int column)
{
    return sqlite3_column_int64(st->handle, column);
}

const void *db_blob_at(struct statement *st, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(st->handle, column);
    *length = (size_t)sqlite3_column_bytes(st->handle, column);
    if (bytes == NULL)
        note_no_memory(st);
    return bytes == NULL ? "" : bytes;
}

const char *db_text(struct statement *st, const char *column)
{
    return db_text_at(st, column_named(st, column));
}

int64_t db_int(struct statement *st, const char *column)
{
    return db_int_at(st, column_named(st, column));
}

bool db_is_null(struct statement *st, const char *column)
{
    return sqlite3_column_type(st->handle, column_named(st, column)) == SQLITE_NULL;
}

const void *db_blob(struct statement *st, const char *column, size_t *length)
{
    return db_blob_at(st, column_named(st, column), length);
}
