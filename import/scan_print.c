/* See scan.h: the receipt for people. */
#include "import/scan_inside.h"
#include "model/buf.h"
#include "model/choices.h"
#include "model/dates.h"
#include "model/display.h"
#include "model/guard.h"
#include "model/numbers.h"

#include <stdlib.h>
#include <string.h>

/* Prints a line, harmless for a terminal and without individual numbers. */
static void put_line(FILE *out, const struct buf *line)
{
    struct buf shown = {0};
    char *masked = guard_mask(buf_text(line));
    display_add(&shown, masked);
    fprintf(out, "%s\n", buf_text(&shown));
    free(masked);
    buf_clear(&shown);
}

static void put(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(FILE *out, const char *format, ...)
{
    struct buf line = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    put_line(out, &line);
    buf_clear(&line);
}

const char *scan_told_words(enum roster_told told, enum lang lang)
{
    switch (told) {
    case ROSTER_PERSONS:
        return words_in(lang, "a roster: its rows are persons");
    case ROSTER_LEDGER:
        return words_in(lang, "a ledger: its rows are holdings, to be imported");
    case ROSTER_UNTOLD:
        break;
    }
    return words_in(lang, "not told by header or cells; taken for a roster, which keeps less");
}

static void print_file(const struct scan *scan, const struct scan_file *file, FILE *out,
                       enum lang lang)
{
    struct buf bytes = {0}, rows = {0}, day = {0};
    count_put(file->bytes, &bytes);
    count_put((int64_t)file->rows, &rows);
    date_format(scan->today, lang, &day);
    put(out, words_in(lang, "File: %s (%s bytes%s%s)"), file->name, buf_text(&bytes),
        file->encoding == NULL ? "" : ", ", file->encoding == NULL ? "" : file->encoding);
    if (file->sheet > 0)
        put(out, words_in(lang, "  Sheet: number %zu"), file->sheet);
    put(out, words_in(lang, "  Taken for: %s"), scan_told_words(file->told, lang));
    for (size_t i = 0; i < file->reasons.count; i++)
        put(out, "    %s", file->reasons.items[i]);
    put(out, words_in(lang, "  Header: row %zu, %zu columns, SHA-256"), file->header_row,
        file->count);
    /* A digest is no text of a person: no mask may touch it. */
    fprintf(out, "    %s\n", file->digest);
    put(out, words_in(lang, "  Rows: %s (%s)"), buf_text(&rows), buf_text(&day));
    if (file->notes > 0)
        put(out, words_in(lang, "  Rows of totals, notes and explanations, not counted: %zu"),
            file->notes);
    if (file->long_rows > 0)
        put(out, words_in(lang, "  Rows with more cells than the header: %zu"), file->long_rows);
    buf_clear(&bytes);
    buf_clear(&rows);
    buf_clear(&day);
}

void scan_put_columns(const struct scan *scan, size_t item, enum lang lang, struct buf *out)
{
    bool first = true;
    for (size_t f = 0; f < scan->file_count; f++)
        for (size_t c = 0; c < scan->files[f].count; c++) {
            const struct scan_column *column = &scan->files[f].columns[c];
            if (column->item != item)
                continue;
            buf_printf(out, "%s%s", first ? "" : words_in(lang, ", "), column->title);
            if (scan->file_count > 1)
                buf_printf(out, " [%s]", scan->files[f].name);
            if (column->hidden)
                buf_printf(out, " %s", words_in(lang, "(hidden: it looks like a value)"));
            first = false;
        }
}

static const char *label_of(const struct choice *choices, const char *value, enum lang lang)
{
    for (const struct choice *at = choices; at->value != NULL && value != NULL; at++)
        if (strcmp(at->value, value) == 0)
            return at->label[lang];
    return words_in(lang, "class to be decided");
}

static void print_item(const struct scan *scan, size_t number, FILE *out, enum lang lang)
{
    const struct scan_item *item = &scan->items[number];
    struct buf line = {0}, columns = {0};
    scan_put_columns(scan, number, lang, &columns);
    if (item->sort == ITEMS_ITEM) {
        buf_printf(&line, "  %s%s%s (%s", item->code, item->code[0] == '\0' ? "" : " ", item->name,
                   label_of(choices_item_class, item->class, lang));
        if (item->head != NULL)
            buf_printf(&line, ": %s", label_of(choices_item_sensitive_head, item->head, lang));
        buf_printf(&line, ") ← %s", buf_text(&columns));
        if (item->likely != NULL) {
            buf_puts(&line, " ");
            buf_printf(&line, words_in(lang, "(its header tells of: %s)"),
                       label_of(choices_item_class, item->likely, lang));
        }
    } else {
        buf_printf(&line, "  %s", buf_text(&columns));
    }
    if (item->offer[0] != '\0') {
        buf_puts(&line, " ");
        buf_printf(&line, words_in(lang, "(perhaps %s)"), item->offer);
    }
    if (item->shape != SHAPE_TEXT && item->standing == SCAN_UNKNOWN) {
        buf_puts(&line, " ");
        buf_printf(&line, words_in(lang, "(cells look like %s)"), shape_words(item->shape, lang));
    }
    if (item->added)
        buf_printf(&line, " %s", words_in(lang, "(added)"));
    put_line(out, &line);
    buf_clear(&line);
    buf_clear(&columns);
}

static void print_standing(const struct scan *scan, enum scan_standing standing, const char *title,
                           FILE *out, enum lang lang)
{
    bool titled = false;
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->items[i].standing != standing || scan_item_columns(scan, i) == 0)
            continue;
        if (!titled)
            put(out, "%s", title);
        titled = true;
        print_item(scan, i, out, lang);
    }
}

static void print_absent(const struct scan *scan, FILE *out, enum lang lang)
{
    if (scan->absent_count > 0)
        put(out, "%s", words_in(lang, "Declared, and in no file:"));
    for (size_t i = 0; i < scan->absent_count; i++)
        put(out, "  %s %s", scan->absent[i].code, scan->absent[i].name);
}

static void print_likely(const struct scan *scan, FILE *out, enum lang lang)
{
    if (scan->likely_count > 0)
        put(out, "%s", words_in(lang, "Categories that declare some of these items:"));
    for (size_t i = 0; i < scan->likely_count; i++) {
        const struct scan_likely *at = &scan->likely[i];
        put(out, words_in(lang, "  %s %s: %zu of the items of the files; it declares %zu"),
            at->code, at->name, at->shared, at->declared);
    }
}

const char *scan_item_class(const struct scan_item *item)
{
    return item->class != NULL ? item->class : item->likely;
}

static bool has_class(const struct scan *scan, const char *class)
{
    for (size_t i = 0; i < scan->count; i++)
        if (scan->items[i].sort == ITEMS_ITEM && scan_item_class(&scan->items[i]) != NULL &&
            strcmp(scan_item_class(&scan->items[i]), class) == 0)
            return true;
    for (size_t i = 0; i < scan->count; i++)
        if (strcmp(class, "individual_number") == 0 &&
            scan->items[i].shape == SHAPE_INDIVIDUAL_NUMBER)
            return true;
    return false;
}

const char *scan_class_warning(const char *class, enum lang lang)
{
    if (class != NULL && strcmp(class, "individual_number") == 0)
        return words_in(lang, "Individual numbers: they may be collected and kept only in the "
                              "cases that the Number Act names (Art. 20 and Art. 19). Please "
                              "check.");
    if (class != NULL && strcmp(class, "sensitive") == 0)
        return words_in(lang, "Special-care-required information: collecting it needs the "
                              "person's consent or another ground (APPI Art. 20(2)). Please "
                              "check.");
    return NULL;
}

void scan_put_warnings(const struct scan *scan, enum lang lang, struct buf *out)
{
    static const char *const classes[] = {"individual_number", "sensitive"};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (has_class(scan, classes[i]))
            buf_printf(out, "%s\n", scan_class_warning(classes[i], lang));
}

static void print_warnings(const struct scan *scan, FILE *out, enum lang lang)
{
    struct buf lines = {0};
    scan_put_warnings(scan, lang, &lines);
    fputs(buf_text(&lines), out); /* no text of a file is in it */
    buf_clear(&lines);
}

/* What the category says of the number of persons, and what the files say. */
static void print_count(const struct scan *scan, FILE *out, enum lang lang)
{
    struct buf before = {0}, on = {0}, after = {0}, today = {0};
    count_format(scan->persons, &before);
    date_format(scan->persons_on, lang, &on);
    date_format(scan->today, lang, &today);
    if (scan->counted != NULL && scan->counted[0] != '\0') {
        count_format(scan->counted, &after);
        put(out, words_in(lang, "Number of persons set: %s (%s)"), buf_text(&after),
            buf_text(&today));
    } else if (before.length == 0) {
        put(out, "%s", words_in(lang, "Number of persons declared: none"));
    } else {
        put(out, words_in(lang, "Number of persons declared: %s (%s)"), before.text,
            on.length == 0 ? "-" : on.text);
    }
    if (!scan->accepted && scan_counts_agree(scan)) {
        count_put((int64_t)scan->files[0].rows, &after);
        put(out, words_in(lang, "  proposed, one person a row: %s (%s)"), buf_text(&after),
            buf_text(&today));
    } else if (!scan->accepted) {
        put(out, "%s",
            words_in(lang, "  The files have different numbers of rows, which are not added up: "
                           "say the number with --persons."));
    }
    buf_clear(&before);
    buf_clear(&on);
    buf_clear(&after);
    buf_clear(&today);
}

static void print_category(const struct scan *scan, FILE *out, enum lang lang)
{
    if (scan->id == 0) {
        print_standing(scan, SCAN_UNHELD, words_in(lang, "Items in the files:"), out, lang);
        print_likely(scan, out, lang);
        return;
    }
    put(out, words_in(lang, "Held against: %s %s"), scan->code, scan->name);
    print_standing(scan, SCAN_UNDECLARED, words_in(lang, "PRESENT AND NOT DECLARED:"), out, lang);
    print_standing(scan, SCAN_EXCLUDED,
                   words_in(lang, "PRESENT, THOUGH IT IS SAID TO BE NEVER COLLECTED:"), out, lang);
    print_standing(scan, SCAN_DECLARED, words_in(lang, "Declared and present:"), out, lang);
    print_absent(scan, out, lang);
    print_count(scan, out, lang);
}

void scan_print(const struct scan *scan, FILE *out, enum lang lang)
{
    for (size_t i = 0; i < scan->file_count; i++)
        print_file(scan, &scan->files[i], out, lang);
    print_category(scan, out, lang);
    print_standing(scan, SCAN_UNKNOWN, words_in(lang, "Unknown: decide"), out, lang);
    print_standing(scan, SCAN_NOT_PERSONAL, words_in(lang, "No personal data by themselves:"), out,
                   lang);
    print_warnings(scan, out, lang);
    if (scan->accepted && scan->entry == 0)
        put(out, "%s",
            words_in(lang, "The category has all of this already. Nothing was changed."));
    else if (scan->accepted)
        put(out, "%s", words_in(lang, "The category was changed. 'daicho undo' takes it back."));
    else if (scan_findings(scan) > 0)
        put(out, "%s",
            words_in(lang, "Nothing was changed. --accept adds what is not declared and sets the "
                           "number of persons; --items chooses."));
    put(out, "%s",
        words_in(lang, "No cell of the files was stored: only the names of the columns and "
                       "numbers of rows stand here."));
}
