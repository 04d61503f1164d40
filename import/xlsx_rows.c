/*
 * The cells of a sheet, row by row. Rows and cells may leave numbers out, or
 * have none; what they skip is blank. They never go back, since a reader that
 * sorts them would need the whole sheet.
 */
#include "import/xlsx_inside.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The most cells that are given, blank ones included: a few bytes in the file
 * can leave out thousands. */
enum { CELLS = 1 << 25 };

enum { SHEET = XLSX_FIRST, DATA, ROW, CELL, VALUE, FORMULA, STRING, RUN, TEXT, MERGES, MERGE };
static const struct xlsx_step steps[] = {
    {CELL, "v", VALUE},
    {ROW, "c", CELL},
    {DATA, "row", ROW},
    {CELL, "f", FORMULA},
    {CELL, "is", STRING},
    {STRING, "t", TEXT},
    {STRING, "r", RUN},
    {RUN, "t", TEXT},
    {SHEET, "sheetData", DATA},
    {SHEET, "mergeCells", MERGES},
    {MERGES, "mergeCell", MERGE},
    {XLSX_TOP, "worksheet", SHEET},
    {0},
};

/* Where the text of a cell stands. */
struct place {
    const char *shared; /* or NULL */
    size_t start;       /* in the texts of the row */
};

struct rows {
    const struct xlsx_rows *with;
    size_t number, column; /* of the open row and cell, from 1 */
    char type;             /* of the cell: n s i b e d t for str; see type_of() */
    uint32_t style;
    bool has_value, has_formula, hidden;
    struct buf value; /* what stands in the cell */
    size_t text;      /* where the open text begins in it */
    bool nul;         /* a NUL was escaped in it */

    struct buf texts; /* of the row */
    struct place *places;
    const char **cells;
    size_t count, capacity;
    size_t last;         /* row that was given last */
    size_t given, bytes; /* cells and bytes of all rows given */
};

static bool refuse_order(struct xlsx_xml *xml)
{
    return why_set(xml->why, "The rows and cells of the sheet are not in their order, or number "
                             "more than 1,048,576 rows or 16,384 columns. Save the workbook again "
                             "in the spreadsheet program.");
}

/* Reads NAME, such as "C5", into COLUMN and ROW, both from 1; gives what
 * stands behind it, NULL where it is no cell. */
static const char *take_name(const char *name, uint32_t *column, uint32_t *row)
{
    const char *at = name;
    *column = *row = 0;
    for (; *at >= 'A' && *at <= 'Z' && *column <= READER_ROW_LIMIT; at++)
        *column = *column * 26 + (uint32_t)(*at - 'A' + 1);
    for (; *at >= '0' && *at <= '9' && *row <= XLSX_ROWS; at++)
        *row = *row * 10 + (uint32_t)(*at - '0');
    bool sound = *column >= 1 && *column <= READER_ROW_LIMIT && *row >= 1 && *row <= XLSX_ROWS;
    return sound ? at : NULL;
}

static bool start_row(struct xlsx_xml *xml, const char **attributes)
{
    struct rows *rows = xml->context;
    const char *name = xlsx_xml_attribute(attributes, "r");
    uint32_t number = (uint32_t)rows->number + 1;
    if (name != NULL && (!xlsx_xml_number(name, XLSX_ROWS, &number) || number <= rows->number))
        return refuse_order(xml);
    rows->number = number;
    rows->column = rows->count = 0;
    rows->hidden = xlsx_xml_flag(attributes, "hidden");
    buf_empty(&rows->texts);
    return number <= XLSX_ROWS || refuse_order(xml);
}

/* The type of a cell in one letter; ' ' for one that is not known. */
static char type_of(const char *type)
{
    static const struct {
        const char *name;
        char letter;
    } types[] = {{"s", 's'}, {"n", 'n'}, {"str", 't'}, {"inlineStr", 'i'},
                 {"b", 'b'}, {"e", 'e'}, {"d", 'd'}};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(types[i].name, type) == 0)
            return types[i].letter;
    return ' ';
}

static bool start_cell(struct xlsx_xml *xml, const char **attributes)
{
    struct rows *rows = xml->context;
    uint32_t column = (uint32_t)rows->column + 1, row = (uint32_t)rows->number;
    bool sound = true;
    rows->type = 'n';
    rows->style = 0;
    for (; *attributes != NULL; attributes += 2) {
        const char *name = attributes[0], *value = attributes[1];
        if (strcmp(name, "r") == 0) {
            const char *end = take_name(value, &column, &row);
            sound = sound && end != NULL && *end == '\0';
        } else if (strcmp(name, "s") == 0) {
            sound = sound && xlsx_xml_number(value, INT32_MAX, &rows->style);
        } else if (strcmp(name, "t") == 0) {
            rows->type = type_of(value);
        }
    }
    if (!sound || row != rows->number || column <= rows->column || column > READER_ROW_LIMIT)
        return refuse_order(xml);
    rows->column = column;
    rows->has_value = rows->has_formula = rows->nul = false;
    buf_empty(&rows->value);
    return true;
}

static void put_in_order(uint32_t *first, uint32_t *last)
{
    uint32_t other = *first;
    if (*first <= *last)
        return;
    *first = *last;
    *last = other;
}

static void take_merge(struct xlsx_xml *xml, const char **attributes)
{
    const struct rows *rows = xml->context;
    struct xlsx_book *book = rows->with->book;
    const char *name = xlsx_xml_attribute(attributes, "ref");
    struct xlsx_range range;
    const char *end = name == NULL ? NULL : take_name(name, &range.column, &range.row);
    if (end == NULL || *end != ':')
        return;
    end = take_name(end + 1, &range.last_column, &range.last_row);
    if (end == NULL || *end != '\0')
        return;
    /* Any two corners name a range. */
    put_in_order(&range.row, &range.last_row);
    put_in_order(&range.column, &range.last_column);
    book->merged_count++;
    if (book->merged_kept == XLSX_RANGES)
        return;
    book->merged =
        mem_grow(book->merged, book->merged_kept, &book->merged_capacity, sizeof *book->merged);
    book->merged[book->merged_kept++] = range;
}

static bool start(struct xlsx_xml *xml, int at, const char **attributes)
{
    struct rows *rows = xml->context;
    switch (at) {
    case ROW:
        return start_row(xml, attributes);
    case CELL:
        return start_cell(xml, attributes);
    case VALUE:
        rows->has_value = true;
        break;
    case FORMULA:
        rows->has_formula = true;
        break;
    case TEXT:
        rows->text = rows->value.length;
        break;
    case MERGE:
        take_merge(xml, attributes);
        break;
    default:
        break;
    }
    return true;
}

static void add(struct xlsx_xml *xml, int at, const char *text, size_t length)
{
    struct rows *rows = xml->context;
    if ((at == VALUE || at == TEXT) && rows->value.length <= READER_CELL_LIMIT)
        buf_add(&rows->value, text, length);
}

/* Makes room for a cell in the open column, with blank ones before it. */
static struct place *new_place(struct rows *rows)
{
    while (rows->count < rows->column) {
        if (rows->count == rows->capacity) {
            rows->places =
                mem_grow(rows->places, rows->count, &rows->capacity, sizeof *rows->places);
            rows->cells = mem_resize(rows->cells, rows->capacity, sizeof *rows->cells);
        }
        rows->places[rows->count++] = (struct place){.shared = ""};
    }
    return &rows->places[rows->count - 1];
}

static bool put_shared(struct xlsx_xml *xml, struct rows *rows)
{
    const struct xlsx_strings *strings = rows->with->strings;
    uint32_t index;
    if (!xlsx_xml_number(rows->value.text, UINT32_MAX, &index) || index >= strings->count)
        return why_set(xml->why, "The cell names a text that the workbook does not have. Save it "
                                 "again in the spreadsheet program.");
    new_place(rows)->shared = strings->text.text + strings->starts[index];
    return true;
}

static bool put_number(struct xlsx_xml *xml, struct rows *rows)
{
    const struct xlsx_styles *styles = rows->with->styles;
    if (rows->style >= styles->count)
        return why_set(xml->why, "The cell names a style that the workbook does not have. Save it "
                                 "again in the spreadsheet program.");
    return xlsx_number(rows->value.text, styles->items[rows->style], rows->with->book->from_1904,
                       &rows->texts) ||
           why_set(xml->why, "The cell says that it holds a number, but holds none. Save the "
                             "workbook again in the spreadsheet program.");
}

/* Adds what the cell shows to the row. */
static bool put_cell(struct xlsx_xml *xml, struct rows *rows)
{
    size_t start_of_text = rows->texts.length;
    const char *value = rows->value.text;
    switch (rows->type) {
    case 's':
        return put_shared(xml, rows);
    case 'n':
        if (!put_number(xml, rows))
            return false;
        break;
    case 'b':
        buf_puts(&rows->texts, strcmp(value, "0") == 0 ? "FALSE" : "TRUE");
        break;
    case 'd':
        xlsx_iso_date(value, &rows->texts);
        break;
    case 't':
        buf_puts(&rows->texts, value);
        rows->nul = xlsx_unescape(&rows->texts, start_of_text);
        break;
    case 'i':
    case 'e':
        buf_puts(&rows->texts, value);
        break;
    default:
        return why_set(xml->why, "The cell is of a type that is not known. Save the workbook again "
                                 "in the spreadsheet program.");
    }
    buf_putc(&rows->texts, '\0');
    *new_place(rows) = (struct place){.start = start_of_text};
    return true;
}

static bool end_cell(struct xlsx_xml *xml)
{
    struct rows *rows = xml->context;
    bool done = true;
    if (rows->has_formula && !rows->has_value)
        done = why_set(xml->why, "The cell has a formula whose result is not stored. Open the "
                                 "workbook in the spreadsheet program and save it.");
    else if (rows->value.length > READER_CELL_LIMIT)
        done = why_set(xml->why, "It is larger than 1 MiB. Shorten it in the spreadsheet program "
                                 "and save the workbook again.");
    else if (rows->value.length > 0)
        done = put_cell(xml, rows);
    if (done && rows->nul)
        done = why_set(xml->why, "A text holds a NUL character, which no text has. Delete it in "
                                 "the spreadsheet.");
    return done;
}

/* Puts the open cell before the reason. */
static bool place_cell(struct xlsx_xml *xml)
{
    const struct rows *rows = xml->context;
    struct buf name = {0};
    xlsx_cell_name(rows->number, rows->column, &name);
    why_at(xml->why, "cell %s", name.text);
    buf_clear(&name);
    return false;
}

/* Sets the cells of the row, without the empty ones at its end; gives their
 * bytes. */
static size_t settle(struct rows *rows)
{
    size_t bytes = 0, filled = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct place *place = &rows->places[i];
        rows->cells[i] = place->shared != NULL ? place->shared : rows->texts.text + place->start;
        if (rows->cells[i][0] != '\0')
            filled = i + 1;
        bytes += strlen(rows->cells[i]) + 1;
    }
    rows->count = filled;
    return bytes;
}

static bool end_row(struct xlsx_xml *xml)
{
    struct rows *rows = xml->context;
    size_t bytes = settle(rows);
    if (rows->count == 0)
        return true;
    rows->given += rows->count;
    rows->bytes += bytes;
    if (rows->given > CELLS || rows->bytes > ENCODING_LIMIT)
        return why_set(xml->why, "The sheet holds more than 256 MiB of text or 33,554,432 cells, "
                                 "blank ones between included. Divide it into several files.");
    rows->with->found->blank += rows->number - rows->last - 1;
    rows->with->book->hidden_rows += rows->hidden;
    rows->last = rows->number;
    const struct reader_row row = {
        .number = rows->number, .line = rows->number, .cells = rows->cells, .count = rows->count};
    return rows->with->sink->row(rows->with->sink->context, &row, xml->why);
}

static bool end(struct xlsx_xml *xml, int at)
{
    struct rows *rows = xml->context;
    if (at == CELL)
        return end_cell(xml) || place_cell(xml);
    if (at == TEXT && xlsx_unescape(&rows->value, rows->text))
        rows->nul = true;
    return at != ROW || end_row(xml);
}

bool xlsx_rows_read(struct xlsx_archive *archive, const struct xlsx_rows *with, struct why *why)
{
    const struct xlsx_sheet *sheet = &with->book->sheets[with->book->read];
    struct rows rows = {.with = with};
    struct xlsx_xml xml = {
        .steps = steps, .start = start, .end = end, .text = add, .context = &rows, .why = why};
    bool done =
        xlsx_xml_read(archive, sheet->part, &xml) || why_at(why, "sheet \"%s\"", sheet->name);
    buf_wipe(&rows.value);
    buf_wipe(&rows.texts);
    free(rows.places);
    free(rows.cells);
    return done;
}

/* Stops at the first cell that has something. */
static bool start_any(struct xlsx_xml *xml, int at, const char **attributes)
{
    (void)attributes;
    xml->enough = at == MERGES;
    return !xml->enough;
}

static void see_any(struct xlsx_xml *xml, int at, const char *text, size_t length)
{
    bool *filled = xml->context;
    bool content = at == VALUE || at == TEXT || at == FORMULA;
    for (size_t i = 0; i < length && content; i++)
        *filled = *filled || (text[i] != '\n' && text[i] != ' ');
}

static bool end_any(struct xlsx_xml *xml, int at)
{
    const bool *filled = xml->context;
    xml->enough = at == DATA || *filled;
    return !xml->enough;
}

bool xlsx_rows_any(struct xlsx_archive *archive, const char *part, bool *filled, struct why *why)
{
    *filled = false;
    struct xlsx_xml xml = {.steps = steps,
                           .start = start_any,
                           .end = end_any,
                           .text = see_any,
                           .context = filled,
                           .why = why};
    return xlsx_xml_read(archive, part, &xml);
}
