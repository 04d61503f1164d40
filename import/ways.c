/*
 * See ways.h. Each way of dividing is tried on every cell that has its
 * divider. 、 and the comma are believed unless a cell reads like a sentence;
 * ・, / and - stand inside of names too often, so their parts must be known,
 * recur elsewhere in the column, or be three at least; a cell of which that is not
 * so stays whole.
 */
#include "import/ways.h"

#include "import/clear.h"
#include "model/choices_others.h"
#include "model/countries.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/periods_words.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Whether the column is of records that are linked to that of the row. */
static bool is_linked(const struct load_file *file, const struct headers_target *target)
{
    return file->headers.is_register && target->kind != file->headers.kind &&
           register_group(target->kind->name) < REGISTER_GROUPS;
}

/* Whether several values are looked for in the column: its field is a list, or a
 * short one of linked records, of which a row may have several. */
static bool may_be_several(const struct load_file *file, const struct headers_target *target,
                           const struct field *field)
{
    if (kinds_is_list(field))
        return true;
    return is_linked(file, target) && (field->type == TYPE_REF || field->type == TYPE_CHOICE ||
                                       field->type == TYPE_COUNTRY || field->type == TYPE_PERIOD);
}

/* The field whose values stand in the column; NULL where it holds none. */
static const struct field *field_of(const struct headers_target *target)
{
    if (target->kind == NULL)
        return NULL;
    if (target->derived == REGISTER_STORED)
        return &target->kind->fields[target->field];
    const struct kind *party = kinds_find("party");
    return target->derived == REGISTER_COUNTRIES ? &party->fields[kinds_field(party, "country")]
                                                 : NULL;
}

/* Whether a row may have several values in the column: its field is a list, or tells
 * of linked records. */
static bool takes_several(const struct load_file *file, const struct headers_target *target)
{
    const struct field *field = field_of(target);
    return field != NULL &&
           (target->derived != REGISTER_STORED || kinds_is_list(field) || is_linked(file, target));
}

static bool take_way(const char *options, struct load_column *column, struct why *why)
{
    return options == NULL || options[0] == '\0' || column_way_parse(options, &column->way, why);
}

bool ways_take(const struct import_options *options, struct load_file *file, struct why *why)
{
    bool done = true;
    file->columns = mem_new(file->headers.count + 1, sizeof *file->columns);
    for (size_t i = 0; i < file->headers.count && done; i++) {
        const struct headers_target *target = &file->headers.targets[i];
        done = take_way(target->options, &file->columns[i], why);
        for (size_t k = 0; k < options->way_count && done; k++)
            if (strcmp(options->ways[k].title, target->title) == 0)
                done = take_way(options->ways[k].options, &file->columns[i], why);
        if (done && file->columns[i].way.split != CELLS_SPLIT_AUTO && !takes_several(file, target))
            done = why_set(why, "A row has one value here, so that nothing can be split.");
        if (!done)
            why_at(why, "%s", target->title);
    }
    return done;
}

/* Whether TEXT is one value that is known for the field of a column. */
static bool is_recorded(void *context, const char *text)
{
    const struct load_column *column = context;
    const struct field *field = column->field;
    size_t ignored;
    struct period_words words = {0};
    switch (field->type) {
    case TYPE_REF:
    case TYPE_LINKS:
        return names_find(column->divided, kinds_find(field->kind), text, &ignored);
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        return choices_known(field, text) != NULL;
    case TYPE_COUNTRY:
        return country_find(text) != NULL;
    case TYPE_PERIOD: {
        bool read = period_words_read(text, &words);
        period_words_clear(&words);
        return read;
    }
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_COUNT:
    case TYPE_FLAG:
        break;
    }
    return false;
}

/* The same, or a text that is rather a name. */
static bool is_known(void *context, const char *text)
{
    const struct load_column *column = context;
    size_t ignored;
    return is_recorded(context, text) ||
           (kinds_is_reference(column->field) &&
            names_find(&column->kept, kinds_find(column->field->kind), text, &ignored));
}

static struct cells_split_names names_of(struct load_column *column)
{
    return (struct cells_split_names){is_known, column};
}

static void cut(struct load_column *column, enum cells_split how, const char *text,
                struct cells *values)
{
    struct cells_split_names names = names_of(column);
    cells_split_cut(how, text, &names, values);
}

/* Whether TEXT with MARKS is in our own form, or a single value of it: the cells of
 * most files, which need no cutting. */
static bool is_own_form(const char *text, unsigned marks)
{
    return (marks & ~(1u << CELLS_SPLIT_SEMICOLON)) == 0 && strstr(text, "；") == NULL;
}

static size_t count_of(const char *text, char wanted)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == wanted;
    return count;
}

/* What was found in the cells of a column. */
struct survey {
    bool wanted; /* the column is looked at */
    struct clear clear;
    size_t plain;  /* cells in which a divider stands, in our own form, and no names */
    size_t values; /* of these */
    size_t *rows;  /* of the other cells in which one stands */
    size_t count, capacity;
};

static void add_row(struct survey *survey, size_t row)
{
    survey->rows = mem_grow(survey->rows, survey->count, &survey->capacity, sizeof *survey->rows);
    survey->rows[survey->count++] = row;
}

/* Whether TEXT with MARKS can be taken for several values in our own form without
 * being cut. */
static bool is_plain(const char *text, unsigned marks)
{
    return is_own_form(text, marks) && strchr(text, '\\') == NULL;
}

/* Looks at the cell in row ROW of column AT. */
static void survey_cell(struct load_file *file, size_t at, size_t row, struct buf *scratch,
                        struct survey *survey)
{
    struct load_column *column = &file->columns[at];
    const char *text = load_text(file, row, at, scratch);
    unsigned marks = cells_split_marks(text);
    struct cells_split_names names = names_of(column);
    bool own = marks == 1u << CELLS_SPLIT_SEMICOLON && is_own_form(text, marks) &&
               !names.has(column, text);
    if (own)
        survey->clear.ways[CELLS_SPLIT_SEMICOLON].cells++;
    else if (marks != 0)
        clear_add(&survey->clear, row, text, marks, &names);
    if (own && is_plain(text, marks)) {
        survey->plain++;
        survey->values += 1 + count_of(text, ';');
    } else if (marks != 0) {
        add_row(survey, row);
    }
}

/* Looks at the cells of all columns that are wanted, row by row, as they lie in
 * memory. */
static void survey_rows(struct load_file *file, struct survey *surveys)
{
    struct buf scratch = {0};
    for (size_t row = 0; row < file->count; row++)
        for (size_t at = 0; at < file->headers.count; at++)
            if (surveys[at].wanted)
                survey_cell(file, at, row, &scratch, &surveys[at]);
    buf_clear(&scratch);
}

/* Decides how the cells of column AT are divided. */
static enum cells_split decide(struct load *load, struct load_file *file, size_t at,
                               struct clear *clear)
{
    struct load_column *column = &file->columns[at];
    struct buf scratch = {0};
    for (size_t row = 0; row < file->count && clear_is_open(clear); row++)
        clear_confirm(clear, load_text(file, row, at, &scratch));
    if (clear_is_open(clear) && kinds_is_reference(column->field))
        clear_settle(clear, load, kinds_find(column->field->kind));
    buf_clear(&scratch);
    enum cells_split how = clear_choose(clear);
    column->kept = clear->ways[how].kept;
    clear->ways[how].kept = (struct names){0};
    return how;
}

/* Adds what came of the cell in row ROW of column AT to TOLD. */
static void tell_cell(struct load_file *file, size_t at, size_t row, struct buf *scratch,
                      struct plan_split *told)
{
    struct load_column *column = &file->columns[at];
    const struct cells_split_names recorded = {is_recorded, column};
    const char *text = load_text(file, row, at, scratch);
    struct cells values = {0};
    unsigned marks = cells_split_marks(text);
    if (marks == 0)
        return;
    if (told->split == CELLS_SPLIT_SEMICOLON && is_plain(text, marks) && !is_known(column, text)) {
        told->cells++;
        told->values += 1 + count_of(text, ';');
        return;
    }
    cut(column, told->split, text, &values);
    told->cells += values.count > 1;
    told->values += values.count > 1 ? values.count : 0;
    told->whole += clear_holds_more(&values, &recorded);
    cells_clear(&values);
}

/* Tells the plan how many values came of the cells of column AT. */
static void tell(struct load_file *file, size_t at, const struct survey *survey)
{
    struct load_column *column = &file->columns[at];
    struct plan_split told = {.split = column->split, .set = column->way.split != CELLS_SPLIT_AUTO};
    struct buf scratch = {0};
    /* What is plain has been counted; unless some of it turned out to be names. */
    bool counted = survey->wanted && told.split == CELLS_SPLIT_SEMICOLON && column->kept.count == 0;
    column->split = CELLS_SPLIT_AUTO; /* the cells as they stand */
    if (counted) {
        told.cells = survey->plain;
        told.values = survey->values;
    }
    for (size_t i = 0; i < (counted ? survey->count : file->count); i++)
        tell_cell(file, at, counted ? survey->rows[i] : i, &scratch, &told);
    column->split = told.split;
    buf_clear(&scratch);
    if (told.cells > 0 || told.whole > 0 || told.set)
        plan_split(file->plan, file->headers.targets[at].title, &told);
}

/* Whether several values may stand in cells of column AT; names that hold a divider are
 * then known. */
static bool prepare(struct load *load, struct load_file *file, size_t at)
{
    const struct headers_target *target = &file->headers.targets[at];
    struct load_column *column = &file->columns[at];
    bool said = column->way.split != CELLS_SPLIT_AUTO;
    column->field = field_of(target);
    if (column->field == NULL || (file->headers.own && !said))
        return false;
    if (!said && target->derived == REGISTER_STORED && !may_be_several(file, target, column->field))
        return false;
    column->divided = &load->divided;
    if (kinds_is_reference(column->field))
        load_divided(load, kinds_find(column->field->kind));
    return true;
}

/* Finds how the columns of FILE are split, or takes what the person says. */
static void find_splits(struct load *load, struct load_file *file)
{
    struct survey *surveys = mem_new(file->headers.count + 1, sizeof *surveys);
    bool *several = mem_new(file->headers.count + 1, sizeof *several);
    for (size_t at = 0; at < file->headers.count; at++) {
        several[at] = prepare(load, file, at);
        surveys[at].wanted = several[at] && file->columns[at].way.split == CELLS_SPLIT_AUTO;
        surveys[at].clear.field = file->columns[at].field;
    }
    survey_rows(file, surveys);
    for (size_t at = 0; at < file->headers.count; at++) {
        struct load_column *column = &file->columns[at];
        if (several[at]) {
            column->split =
                surveys[at].wanted ? decide(load, file, at, &surveys[at].clear) : column->way.split;
            tell(file, at, &surveys[at]);
        }
        clear_clear(&surveys[at].clear);
        free(surveys[at].rows);
    }
    free(several);
    free(surveys);
}

/* Whether 1 or 0 stands in a column of yes and no beside other words. */
static void find_digits(struct load_file *file, size_t at)
{
    struct load_column *column = &file->columns[at];
    const struct headers_target *target = &file->headers.targets[at];
    bool digits = false, words = false;
    struct buf scratch = {0}, key = {0};
    if (file->headers.own || !load_is_field(file, at) ||
        target->kind->fields[target->field].type != TYPE_FLAG)
        return;
    for (size_t row = 0; row < file->count && !(digits && words); row++) {
        const char *text = load_text(file, row, at, &scratch);
        buf_empty(&key);
        fold_text(text, &key);
        bool digit = strcmp(buf_text(&key), "1") == 0 || strcmp(buf_text(&key), "0") == 0;
        digits = digits || digit;
        words = words || (!digit && key.length > 0);
    }
    column->mixed = digits && words;
    buf_clear(&scratch);
    buf_clear(&key);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Whether TEXT loses blanks at its ends. */
static bool has_blanks(const char *text)
{
    size_t length = strlen(text);
    return length > 0 &&
           (is_blank(text[0]) || is_blank(text[length - 1]) || strncmp(text, "\u3000", 3) == 0 ||
            (text[length - 1] == '\x80' && length >= 3 &&
             strcmp(text + length - 3, "\u3000") == 0));
}

/* Counts such cells of the columns that are known, row by row, as they lie in
 * memory. */
static size_t count_blanks(const struct load_file *file)
{
    size_t count = 0;
    for (size_t row = 0; row < file->count; row++)
        for (size_t at = 0; at < file->headers.count; at++)
            count += file->headers.targets[at].kind != NULL &&
                     has_blanks(sheet_cell(&file->sheet, file->headers.row + 1 + row, at));
    return count;
}

void ways_find(struct load *load)
{
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        find_splits(load, file);
        for (size_t at = 0; at < file->headers.count; at++)
            find_digits(file, at);
        if (!file->headers.own)
            file->plan->trimmed += count_blanks(file);
    }
}

void ways_cell(const struct load_file *file, size_t at, const char *text, struct buf *out)
{
    struct load_column *column = &file->columns[at];
    struct cells values = {0};
    unsigned marks = cells_split_marks(text);
    bool own = column->split == CELLS_SPLIT_SEMICOLON && is_own_form(text, marks);
    if (own ? !is_known(column, text) : marks == 0 && strchr(text, '\\') == NULL) {
        buf_puts(out, text);
        return;
    }
    cut(column, column->split, text, &values);
    cells_format(&values, out);
    cells_clear(&values);
}
