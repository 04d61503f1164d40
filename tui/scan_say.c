/*
 * The words on the screen of a scan. Of a file only what scan.h holds is said:
 * names of columns and numbers.
 */
#include "import/plan.h"
#include "model/choices.h"
#include "model/dates.h"
#include "model/numbers.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>
#include <string.h>

const char *scan_say_standing(const struct scan_item *item, enum lang lang)
{
    switch (item->standing) {
    case SCAN_UNHELD:
        return words_in(lang, "in the file");
    case SCAN_NOT_PERSONAL:
        return words_in(lang, "not personal");
    case SCAN_UNKNOWN:
        return words_in(lang, "unknown: decide");
    case SCAN_DECLARED:
        return words_in(lang, "declared");
    case SCAN_UNDECLARED:
        return words_in(lang, "NOT DECLARED");
    case SCAN_EXCLUDED:
        return words_in(lang, "NEVER COLLECTED");
    }
    return "";
}

const char *scan_say_filter(const struct scan_screen *screen, enum scan_filter filter,
                            enum lang lang)
{
    switch (filter) {
    case SCAN_SHOW_ALL:
        return words_in(lang, "All");
    case SCAN_SHOW_UNDECLARED:
        return words_in(lang, "Not declared");
    case SCAN_SHOW_UNKNOWN:
        return words_in(lang, "Unknown");
    case SCAN_SHOW_DECLARED:
        return words_in(lang, "Declared");
    case SCAN_SHOW_ABSENT:
        return words_in(lang, "Not in the file");
    case SCAN_SHOW_OTHERS:
    case SCAN_FILTERS:
        break;
    }
    return screen->scan.id == 0 ? words_in(lang, "In the file") : words_in(lang, "Not personal");
}

static const char *label_of(const struct choice *choices, const char *value, enum lang lang)
{
    for (const struct choice *at = choices; at->value != NULL && value != NULL; at++)
        if (strcmp(at->value, value) == 0)
            return at->label[lang];
    return NULL;
}

const char *scan_say_class(const struct scan_item *item, enum lang lang)
{
    const char *label = label_of(choices_item_class, item->class, lang);
    if (item->sort != ITEMS_ITEM)
        return "";
    return label == NULL ? words_in(lang, "class to be decided") : label;
}

static void put_day(const char *iso, enum lang lang, struct buf *out)
{
    date_format(iso, lang, out);
    if (out->length == 0)
        buf_puts(out, "-");
}

/* "1,234 (2026-11-22), until now 1,200 (2025-04-01)". */
static void say_count(const struct scan_screen *screen, enum lang lang, struct buf *out)
{
    const struct scan *scan = &screen->scan;
    struct buf after = {0}, today = {0}, before = {0}, on = {0};
    char *persons = scan_screen_persons(screen);
    count_format(persons, &after);
    put_day(scan->today, lang, &today);
    count_format(scan->persons, &before);
    put_day(scan->persons_on, lang, &on);
    if (screen->count == SCAN_COUNT_LEFT && before.length == 0)
        buf_puts(out, words_in(lang, "left: not stated"));
    else if (screen->count == SCAN_COUNT_LEFT)
        buf_printf(out, words_in(lang, "left: %s (%s)"), buf_text(&before), buf_text(&on));
    else if (before.length == 0)
        buf_printf(out, words_in(lang, "%s (%s), not stated until now"), buf_text(&after),
                   buf_text(&today));
    else
        buf_printf(out, words_in(lang, "%s (%s), until now %s (%s)"), buf_text(&after),
                   buf_text(&today), buf_text(&before), buf_text(&on));
    free(persons);
    buf_clear(&after);
    buf_clear(&today);
    buf_clear(&before);
    buf_clear(&on);
}

void scan_say_line(struct app *app, const struct scan_screen *screen, struct scan_line line,
                   struct buf *label, struct buf *text)
{
    const struct scan *scan = &screen->scan;
    const struct scan_likely *likely = scan->likely;
    enum lang lang = app->lang;
    switch (line.type) {
    case SCAN_LINE_FILE:
        buf_puts(label, words_in(lang, "File"));
        if (screen->refusal != NULL) {
            buf_puts(text, words_in(lang, "not read yet"));
            return;
        }
        buf_printf(text, words_in(lang, "rows %s, columns %zu: %s"),
                   count_text((int64_t)scan->files[0].rows).text, scan->files[0].count,
                   scan_told_words(scan->files[0].told, lang));
        return;
    case SCAN_LINE_CATEGORY:
        buf_puts(label, words_in(lang, "Category"));
        if (scan->id == 0)
            buf_puts(text, words_in(lang, "not chosen yet"));
        else
            buf_printf(text, "%s %s", scan->code, scan->name);
        return;
    case SCAN_LINE_LIKELY:
        buf_printf(text, words_in(lang, "perhaps %s %s (%zu items of the file; it declares %zu)"),
                   likely[line.number].code, likely[line.number].name, likely[line.number].shared,
                   likely[line.number].declared);
        return;
    case SCAN_LINE_COUNT:
        buf_puts(label, words_in(lang, "Persons"));
        say_count(screen, lang, text);
        return;
    case SCAN_LINE_ITEM:
    case SCAN_LINE_ABSENT:
        return;
    }
}

/* Adds a sentence. */
static void say(const struct app *app, struct buf *out, const char *sentence)
{
    buf_printf(out, "%s\n", words_in(app->lang, sentence));
}

/* Adds a sentence that names the key of the action NAME. */
static void say_key(struct app *app, struct buf *out, const char *format, const char *name)
{
    buf_printf(out, words_in(app->lang, format), app_key_of(app, ON_SCAN, name).text);
    buf_putc(out, '\n');
}

static void say_numbers(struct app *app, const struct scan *scan, struct buf *out)
{
    const struct scan_file *file = &scan->files[0];
    struct buf day = {0};
    put_day(scan->today, app->lang, &day);
    buf_printf(out, words_in(app->lang, "Header: row %zu, %zu columns. Rows: %s (%s)."),
               file->header_row, file->count, count_text((int64_t)file->rows).text, buf_text(&day));
    buf_putc(out, '\n');
    if (file->notes > 0) {
        buf_printf(out,
                   words_in(app->lang, "Rows of totals, notes and explanations, not counted: %zu"),
                   file->notes);
        buf_putc(out, '\n');
    }
    if (file->long_rows > 0) {
        buf_printf(out, words_in(app->lang, "Rows with more cells than the header: %zu"),
                   file->long_rows);
        buf_putc(out, '\n');
    }
    buf_clear(&day);
}

static void say_file(struct app *app, const struct scan *scan, struct buf *out)
{
    const struct scan_file *file = &scan->files[0];
    buf_printf(out, words_in(app->lang, "Taken for: %s"), scan_told_words(file->told, app->lang));
    buf_putc(out, '\n');
    say(app, out, N_("No cell of the file is stored or shown."));
    for (size_t i = 0; i < file->reasons.count; i++)
        buf_printf(out, "- %s\n", file->reasons.items[i]);
    if (file->told == ROSTER_LEDGER)
        say_key(app, out,
                N_("The rows of a ledger are kept by an import. %s takes it for a roster, of which "
                   "less is kept."),
                "scan-overrule");
    say_numbers(app, scan, out);
    if (file->sheet > 0) {
        buf_printf(out, words_in(app->lang, "Sheet: number %zu"), file->sheet);
        buf_putc(out, '\n');
    }
    if (file->encoding != NULL) {
        buf_printf(out, words_in(app->lang, "Encoding: %s"), file->encoding);
        buf_printf(out, " (%s)", plan_delimiter_word(file->delimiter, app->lang));
        buf_putc(out, '\n');
    }
    scan_put_warnings(scan, app->lang, out);
}

/* Why the file is not read, and what may help. */
static void say_unread(struct app *app, const struct scan_screen *screen, struct buf *out)
{
    buf_printf(out, "%s\n", screen->refusal);
    if (!screen->workbook)
        say_key(app, out, N_("%s sets another encoding."), "scan-encoding");
    say_key(app, out, N_("%s says which row is the header."), "scan-header");
}

void scan_say_no_category(struct app *app, const struct scan_screen *screen)
{
    if (screen->refusal != NULL)
        app_say(app, ROLE_WARNING, N_("The file cannot be read like this yet."));
    else
        app_say(app, ROLE_WARNING, N_("Choose the category first, in the second line."));
}

static void say_standing(struct app *app, const struct scan_screen *screen, size_t number,
                         struct buf *out)
{
    const struct scan_item *item = &screen->scan.items[number];
    switch (item->standing) {
    case SCAN_UNDECLARED:
        if (!scan_rows_ticked(screen, number))
            say_key(app, out, N_("The category does not declare it. %s ticks it."), "scan-tick");
        else if (item->id == 0)
            say_key(app, out, N_("%s makes this item and adds it to the category."), "scan-apply");
        else
            say_key(app, out, N_("%s adds it to the category."), "scan-apply");
        return;
    case SCAN_EXCLUDED:
        say(app, out,
            N_("The category says that it is never collected: change that first, or see why the "
               "file has it."));
        return;
    case SCAN_UNKNOWN:
        say_key(app, out,
                N_("The header is not known. %s says which item it is; else it is left "
                   "out."),
                "scan-choose");
        return;
    case SCAN_NOT_PERSONAL:
        say_key(app, out, N_("No personal data by itself. %s says which item it is after all."),
                "scan-choose");
        return;
    case SCAN_DECLARED:
        say(app, out, N_("The category declares it."));
        return;
    case SCAN_UNHELD:
        say(app, out, N_("Choose a category, to see whether it declares this."));
        return;
    }
}

static void say_columns(struct app *app, const struct scan *scan, size_t number, struct buf *out)
{
    const struct scan_item *item = &scan->items[number];
    buf_printf(out, "%s: ", words_in(app->lang, "Columns"));
    scan_put_columns(scan, number, app->lang, out);
    if (item->offer[0] != '\0') {
        buf_putc(out, ' ');
        buf_printf(out, words_in(app->lang, "(perhaps %s)"), item->offer);
    }
    if (item->shape != SHAPE_TEXT && item->standing == SCAN_UNKNOWN) {
        buf_putc(out, ' ');
        buf_printf(out, words_in(app->lang, "(cells look like %s)"),
                   shape_words(item->shape, app->lang));
    }
    buf_putc(out, '\n');
}

/* What the law asks to be looked at in an item of that class, stated or likely. */
static void say_class(const struct app *app, const struct scan_item *item, struct buf *out)
{
    const char *warning = scan_class_warning(scan_item_class(item), app->lang);
    if (item->likely != NULL) {
        buf_printf(
            out, words_in(app->lang, "No class is stated; the header tells of: %s. Please check."),
            label_of(choices_item_class, item->likely, app->lang));
        buf_putc(out, '\n');
    }
    if (warning != NULL)
        buf_printf(out, "%s\n", warning);
}

static void say_item(struct app *app, const struct scan_screen *screen, size_t number,
                     struct buf *out)
{
    const struct scan_item *item = &screen->scan.items[number];
    const char *head = label_of(choices_item_sensitive_head, item->head, app->lang);
    if (item->sort == ITEMS_ITEM)
        buf_printf(out, "%s%s%s (%s%s%s)\n", item->code, item->code[0] == '\0' ? "" : " ",
                   item->name, scan_say_class(item, app->lang), head == NULL ? "" : ": ",
                   head == NULL ? "" : head);
    say_standing(app, screen, number, out);
    if (item->sort == ITEMS_ITEM)
        say_class(app, item, out);
    say_columns(app, &screen->scan, number, out);
}

static void say_category(struct app *app, const struct scan *scan, struct buf *out)
{
    if (scan->id != 0)
        say_key(app, out, N_("The file is held against this category. %s chooses another one."),
                "scan-choose");
    else
        say_key(app, out,
                N_("%s chooses the category against which the file is held. Then you see what it "
                   "does not declare."),
                "scan-choose");
    if (scan->id == 0 && scan->likely_count == 0)
        say(app, out, N_("No category declares any of these items."));
}

static void say_count_detail(struct app *app, const struct scan_screen *screen, struct buf *out)
{
    if (screen->scan.files[0].told == ROSTER_LEDGER)
        say(app, out, N_("The rows of a ledger are no persons, so they are not proposed."));
    say_key(app, out, N_("%s leaves the number as it is, or sets it."), "scan-tick");
    say_key(app, out, N_("%s types another number."), "scan-choose");
}

void scan_say_detail(struct app *app, const struct scan_screen *screen, struct scan_line line,
                     struct buf *out)
{
    const struct scan *scan = &screen->scan;
    struct buf label = {0};
    /* What its own row may have no room for. */
    if (line.type == SCAN_LINE_LIKELY || line.type == SCAN_LINE_COUNT) {
        scan_say_line(app, screen, line, &label, out);
        buf_putc(out, '\n');
    }
    buf_clear(&label);
    switch (line.type) {
    case SCAN_LINE_FILE:
        if (screen->refusal != NULL)
            say_unread(app, screen, out);
        else
            say_file(app, scan, out);
        break;
    case SCAN_LINE_CATEGORY:
        say_category(app, scan, out);
        break;
    case SCAN_LINE_LIKELY:
        say_key(app, out, N_("%s holds the file against this category."), "scan-choose");
        break;
    case SCAN_LINE_COUNT:
        say_count_detail(app, screen, out);
        break;
    case SCAN_LINE_ITEM:
        say_item(app, screen, line.number, out);
        break;
    case SCAN_LINE_ABSENT:
        buf_printf(out, "%s %s\n%s", scan->absent[line.number].code, scan->absent[line.number].name,
                   words_in(app->lang, "The category declares it, and the file has no column for "
                                       "it."));
        break;
    }
    while (out->length > 0 && out->text[out->length - 1] == '\n')
        out->text[--out->length] = '\0';
}
