/*
 * A file of answers as rows: which sheet of a workbook it is, where its header stands,
 * which column is which. The columns are known by their labels in either language,
 * renamed ones by the words of ledgers (header_words.h) or by what stands in them.
 */
#include "import/receive_inside.h"

#include "export/csv_writer.h"
#include "import/header_key.h"
#include "import/header_words.h"
#include "import/roster.h"
#include "import/sheet.h"
#include "model/mem.h"
#include "model/record_mark.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER_ROWS = 60, NO_COLUMN = READER_ROW_LIMIT };

/* Which column of a sheet is which. */
struct map {
    size_t header;  /* the place of its row */
    size_t *places; /* by review_columns; NO_COLUMN for none */
    size_t known;
    enum lang lang;
};

/* The place in review_columns of the header TEXT; the number of columns for none. */
static size_t find_label(const char *text, enum lang *lang)
{
    char *key = header_key(text);
    size_t found = review_columns_count;
    for (int l = LANG_EN; l <= LANG_JA && key[0] != '\0'; l++)
        for (size_t c = 0; c < review_columns_count && found == review_columns_count; c++) {
            char *label = header_key(review_column_label(&review_columns[c], (enum lang)l));
            if (strcmp(key, label) == 0) {
                found = c;
                *lang = (enum lang)l;
            }
            free(label);
        }
    free(key);
    return found;
}

/* Fills MAP with what the labels in row R of SHEET tell. */
static void map_labels(const struct sheet *sheet, size_t r, struct map *map)
{
    size_t width = sheet_at(sheet, r)->count, japanese = 0;
    map->header = r;
    map->known = 0;
    for (size_t c = 0; c < review_columns_count; c++)
        map->places[c] = NO_COLUMN;
    for (size_t i = 0; i < width; i++) {
        enum lang lang = LANG_EN;
        size_t c = find_label(sheet_cell(sheet, r, i), &lang);
        if (c == review_columns_count || map->places[c] != NO_COLUMN)
            continue;
        map->places[c] = i;
        map->known++;
        japanese += lang == LANG_JA;
    }
    map->lang = 2 * japanese >= map->known ? LANG_JA : LANG_EN;
}

/* Whether MAP knows enough for rows to be told. */
static bool is_enough(const struct map *map)
{
    size_t code = 0;
    while (strcmp(review_columns[code].column == NULL ? "" : review_columns[code].column, "code") !=
           0)
        code++;
    enum { LEAST = 3 };
    return map->known >= LEAST &&
           (map->places[receive_special(REVIEW_COLUMN_RECORD)] != NO_COLUMN ||
            map->places[receive_special(REVIEW_COLUMN_ANSWER)] != NO_COLUMN ||
            map->places[code] != NO_COLUMN);
}

/* Finds the header of SHEET: the row with the most labels. */
static bool find_header(const struct sheet *sheet, struct map *map)
{
    struct map best = {.places = mem_new(review_columns_count, sizeof *best.places)};
    for (size_t r = 0; r < sheet->count && r < HEADER_ROWS; r++) {
        map_labels(sheet, r, map);
        if (map->known > best.known) {
            struct map swapped = best;
            best = *map;
            *map = swapped;
        }
    }
    free(map->places);
    *map = best;
    return is_enough(map);
}

static bool is_taken(const struct map *map, size_t column)
{
    for (size_t c = 0; c < review_columns_count; c++)
        if (map->places[c] == column)
            return true;
    return false;
}

/* The review column of a header that another word names; the count for none. */
static size_t find_word(const struct header_words *words, const char *text)
{
    enum header_certainty certainty = HEADER_UNKNOWN;
    const struct header_word *word = header_words_find(words, text, &certainty);
    if (word == NULL)
        return review_columns_count;
    for (size_t c = 0; c < review_columns_count; c++) {
        const struct register_column *cell = review_column_cell(&review_columns[c]);
        if (cell != NULL && cell->derived == REGISTER_STORED &&
            word->place.derived == REGISTER_STORED &&
            strcmp(cell->kind, word->place.kind->name) == 0 &&
            review_column_field(cell) == &word->place.kind->fields[word->place.field])
            return c;
    }
    return review_columns_count;
}

/* Whether a cell below the header in COLUMN is one of USE by its form. */
static bool has_form(const struct sheet *sheet, const struct map *map, size_t column,
                     enum review_column_use use)
{
    int64_t id, rev;
    for (size_t r = map->header + 1; r < sheet->count && r < map->header + HEADER_ROWS; r++) {
        const char *text = sheet_cell(sheet, r, column);
        if (use == REVIEW_COLUMN_RECORD && record_mark_read(text, &id) == RECORD_MARK_GOOD)
            return true;
        if (use == REVIEW_COLUMN_BASE && review_base_read(text, &id, &rev))
            return true;
    }
    return false;
}

static void tell_column(struct receiving *r, size_t file, const char *format, const char *title,
                        const char *label) __attribute__((format(printf, 3, 0)));

static void tell_column(struct receiving *r, size_t file, const char *format, const char *title,
                        const char *label)
{
    struct buf text = {0};
    buf_printf(&text, words_in(r->why->lang, format), title, label);
    receive_tell(r, RECEIVE_NOTED, file, 0, NULL, buf_text(&text));
    buf_clear(&text);
}

/* Finds the columns that were renamed. */
static void map_renamed(struct receiving *r, size_t file, const struct sheet *sheet,
                        struct map *map)
{
    static const enum review_column_use forms[] = {REVIEW_COLUMN_RECORD, REVIEW_COLUMN_BASE};
    struct header_words words = {0};
    size_t width = sheet_at(sheet, map->header)->count;
    header_words_build(&words, kinds_find("category"), true, NULL);
    for (size_t i = 0; i < width; i++) {
        const char *title = sheet_cell(sheet, map->header, i);
        size_t c = review_columns_count;
        if (is_taken(map, i))
            continue;
        for (size_t f = 0; f < 2 && c == review_columns_count; f++)
            if (map->places[receive_special(forms[f])] == NO_COLUMN &&
                has_form(sheet, map, i, forms[f]))
                c = receive_special(forms[f]);
        if (c == review_columns_count && !header_is_blank(title))
            c = find_word(&words, title);
        if (c < review_columns_count && map->places[c] == NO_COLUMN) {
            map->places[c] = i;
            tell_column(r, file, N_("The column \"%1$s\" was read as %2$s."), title,
                        review_column_label(&review_columns[c], r->why->lang));
        } else if (!header_is_blank(title)) {
            tell_column(r, file, N_("The column \"%1$s\" belongs to no review and was not read."),
                        title, "");
        }
    }
    header_words_clear(&words);
}

/* Tells which columns the file lacks: their cells stay as they are. */
static void tell_lost(struct receiving *r, size_t file, const struct map *map)
{
    struct buf lost = {0}, text = {0};
    for (size_t c = 0; c < review_columns_count; c++)
        if (map->places[c] == NO_COLUMN)
            buf_printf(&lost, "%s%s", lost.length == 0 ? "" : words_in(r->why->lang, ", "),
                       review_column_label(&review_columns[c], r->why->lang));
    if (lost.length > 0) {
        buf_printf(&text,
                   words_in(r->why->lang, "Columns that the file lacks; their cells stay as "
                                          "they are: %s."),
                   buf_text(&lost));
        receive_tell(r, RECEIVE_NOTED, file, 0, NULL, buf_text(&text));
    }
    buf_clear(&lost);
    buf_clear(&text);
}

/* Whether row PLACE of SHEET holds something that a department typed. */
static bool is_filled(const struct sheet *sheet, const struct map *map, size_t place)
{
    for (size_t c = 0; c < review_columns_count; c++) {
        const struct review_column *column = &review_columns[c];
        bool spare = column->use == REVIEW_COLUMN_BASE ||
                     (column->column != NULL && strcmp(column->column, "department") == 0);
        if (!spare && map->places[c] != NO_COLUMN &&
            !header_is_blank(sheet_cell(sheet, place, map->places[c])))
            return true;
    }
    return false;
}

/* Whether row PLACE is the header again, as on each printed page. */
static bool is_header(const struct sheet *sheet, const struct map *map, size_t place)
{
    size_t same = 0;
    for (size_t c = 0; c < review_columns_count; c++)
        same += map->places[c] != NO_COLUMN &&
                strcmp(sheet_cell(sheet, place, map->places[c]),
                       sheet_cell(sheet, map->header, map->places[c])) == 0 &&
                !header_is_blank(sheet_cell(sheet, place, map->places[c]));
    return 2 * same > map->known;
}

static void add_row(struct receiving *r, size_t file, const struct sheet *sheet,
                    const struct map *map, size_t place, int64_t entry)
{
    r->rows = mem_grow(r->rows, r->row_count, &r->row_capacity, sizeof *r->rows);
    struct receive_row *row = &r->rows[r->row_count++];
    *row = (struct receive_row){.file = file,
                                .number = sheet_number(sheet, place),
                                .lang = map->lang,
                                .cells = mem_new(review_columns_count, sizeof *row->cells),
                                .titles = r->heads[file].titles,
                                .entry = entry};
    for (size_t c = 0; c < review_columns_count; c++)
        if (map->places[c] != NO_COLUMN) {
            const char *text = sheet_cell(sheet, place, map->places[c]);
            row->cells[c] = mem_copy(sheet->marked ? csv_writer_unguard(text) : text);
        }
}

static void take_rows(struct receiving *r, size_t file, const struct sheet *sheet, struct map *map,
                      int64_t entry)
{
    r->heads[file].titles = mem_new(review_columns_count, sizeof(char *));
    for (size_t c = 0; c < review_columns_count; c++)
        if (map->places[c] != NO_COLUMN)
            r->heads[file].titles[c] = mem_copy(sheet_cell(sheet, map->header, map->places[c]));
    for (size_t place = map->header + 1; place < sheet->count; place++)
        if (is_filled(sheet, map, place) && !is_header(sheet, map, place))
            add_row(r, file, sheet, map, place, entry);
}

/* What the hidden sheet of the workbook at PATH says; false with WHY where it belongs
 * to another review. */
static bool read_marks(struct receiving *r, const char *path, int64_t *entry)
{
    const struct sheet_source source = {.sheet = REVIEW_MARKS_SHEET};
    struct sheet marks = {0};
    struct why ignored = {.lang = r->why->lang};
    int64_t id = 0, rev;
    bool done = true;
    if (sheet_read(path, &source, &marks, &ignored) && marks.count > 0) {
        bool known = record_mark_read(sheet_cell(&marks, 0, 0), &id) == RECORD_MARK_GOOD;
        if (!review_base_read(sheet_cell(&marks, 0, 1), entry, &rev))
            *entry = 0;
        if (known && id != r->campaign->id)
            done = why_set(r->why, "It belongs to another review than %s %s.", r->campaign->code,
                           r->campaign->name);
    }
    sheet_clear(&marks);
    return done;
}

/* What the sheets of a file are found to be. */
struct trial {
    bool found;      /* one of answers was read */
    bool roster;     /* else one of persons */
    struct why told; /* of it */
};

/* Reads the sheet called NAME (NULL: a text) of the file at PATH. */
static bool try_sheet(struct receiving *r, size_t file, const char *path, const char *name,
                      struct trial *trial)
{
    const struct sheet_source source = {.sheet = name};
    struct sheet sheet = {0};
    struct map map = {.places = mem_new(review_columns_count, sizeof *map.places)};
    int64_t entry = 0;
    bool done = sheet_read(path, &source, &sheet, r->why);
    trial->found = done && sheet.count > 0 && find_header(&sheet, &map);
    if (trial->found)
        done = roster_may_import(&sheet, map.header, NULL, r->why) &&
               (!sheet.is_workbook || read_marks(r, path, &entry));
    else if (done && !trial->roster)
        trial->roster = !roster_may_import(&sheet, sheet.count, NULL, &trial->told);
    if (done && trial->found) {
        map_renamed(r, file, &sheet, &map);
        tell_lost(r, file, &map);
        take_rows(r, file, &sheet, &map, entry);
    }
    sheet_wipe(&sheet);
    sheet_clear(&sheet);
    free(map.places);
    return done;
}

/* Reads the first visible sheet of a workbook that is one of answers. */
static bool try_book(struct receiving *r, size_t file, const char *path, struct trial *trial)
{
    struct xlsx_book book = {0};
    if (!xlsx_look(path, &book, r->why))
        return false;
    bool done = true;
    for (size_t i = 0; i < book.count && done && !trial->found; i++)
        if (book.sheets[i].filled && book.sheets[i].shown == XLSX_VISIBLE)
            done = try_sheet(r, file, path, book.sheets[i].name, trial);
    xlsx_clear(&book);
    return done;
}

bool receive_file(struct receiving *r, size_t file, const char *path)
{
    struct trial trial = {.told = {.lang = r->why->lang}};
    bool done = xlsx_magic(path) == XLSX_ARCHIVE ? try_book(r, file, path, &trial)
                                                 : try_sheet(r, file, path, NULL, &trial);
    if (done && trial.roster && !trial.found) {
        *r->why = trial.told;
        done = false;
    } else if (done && !trial.found)
        done = why_set(r->why, "No header of a review was found: columns such as %s, %s and %s.",
                       review_column_label(&review_columns[0], r->why->lang),
                       review_column_label(&review_columns[receive_special(REVIEW_COLUMN_ANSWER)],
                                           r->why->lang),
                       review_column_label(&review_columns[2], r->why->lang));
    return done || why_at(r->why, "%s", path);
}
