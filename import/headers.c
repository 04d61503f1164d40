/*
 * See headers.h. Columns are given their fields from the most certain match to
 * the least, so that 名称 is the name wherever it stands, and 個人情報の種類 only
 * where there is no better.
 */
#include "import/headers.h"

#include "import/header_dates.h"
#include "import/header_own.h"
#include "import/header_unit.h"
#include "import/mapping.h"
#include "import/merged.h"
#include "import/remedy.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *headers_reason(enum lang lang)
{
    return words_in(lang, "Reason");
}

struct header_place headers_place(const struct headers_target *target)
{
    return (struct header_place){target->kind, target->field, target->derived};
}

/* Gives TARGET the field PLACE. */
static void put_place(struct headers_target *target, const struct header_place *place)
{
    target->kind = place->kind;
    target->field = place->field;
    target->derived = place->derived;
}

/* What was found for a column. */
struct match {
    char *text; /* of its header */
    const struct header_word *word;
    enum header_certainty certainty;
};

/* Sets the title of column COLUMN: "備考 (2)" for the second one headed 備考; one
 * without header by its letter. */
static void set_title(struct headers *headers, size_t column, const struct match *matches,
                      enum lang lang)
{
    struct headers_target *target = &headers->targets[column];
    const char *text = matches[column].text;
    struct buf title = {0};
    size_t same = 1;
    target->untitled = text[0] == '\0';
    if (target->untitled) {
        struct buf letters = {0};
        xlsx_column_name(column + 1, &letters);
        buf_printf(&title, words_in(lang, "column %s"), letters.text);
        buf_clear(&letters);
    } else {
        buf_puts(&title, text);
        for (size_t i = 0; i < title.length; i++)
            if (title.text[i] == '\n' || title.text[i] == '\r')
                title.text[i] = ' ';
    }
    for (size_t i = 0; i < column && !target->untitled; i++)
        same += strcmp(matches[i].text, text) == 0;
    if (same > 1)
        buf_printf(&title, " (%zu)", same);
    target->title = buf_take(&title);
    target->options = mem_copy("");
    target->unit = header_unit_time(target->title);
}

/* The column that has PLACE; headers->count where none has. */
static size_t owner_of(const struct headers *headers, const struct header_place *place)
{
    size_t i = 0;
    while (i < headers->count &&
           (headers->targets[i].use != HEADERS_FIELD || headers->targets[i].kind != place->kind ||
            headers->targets[i].field != place->field ||
            headers->targets[i].derived != place->derived))
        i++;
    return i;
}

/* Gives the columns that are CERTAINTY their fields. */
static void assign_level(struct headers *headers, const struct match *matches,
                         enum header_certainty certainty)
{
    for (size_t i = 0; i < headers->count; i++) {
        struct headers_target *target = &headers->targets[i];
        const struct header_word *word = matches[i].word;
        if (word == NULL || word->place.kind == NULL || matches[i].certainty != certainty)
            continue;
        size_t owner = owner_of(headers, &word->place);
        if (owner < headers->count) {
            target->taken_by = owner + 1;
            target->near[target->near_count++] = word->place;
            continue;
        }
        put_place(target, &word->place);
        target->use = HEADERS_FIELD;
        target->certainty = certainty;
        target->source = word->source;
    }
}

/* Whether MATCH is one of a count, over which the header says that its figures
 * are thousands: a person must turn them into counts. */
static bool is_multiplied(const struct match *match)
{
    const struct header_place *place = &match->word->place;
    return place->kind != NULL && place->derived == REGISTER_STORED &&
           place->kind->fields[place->field].type == TYPE_COUNT &&
           match->word->source == HEADER_BY_TABLE && header_unit_multiplies(match->text);
}

/* Offers other fields for TARGET where its own is not beyond doubt. */
static void offer(const struct header_words *words, struct headers_target *target)
{
    const struct header_place own = headers_place(target);
    if (target->certainty >= HEADER_EXACT || target->taken_by > 0 || target->untitled)
        return;
    size_t count = header_words_near(words, target->title, target->near);
    for (size_t i = 0; i < count; i++)
        if (own.kind == NULL || !header_place_is(&target->near[i], &own))
            target->near[target->near_count++] = target->near[i];
    if (target->use == HEADERS_NOT_KNOWN && target->near_count > 0)
        target->certainty = HEADER_PART;
}

/* Gives each column its field; a second column of the same field gets none. */
static void assign(const struct sheet *sheet, const struct header_words *words,
                   struct headers *headers, enum lang lang)
{
    struct match *matches = mem_new(headers->count, sizeof *matches);
    for (size_t i = 0; i < headers->count; i++) {
        struct buf title = {0};
        const struct header_word *date;
        headers->targets[i].parts = header_dates_find(sheet, &headers->lines, i, words, &date);
        matches[i].word =
            header_lines_find(sheet, &headers->lines, i, words, &matches[i].certainty, &title);
        buf_puts(&title, "");
        matches[i].text = buf_take(&title);
        set_title(headers, i, matches, lang);
        if (i == headers->reason || (matches[i].word != NULL && is_multiplied(&matches[i])))
            matches[i].word = NULL;
    }
    for (int level = HEADER_CHOSEN; level >= HEADER_NORMALISED; level--)
        assign_level(headers, matches, (enum header_certainty)level);
    for (size_t i = 0; i < headers->count; i++)
        if (i != headers->reason)
            offer(words, &headers->targets[i]);
    for (size_t i = 0; i < headers->count; i++)
        free(matches[i].text);
    free(matches);
}

/* Finds the row that the person named, or that an export of ours or the words
 * show. */
static bool find_lines(const struct sheet *sheet, const struct headers_how *how,
                       const struct header_words *words, struct headers *headers, struct why *why)
{
    size_t row = 0;
    if (sheet->count == 0)
        return why_set(why, "The file is empty. Expected: a header row with the names of the "
                            "columns, and a row for each record.");
    while (how->header_row > 0 && row < sheet->count &&
           sheet_at(sheet, row)->number != how->header_row)
        row++;
    if (row == sheet->count)
        return why_set(why,
                       "There is no header in row %zu, which is empty or past the end of the "
                       "file.",
                       how->header_row);
    headers->named_row = how->header_row > 0;
    if (headers->own)
        headers->lines = (struct header_lines){.group = row, .row = row};
    else if (headers->named_row)
        headers->lines = header_rows_at(sheet, words, row);
    else
        headers->lines = header_rows_find(sheet, words);
    headers->row = headers->lines.row;
    return true;
}

/* Finds out whether SHEET is an export of ours, and of what kind its rows are. */
static bool find_kind(const struct sheet *sheet, const struct headers_how *how,
                      struct headers *headers, struct why *why)
{
    const struct kind *category = kinds_find("category");
    size_t row = 0;
    while (how->header_row > 0 && row < sheet->count &&
           sheet_at(sheet, row)->number != how->header_row)
        row++;
    const struct kind *own =
        row < sheet->count ? header_own_find(sheet, row, &headers->is_register) : NULL;
    if (own != NULL && how->kind != NULL && own != how->kind)
        return why_set(why,
                       "The header is that of our own export of the kind %s, but --kind says %s. "
                       "Leave --kind out.",
                       own->label[why->lang], how->kind->label[why->lang]);
    headers->own = own != NULL;
    headers->kind = own != NULL ? own : how->kind != NULL ? how->kind : category;
    if (own == NULL)
        headers->is_register = headers->kind == category;
    return true;
}

/* Uses the mapping that was kept for this header. A later headers_check() tells
 * what it leaves open. */
static bool use_kept(struct headers *headers, struct why *why)
{
    struct mapping mapping;
    struct buf path = {0};
    bool done = true;
    if (mapping_path(headers, &path) && access(path.text, F_OK) == 0) {
        done = mapping_read(path.text, &mapping, why);
        if (done) {
            done = mapping_apply(&mapping, headers, why);
            mapping_clear(&mapping);
        }
        headers->kept = done;
    }
    buf_clear(&path);
    return done;
}

static bool use_mapping(const struct headers_how *how, struct headers *headers, struct why *why)
{
    if (how->mapping != NULL)
        return mapping_apply(how->mapping, headers, why);
    return headers->own || use_kept(headers, why);
}

bool headers_understand(const struct sheet *sheet, const struct headers_how *how,
                        struct headers *headers, struct why *why)
{
    struct header_words words = {0};
    *headers = (struct headers){0};
    if (!find_kind(sheet, how, headers, why))
        return false;
    if (how->mapping != NULL)
        mapping_teach(how->mapping, &words);
    header_words_build(&words, headers->kind, headers->is_register,
                       headers->own ? NULL : how->words);
    bool done = find_lines(sheet, how, &words, headers, why);
    if (done) {
        headers->count = header_lines_width(sheet, &headers->lines);
        headers->targets = mem_new(headers->count, sizeof *headers->targets);
        headers->reason = header_own_reason(sheet, headers->row);
        if (headers->reason == sheet_at(sheet, headers->row)->count)
            headers->reason = headers->count;
        assign(sheet, &words, headers, why->lang);
        done = use_mapping(how, headers, why);
        header_dates_mark(headers);
        headers_find_name(headers);
    }
    header_words_clear(&words);
    if (!done)
        headers_clear(headers);
    return done;
}

static bool refuse_unknown(const struct sheet *sheet, const struct headers *headers,
                           struct why *why)
{
    struct buf expected = {0};
    size_t count = headers->is_register ? register_columns_count : headers->kind->field_count;
    for (size_t i = 0; i < count; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "" : words_in(why->lang, ", "),
                   headers->is_register ? register_columns[i].label[why->lang]
                                        : headers->kind->fields[i].label[why->lang]);
    why_set(why,
            "No column of the header in row %zu is known. If the header stands in another row, or "
            "the records are of another kind, say so. Expected for the kind %s: %s.",
            sheet_at(sheet, headers->row)->number, headers->kind->label[why->lang],
            buf_text(&expected));
    buf_clear(&expected);
    return why_remedy(why, REMEDY_COLUMNS);
}

bool headers_check(const struct sheet *sheet, const struct headers *headers, struct why *why)
{
    size_t known = 0;
    for (size_t i = 0; i < headers->count; i++)
        known += headers->targets[i].use == HEADERS_FIELD;
    if (known == 0)
        return refuse_unknown(sheet, headers, why);
    /* An export of ours may be of a kind without records. */
    if (!headers->own && headers->row + 1 == sheet->count)
        return why_set(why,
                       "The file has no row below the header in row %zu. Expected: a row for each "
                       "record.",
                       sheet_at(sheet, headers->row)->number);
    return true;
}

bool headers_read(const struct sheet *sheet, size_t header_row, const struct kind *kind,
                  struct headers *headers, struct why *why)
{
    const struct headers_how how = {.kind = kind, .header_row = header_row};
    if (!headers_understand(sheet, &how, headers, why))
        return false;
    bool done = headers_check(sheet, headers, why);
    if (!done)
        headers_clear(headers);
    return done;
}

bool headers_choose(struct headers *headers, size_t column, enum headers_use use,
                    const struct header_place *place, struct why *why)
{
    struct headers_target *target = &headers->targets[column];
    if (use == HEADERS_FIELD) {
        size_t owner = owner_of(headers, place);
        if (!header_place_fits(place, headers->kind, headers->is_register)) {
            struct buf name = {0};
            header_place_name(place, &name);
            why_set(why,
                    "%s cannot be set by a column of this file, whose rows are of the kind %s.",
                    name.text, headers->kind->label[why->lang]);
            buf_clear(&name);
            return false;
        }
        if (owner < headers->count && owner != column)
            return why_set(why,
                           "The column \"%s\" goes to this field already. Choose another for "
                           "one of the two.",
                           headers->targets[owner].title);
        put_place(target, place);
        target->certainty = HEADER_CHOSEN;
        target->source = HEADER_BY_MAPPING;
    } else {
        put_place(target, &(struct header_place){0});
        target->certainty = HEADER_UNKNOWN;
    }
    target->use = use;
    target->taken_by = 0;
    for (size_t i = 0; i < headers->count; i++)
        if (headers->targets[i].taken_by == column + 1)
            headers->targets[i].taken_by = 0;
    headers_find_name(headers);
    return true;
}

void headers_leave(struct sheet *sheet, struct headers *headers)
{
    if (headers->own)
        return;
    header_rows_leave(sheet, &headers->lines, &headers->left);
    merged_fill(sheet, headers);
    header_dates_join(sheet, headers);
    headers_part_names(sheet, headers);
}

bool headers_to_remarks(const struct headers *headers, size_t column, bool all)
{
    enum headers_use use = headers->targets[column].use;
    return column != headers->reason &&
           (use == HEADERS_REMARKS || (all && use == HEADERS_NOT_KNOWN));
}

size_t headers_find(const struct headers *headers, const struct kind *kind, size_t field)
{
    size_t i = 0;
    while (i < headers->count &&
           (headers->targets[i].kind != kind || headers->targets[i].field != field ||
            headers->targets[i].derived != REGISTER_STORED))
        i++;
    return i;
}

void headers_clear(struct headers *headers)
{
    for (size_t i = 0; i < headers->count; i++) {
        free(headers->targets[i].title);
        free(headers->targets[i].options);
    }
    free(headers->targets);
    free(headers->mapping);
    header_lefts_clear(&headers->left);
    *headers = (struct headers){0};
}
