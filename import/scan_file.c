/*
 * See scan.h. A file is read as a stream: the first rows wait until the header
 * is found among them, every further row is counted and forgotten.
 */
#include "import/encoding.h"
#include "import/header_own.h"
#include "import/remedy.h"
#include "import/scan_inside.h"
#include "import/xlsx.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* GOING_ROWS: so often it is asked whether to go on. */
enum { WAITING_ROWS = 20, GOING_ROWS = 4096 };

struct scanning {
    struct scan_file *file;
    const struct items *items;
    const struct scan_options *options;
    struct sheet waiting;   /* rows before the header is known */
    bool found;             /* it is */
    const struct kind *own; /* of which the file is an export of ours; NULL for none */
    size_t seen;            /* rows so far */
    struct roster roster;
    bool *used; /* by column: a cell is not empty */
};

static void take_row(struct scanning *s, const char *const *cells, size_t count)
{
    struct scan_file *file = s->file;
    if (scan_layout_is_note(cells, count, file->count) ||
        (file->rows == 0 && scan_layout_explains(cells, count))) {
        file->notes++;
        return;
    }
    file->rows++;
    for (size_t i = 0; i < count && i < file->count; i++)
        s->used[i] = s->used[i] || cells[i][0] != '\0';
    while (count > file->count && cells[count - 1][0] == '\0')
        count--;
    file->long_rows += count > file->count;
    roster_row(&s->roster, cells, count);
}

/* The digest is of the titles as they are kept: one of hidden headers, telephone
 * numbers for instance, could be tried out. */
static void take_header(struct scanning *s, const char *const *cells, size_t count)
{
    struct scan_file *file = s->file;
    struct digest digest;
    digest_start(&digest);
    file->count = count;
    file->columns = mem_new(count, sizeof *file->columns);
    s->used = mem_new(count + 1, sizeof *s->used);
    for (size_t i = 0; i < count; i++) {
        struct scan_column *column = &file->columns[i];
        column->title = roster_title(cells[i], i, s->options->lang, &column->hidden);
        s->used[i] = cells[i][0] != '\0';
        digest_text(&digest, cells[i][0] == '\0' || column->hidden ? "" : cells[i]);
    }
    digest_end(&digest, file->digest);
    roster_header(&s->roster, s->items, cells, count, NULL, true, s->options->lang);
}

static bool refuse_headless(const struct scanning *s, struct why *why)
{
    if (s->waiting.count == 0)
        return why_set(why, "The file is empty. Expected: a header row with the names of the "
                            "columns, and a row for each person.");
    s->file->headless = true;
    why_set(why,
            "No header was found: no row holds words that are known as headers, and a row may be a "
            "person. So nothing of the file is shown. Put a header row above the first person, say "
            "which row it is, or add the words of the header to items.tsv.");
    return why_remedy(why, REMEDY_HEADER);
}

/* The place of the header among the rows that wait; their count where there is
 * none. Our own exports begin with theirs, as the import knows them. */
static size_t find_header(struct scanning *s)
{
    bool is_register;
    size_t row = 0, named = s->options->header_row;
    while (named > 0 && row < s->waiting.count && sheet_at(&s->waiting, row)->number != named)
        row++;
    if (row < s->waiting.count)
        s->own = header_own_find(&s->waiting, row, &is_register);
    return s->own != NULL ? row : roster_find_header(&s->waiting, s->items, named);
}

/* Finds the header among the rows that wait, and takes the others. */
static bool settle(struct scanning *s, struct why *why)
{
    struct sheet *sheet = &s->waiting;
    size_t header = find_header(s);
    if (header == sheet->count)
        return refuse_headless(s, why);
    struct cells titles = {0};
    scan_layout_header(sheet, header, &titles);
    take_header(s, (const char *const *)titles.items, titles.count);
    cells_clear(&titles);
    const char **cells = mem_new(READER_ROW_LIMIT, sizeof *cells);
    for (size_t i = header + 1; i < sheet->count; i++) {
        for (size_t c = 0; c < sheet_at(sheet, i)->count; c++)
            cells[c] = sheet_cell(sheet, i, c);
        take_row(s, cells, sheet_at(sheet, i)->count);
    }
    free(cells);
    s->file->header_row = sheet_at(sheet, header)->number;
    s->found = true;
    return true;
}

static void drop_waiting(struct scanning *s)
{
    sheet_wipe(&s->waiting);
    sheet_clear(&s->waiting);
}

static bool take(void *context, const struct reader_row *row, struct why *why)
{
    struct scanning *s = context;
    if (s->options->going != NULL && ++s->seen % GOING_ROWS == 0 &&
        !s->options->going(s->options->context))
        return why_set(why, "Given up. Nothing was changed.");
    if (s->found) {
        take_row(s, row->cells, row->count);
        return true;
    }
    if (!sheet_add(&s->waiting, row, why))
        return false;
    bool late = s->options->header_row > 0 && row->number < s->options->header_row;
    if (late || s->waiting.count < WAITING_ROWS)
        return true;
    bool settled = settle(s, why);
    drop_waiting(s);
    return settled;
}

/* Gives the rows of the sheet of a workbook. */
static bool give_sheet(const char *path, struct scanning *s, struct why *why)
{
    struct xlsx_book book;
    struct reader_found found;
    const struct reader_sink sink = {.row = take, .context = s};
    bool done = xlsx_run(path, s->options->sheet, &sink, &found, &book, why);
    if (done) {
        s->file->sheet = book.read + 1;
        xlsx_clear(&book);
    }
    return done;
}

static bool give_text(const char *path, struct scanning *s, struct why *why)
{
    struct encoding_text text;
    struct reader_found found;
    const struct reader_sink sink = {.row = take, .context = s};
    if (!encoding_read(path, s->options->encoding, &text, why))
        return false;
    bool done = reader_run(text.text, text.length, s->options->delimiter, &sink, &found, why);
    s->file->encoding = text.name;
    s->file->delimiter = found.delimiter;
    explicit_bzero(text.text, text.length);
    encoding_clear(&text);
    return done;
}

static bool give_rows(const char *path, struct scanning *s, struct why *why)
{
    switch (xlsx_magic(path)) {
    case XLSX_ARCHIVE:
        return give_sheet(path, s, why);
    case XLSX_COMPOUND:
        return xlsx_refuse_compound(why);
    case XLSX_NONE:
        break;
    }
    return give_text(path, s, why);
}

/* Where nobody states the class of ITEM, the header of COLUMN may tell of one. */
static void take_likely(struct scan_item *item, const struct items *items,
                        const struct scan_column *column)
{
    const char *class = column->hidden ? NULL : items_header_class(items, column->title);
    if (class != NULL && item->class == NULL && item->likely == NULL)
        item->likely = mem_copy(class);
}

/* Gives each column its item; empty columns without header are dropped. */
static void take_items(struct scan *scan, struct scanning *s)
{
    struct scan_file *file = s->file;
    size_t kept = 0;
    for (size_t i = 0; i < file->count; i++) {
        struct scan_column *column = &file->columns[i];
        const struct items_entry *entry = s->roster.columns[i].entry;
        if (!s->used[i]) {
            free(column->title);
            continue;
        }
        column->item = scan_item_for(scan, entry, column->title, s->options->lang);
        struct scan_item *item = &scan->items[column->item];
        const struct items_entry *offer =
            entry == NULL && !column->hidden ? items_offer(s->items, column->title) : NULL;
        if (offer != NULL && item->offer[0] == '\0' && offer->name[0] != NULL) {
            free(item->offer);
            item->offer = mem_copy(offer->name[s->options->lang]);
        }
        take_likely(item, s->items, column);
        if (item->shape == SHAPE_TEXT)
            item->shape = roster_shape(&s->roster, i);
        file->columns[kept++] = *column;
    }
    file->count = kept;
}

/* Says what the file is, and why. */
static void tell(struct scanning *s)
{
    enum lang lang = s->options->lang;
    if (s->own != NULL) {
        struct buf reason = {0};
        buf_printf(&reason,
                   words_in(lang, "Its header is that of daicho's own export of the kind %s. To "
                                  "take it in, import it."),
                   s->own->label[lang]);
        cells_add(&s->file->reasons, reason.text);
        s->file->told = ROSTER_LEDGER;
        buf_clear(&reason);
        return;
    }
    roster_decide(&s->roster, lang);
    s->file->told = s->roster.told;
    for (size_t i = 0; i < s->roster.reasons.count; i++)
        cells_add(&s->file->reasons, s->roster.reasons.items[i]);
}

bool scan_file_read(struct scan *scan, struct scan_file *file, const char *path,
                    const struct scan_options *options, struct why *why)
{
    struct scanning s = {.file = file, .items = &scan->words, .options = options};
    struct stat about;
    const char *slash = strrchr(path, '/');
    file->name = mem_copy(slash == NULL ? path : slash + 1);
    if (stat(path, &about) == 0)
        file->bytes = (long long)about.st_size;
    bool done = give_rows(path, &s, why);
    if (done && !s.found)
        done = settle(&s, why);
    if (done) {
        tell(&s);
        take_items(scan, &s);
    }
    drop_waiting(&s);
    roster_clear(&s.roster);
    free(s.used);
    return done;
}
