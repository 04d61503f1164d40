/* See scan.h: the receipt as JSON. Its names and words are a contract. */
#include "export/json_writer.h"
#include "import/scan_inside.h"
#include "model/guard.h"

#include <stdlib.h>

static void put_text(struct json_writer *w, const char *key, const char *value)
{
    char *masked = guard_mask(value == NULL ? "" : value);
    json_writer_text(w, key, masked);
    free(masked);
}

static const char *told_word(enum roster_told told)
{
    static const char *const words[] = {
        [ROSTER_UNTOLD] = "untold", [ROSTER_PERSONS] = "roster", [ROSTER_LEDGER] = "ledger"};
    return words[told];
}

static const char *standing_word(enum scan_standing standing)
{
    static const char *const words[] = {
        [SCAN_UNHELD] = "unheld",         [SCAN_NOT_PERSONAL] = "not_personal",
        [SCAN_UNKNOWN] = "unknown",       [SCAN_DECLARED] = "declared",
        [SCAN_UNDECLARED] = "undeclared", [SCAN_EXCLUDED] = "never_collected"};
    return words[standing];
}

static void put_file(struct json_writer *w, const struct scan *scan, const struct scan_file *file)
{
    json_writer_open(w, NULL, '{');
    put_text(w, "name", file->name);
    json_writer_number(w, "bytes", file->bytes);
    put_text(w, "encoding", file->encoding);
    json_writer_number(w, "sheet", (long long)file->sheet);
    json_writer_text(w, "taken_for", told_word(file->told));
    json_writer_list(w, "reasons", &file->reasons);
    json_writer_number(w, "header_row", (long long)file->header_row);
    json_writer_text(w, "header_sha256", file->digest);
    json_writer_open(w, "columns", '[');
    for (size_t i = 0; i < file->count; i++) {
        const struct scan_item *item = &scan->items[file->columns[i].item];
        json_writer_open(w, NULL, '{');
        put_text(w, "header", file->columns[i].title);
        json_writer_flag(w, "hidden", file->columns[i].hidden ? "yes" : "no");
        put_text(w, "item", item->sort == ITEMS_ITEM ? item->name : "");
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
    json_writer_number(w, "rows", (long long)file->rows);
    json_writer_number(w, "rows_left_out", (long long)file->notes);
    json_writer_number(w, "rows_longer_than_header", (long long)file->long_rows);
    json_writer_close(w, '}');
}

static void put_item(struct json_writer *w, const struct scan *scan, size_t number)
{
    const struct scan_item *item = &scan->items[number];
    json_writer_open(w, NULL, '{');
    put_text(w, "name", item->name);
    put_text(w, "code", item->code);
    put_text(w, "class", item->class);
    put_text(w, "sensitive_head", item->head);
    json_writer_text(w, "standing", standing_word(item->standing));
    json_writer_flag(w, "added", item->added ? "yes" : "no");
    put_text(w, "perhaps", item->offer);
    put_text(w, "cells_look_like",
             item->standing == SCAN_UNKNOWN ? shape_words(item->shape, LANG_EN) : "");
    json_writer_number(w, "columns", (long long)scan_item_columns(scan, number));
    json_writer_close(w, '}');
}

static void put_category(struct json_writer *w, const struct scan *scan)
{
    json_writer_open(w, "category", '{');
    put_text(w, "code", scan->code);
    put_text(w, "name", scan->name);
    put_text(w, "persons", scan->persons);
    put_text(w, "persons_on", scan->persons_on);
    json_writer_open(w, "absent", '[');
    for (size_t i = 0; i < scan->absent_count; i++) {
        json_writer_open(w, NULL, '{');
        put_text(w, "code", scan->absent[i].code);
        put_text(w, "name", scan->absent[i].name);
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
    json_writer_close(w, '}');
}

static void put_likely(struct json_writer *w, const struct scan *scan)
{
    json_writer_open(w, "likely_categories", '[');
    for (size_t i = 0; i < scan->likely_count; i++) {
        json_writer_open(w, NULL, '{');
        put_text(w, "code", scan->likely[i].code);
        put_text(w, "name", scan->likely[i].name);
        json_writer_number(w, "shared", (long long)scan->likely[i].shared);
        json_writer_number(w, "declared", (long long)scan->likely[i].declared);
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
}

void scan_json(const struct scan *scan, FILE *out)
{
    struct json_writer w;
    json_writer_begin(&w, out);
    json_writer_open(&w, NULL, '{');
    json_writer_text(&w, "date", scan->today);
    json_writer_flag(&w, "cells_stored", "no");
    json_writer_flag(&w, "accepted", scan->accepted ? "yes" : "no");
    json_writer_open(&w, "files", '[');
    for (size_t i = 0; i < scan->file_count; i++)
        put_file(&w, scan, &scan->files[i]);
    json_writer_close(&w, ']');
    json_writer_open(&w, "items", '[');
    for (size_t i = 0; i < scan->count; i++)
        if (scan_item_columns(scan, i) > 0)
            put_item(&w, scan, i);
    json_writer_close(&w, ']');
    if (scan->id != 0)
        put_category(&w, scan);
    else
        put_likely(&w, scan);
    json_writer_close(&w, '}');
    json_writer_end(&w);
}
