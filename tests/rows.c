/*
 * rows FILE [ENCODING [DELIMITER]]: the rows of a CSV file as JSON, an array of
 * arrays of strings, as the import reads them; a row without text is []. A file
 * that is refused: the reason on standard error, exit 1. For tests/corpora.py,
 * which holds it against what other programs expect.
 */
#include "export/json_writer.h"
#include "import/encoding.h"
#include "import/reader.h"
#include "model/cells.h"

#include <stdio.h>
#include <string.h>

struct rows {
    struct json_writer json;
    size_t number; /* of the last row written */
    size_t blank;  /* rows without text among them */
};

static void put_blank(struct rows *rows)
{
    const struct cells none = {0};
    json_writer_list(&rows->json, NULL, &none);
    rows->number++;
    rows->blank++;
}

static bool put_row(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct rows *rows = context;
    struct cells cells = {0};
    while (rows->number + 1 < row->number)
        put_blank(rows);
    for (size_t i = 0; i < row->count; i++)
        cells_add(&cells, row->cells[i]);
    json_writer_list(&rows->json, NULL, &cells);
    rows->number = row->number;
    cells_clear(&cells);
    return true;
}

int main(int argc, char **argv)
{
    struct rows rows = {.number = 0};
    const struct reader_sink sink = {.row = put_row, .context = &rows};
    struct reader_found found;
    struct encoding_text text;
    struct why why = {.lang = LANG_EN};
    const char *encoding = argc > 2 && argv[2][0] != '\0' ? argv[2] : NULL;
    json_writer_begin(&rows.json, stdout);
    json_writer_open(&rows.json, NULL, '[');
    if (argc < 2 || !encoding_read(argv[1], encoding, &text, &why) ||
        !reader_run(text.text, text.length, argc > 3 ? argv[3][0] : '\0', &sink, &found, &why)) {
        fprintf(stderr, "%s\n", argc < 2 ? "rows FILE [ENCODING [DELIMITER]]" : why.text);
        return 1;
    }
    while (rows.blank < found.blank)
        put_blank(&rows);
    json_writer_close(&rows.json, ']');
    json_writer_end(&rows.json);
    encoding_clear(&text);
    return ferror(stdout) != 0;
}
