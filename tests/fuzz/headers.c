/*
 * headers - the rows of a text file: where its header stands, what its columns are, which
 * rows are no records.
 *
 * The header is a row of the sheet; no two columns have the same field; rows that are
 * left out stand in order and none is lost; a refusal says why.
 */
#include "tests/fuzz/fuzz.h"

#include "import/encoding.h"
#include "import/headers.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Those of the table, which take long to make. */
static struct header_words words;

static void hold_lines(const struct sheet *sheet)
{
    struct header_lines lines[HEADER_CANDIDATES];
    size_t count = header_rows_candidates(sheet, &words, lines);
    fuzz_true(count <= HEADER_CANDIDATES, "there are no more candidates than asked for");
    for (size_t i = 0; i < count; i++)
        fuzz_true(lines[i].row < sheet->count && lines[i].group <= lines[i].row,
                  "a candidate is a row of the sheet");
}

/* What is offered for the titles of the header LINES. */
static void hold_titles(const struct sheet *sheet, const struct header_lines *lines)
{
    size_t width = header_lines_width(sheet, lines);
    for (size_t column = 0; column < width; column++) {
        enum header_certainty certainty;
        struct header_place near[HEADER_NEAR];
        struct buf title = {0};
        const struct header_word *word =
            header_lines_find(sheet, lines, column, &words, &certainty, &title);
        fuzz_true(word == NULL || (!word->unsure && certainty > HEADER_PART),
                  "what only looks alike is not taken");
        fuzz_true(header_words_near(&words, buf_text(&title), near) <= HEADER_NEAR,
                  "no more fields are offered than asked for");
        buf_clear(&title);
    }
}

static void hold_columns(const struct sheet *sheet, const struct headers *headers)
{
    fuzz_true(headers->row < sheet->count, "the header is a row of the sheet");
    fuzz_true(headers->count <= READER_ROW_LIMIT, "there are no more columns than a row has cells");
    for (size_t i = 0; i < headers->count; i++) {
        const struct headers_target *target = &headers->targets[i];
        fuzz_true(target->title != NULL && utf8_valid(target->title, strlen(target->title), NULL),
                  "a title is a text");
        fuzz_true(target->taken_by <= headers->count, "a field is taken by a column");
        for (size_t k = 0; k < i && target->use == HEADERS_FIELD; k++) {
            const struct header_place place = headers_place(target);
            const struct header_place other = headers_place(&headers->targets[k]);
            fuzz_true(headers->targets[k].use != HEADERS_FIELD || !header_place_is(&place, &other),
                      "no two columns have the same field");
        }
    }
}

static void hold_left(const struct sheet *sheet, const struct header_lefts *lefts, size_t last)
{
    size_t before = 0;
    for (size_t i = 0; i < lefts->count; i++) {
        const struct header_left *left = &lefts->items[i];
        fuzz_true(left->first > before && left->first <= left->last && left->last <= last,
                  "rows that are left out stand in order");
        before = left->last;
    }
    for (size_t row = 1; row < sheet->count; row++)
        fuzz_true(sheet_number(sheet, row) > sheet_number(sheet, row - 1),
                  "rows that stay stand in order");
}

/* All of it, for which the words are made anew. */
static void hold_headers(struct sheet *sheet)
{
    struct why why = {.lang = LANG_EN};
    struct headers headers;
    const struct headers_how how = {0};
    size_t last = sheet_number(sheet, sheet->count - 1);
    if (!headers_understand(sheet, &how, &headers, &why)) {
        fuzz_true(why.text[0] != '\0', "a header that is refused says why");
        headers_clear(&headers);
        return;
    }
    hold_columns(sheet, &headers);
    headers_leave(sheet, &headers);
    hold_left(sheet, &headers.left, last);
    if (!headers_check(sheet, &headers, &why))
        fuzz_true(why.text[0] != '\0', "a sheet that is refused says why");
    headers_clear(&headers);
}

/* What takes long is done for one input in so many. */
enum { ALL_OF = 32 };

static void hold_sheet(struct sheet *sheet, bool all)
{
    size_t last = sheet_number(sheet, sheet->count - 1);
    struct header_lefts left = {0};
    hold_lines(sheet);
    const struct header_lines lines = header_rows_find(sheet, &words);
    fuzz_true(lines.row < sheet->count && lines.group <= lines.row,
              "the header is a row of the sheet");
    hold_titles(sheet, &lines);
    if (all) {
        hold_headers(sheet);
        return;
    }
    header_rows_leave(sheet, &lines, &left);
    hold_left(sheet, &left, last);
    header_lefts_clear(&left);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    /* No mapping that a person keeps is to be found. */
    header_words_build(&words, kinds_find("category"), true, NULL);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct why why = {.lang = LANG_EN};
    struct encoding_text text;
    struct sheet sheet = {.encoding = "UTF-8"};
    const struct reader_sink sink = {sheet_add, &sheet};
    if (encoding_decode((const char *)data, size, "UTF-8", &text, &why)) {
        if (text.text != NULL && reader_run(text.text, text.length, 0, &sink, &sheet.found, &why) &&
            sheet.count > 0)
            hold_sheet(&sheet, size % ALL_OF == 0);
        sheet_clear(&sheet);
        encoding_clear(&text);
    }
    return 0;
}
