/* See old.h. */
#include "tests/old.h"

#include "model/buf.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

bool old_make(const char *path, int version)
{
    const char *source = getenv("srcdir");
    struct buf name = {0}, sql = {0};
    char block[4096];
    buf_printf(&name, "%s/tests/data/version-%d.sql", source == NULL ? "." : source, version);
    FILE *file = fopen(buf_text(&name), "r");
    buf_clear(&name);
    if (file == NULL)
        return false;
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(&sql, block, count);
    fclose(file);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, buf_text(&sql), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    buf_clear(&sql);
    return true;
}
