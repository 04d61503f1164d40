/* See db_row.h. */
#include "model/db_row.h"

#include "model/db_inside.h"
#include "model/mem.h"

#include <stdlib.h>

static const char pointer_name[] = "daicho row";

static void make_room(struct db_row *row, size_t count)
{
    if (row->capacity < count) {
        row->values = mem_resize(row->values, count, sizeof *row->values);
        row->capacity = count;
    }
    row->count = count;
}

static void take_text(struct db_row *row, struct db_value *value, const unsigned char *text)
{
    value->at = row->texts.length;
    if (text == NULL)
        value->length = 0;
    else
        buf_add(&row->texts, (const char *)text, value->length + 1);
}

static void take_value(struct db_row *row, struct db_value *value, sqlite3_value *from)
{
    *value = (struct db_value){0};
    switch (sqlite3_value_type(from)) {
    case SQLITE_INTEGER:
        value->is_number = true;
        value->number = sqlite3_value_int64(from);
        break;
    case SQLITE_NULL:
        break;
    default:
        value->length = (size_t)sqlite3_value_bytes(from);
        take_text(row, value, value->length == 0 ? NULL : sqlite3_value_text(from));
        break;
    }
}

static void take_row(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct db_row *row = count < 1 ? NULL : sqlite3_value_pointer(values[0], pointer_name);
    if (row == NULL) {
        sqlite3_result_error(context, "db_row() without its row", -1);
        return;
    }
    make_room(row, (size_t)count - 1);
    buf_empty(&row->texts);
    for (int i = 1; i < count; i++)
        take_value(row, &row->values[i - 1], values[i]);
}

void db_row_begin(struct db *db)
{
    db_note(db,
            sqlite3_create_function_v2(db->handle, "db_row", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                       NULL, take_row, NULL, NULL, NULL));
}

void db_bind_row(struct statement *st, const char *name, struct db_row *row)
{
    if (st->handle == NULL)
        return;
    int number = sqlite3_bind_parameter_index(st->handle, name);
    if (number == 0)
        bug(name);
    db_note(st->db, sqlite3_bind_pointer(st->handle, number, row, pointer_name, NULL));
}

void db_row_clear(struct db_row *row)
{
    free(row->values);
    buf_clear(&row->texts);
    *row = (struct db_row){0};
}
