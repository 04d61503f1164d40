/* See parts.h. */
#include "tests/fuzz/parts.h"

#include "import/sheet.h"
#include "model/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/zipped.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct part {
    const char *word;    /* of the input */
    const char *name;    /* in the archive */
    const char *element; /* around what the input says */
    const char *usual;   /* inside, where the input says nothing */
} parts[] = {
    {"package", "_rels/.rels", "Relationships",
     "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"},
    {"book", "xl/workbook.xml", "workbook",
     "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/>"
     "<sheet name=\"B\" sheetId=\"2\" r:id=\"r2\"/></sheets>"},
    {"rels", "xl/_rels/workbook.xml.rels", "Relationships",
     "<Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s1.xml\"/>"
     "<Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"/xl/s2.xml\"/>"
     "<Relationship Id=\"r3\" Type=\"x/sharedStrings\" Target=\"ss.xml\"/>"
     "<Relationship Id=\"r4\" Type=\"x/styles\" Target=\"./st.xml\"/>"},
    {"sheet", "xl/s1.xml", "worksheet", "<sheetData/>"},
    {"second", "xl/s2.xml", "worksheet", "<sheetData/>"},
    {"strings", "xl/ss.xml", "sst", "<si><t>s0</t></si><si><r><t>s</t></r><r><t>1</t></r></si>"},
    {"styles", "xl/st.xml", "styleSheet",
     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs>"},
};
enum { PARTS = sizeof parts / sizeof parts[0] };

/* Sets *AT and *SIZE to what TEXT says of PART; false where it says nothing. */
static bool find(const char *text, size_t length, const struct part *part, const char **at,
                 size_t *size)
{
    size_t word = strlen(part->word);
    const char *end = text + length;
    for (const char *line = text; line != NULL && line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        if (*line == '@' && next != NULL && (size_t)(next - line) == word + 1 &&
            memcmp(line + 1, part->word, word) == 0) {
            *at = next + 1;
            const char *other = *at;
            while (other < end && !(*other == '@' && other[-1] == '\n'))
                other++;
            *size = (size_t)(other - *at);
            return true;
        }
        line = next == NULL ? NULL : next + 1;
    }
    return false;
}

void parts_workbook(const char *text, size_t length, struct buf *out)
{
    struct zipped zip = {0};
    for (size_t i = 0; i < PARTS; i++) {
        const char *inside = parts[i].usual;
        size_t size = strlen(inside);
        struct buf part = {0};
        find(text, length, &parts[i], &inside, &size);
        bool whole = size >= 2 && inside[0] == '<' && (inside[1] == '?' || inside[1] == '!');
        if (!whole)
            buf_printf(&part, "<%s xmlns:r=\"r\">", parts[i].element);
        buf_add(&part, inside, size);
        if (!whole)
            buf_printf(&part, "</%s>", parts[i].element);
        zipped_add(&zip, parts[i].name, buf_text(&part), part.length);
        buf_clear(&part);
    }
    zipped_end(&zip);
    buf_add(out, buf_text(&zip.bytes), zip.bytes.length);
    buf_clear(&zip.bytes);
}

/* What was seen of a sheet. */
struct seen {
    struct buf cells;
    size_t last;
};

static bool see(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct seen *seen = context;
    fuzz_true(row->number > seen->last && row->number <= XLSX_ROWS, "rows come in order");
    fuzz_true(row->line == row->number, "the line of a row is its number");
    fuzz_true(row->count > 0 && row->count <= READER_ROW_LIMIT, "a row has cells");
    fuzz_true(row->cells[row->count - 1][0] != '\0', "the last cell of a row is not empty");
    for (size_t i = 0; i < row->count; i++) {
        size_t length = strlen(row->cells[i]);
        fuzz_true(utf8_valid(row->cells[i], length, NULL), "a cell is a text");
        fuzz_true(length <= READER_CELL_LIMIT, "a cell is within the limit");
        buf_add(&seen->cells, row->cells[i], length + 1);
    }
    seen->last = row->number;
    return true;
}

static void hold_ranges(const struct xlsx_book *book)
{
    fuzz_true(book->merged_kept <= XLSX_RANGES && book->merged_kept <= book->merged_count,
              "no more ranges are kept than there are");
    for (size_t i = 0; i < book->merged_kept; i++) {
        const struct xlsx_range *range = &book->merged[i];
        fuzz_true(range->row >= 1 && range->row <= range->last_row &&
                      range->last_row <= XLSX_ROWS && range->column >= 1 &&
                      range->column <= range->last_column && range->last_column <= READER_ROW_LIMIT,
                  "a merged range lies inside of the sheet");
    }
}

/* The sheet NAME; TWICE reads it once more. */
static bool hold_sheet(const char *path, const char *name, size_t sheets, bool twice)
{
    struct why why = {.lang = LANG_JA};
    struct reader_found found;
    struct xlsx_book book;
    struct seen seen = {0}, again = {0};
    bool read = xlsx_run(path, name, &(struct reader_sink){see, &seen}, &found, &book, &why);
    fuzz_true(read || (book.count == 0 && why.text[0] != '\0'),
              "a workbook that is refused is empty, and it is said why");
    fuzz_true(!read || (book.count == sheets && book.read < sheets), "the sheet is one of them");
    hold_ranges(&book);
    xlsx_clear(&book);
    if (twice) {
        bool same = xlsx_run(path, name, &(struct reader_sink){see, &again}, &found, &book, &why);
        fuzz_true(same == read && again.cells.length == seen.cells.length &&
                      memcmp(buf_text(&again.cells), buf_text(&seen.cells), seen.cells.length) == 0,
                  "a workbook is read alike twice");
        xlsx_clear(&book);
    }
    buf_clear(&seen.cells);
    buf_clear(&again.cells);
    return read;
}

/* What is held for one input in so many. */
enum { TWICE_OF = 32 };

void parts_hold(const char *data, size_t size)
{
    struct why why = {.lang = LANG_EN};
    char path[FUZZ_PATH];
    struct xlsx_book book;
    int file = fuzz_file(data, size, path);
    bool looked = xlsx_look(path, &book, &why);
    size_t sheets = book.count;
    xlsx_clear(&book);
    fuzz_true(looked || why.text[0] != '\0', "a workbook that is refused says why");
    bool read = hold_sheet(path, NULL, sheets, size % TWICE_OF == 0);
    fuzz_true(looked || !read, "what cannot be looked at cannot be read");
    /* Where several are filled, one is named. */
    if (looked && !read)
        hold_sheet(path, "1", sheets, false);
    close(file);
}
