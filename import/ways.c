/*
 * See ways.h. Each way of dividing is tried on every cell that has its
 * divider. 、 and the comma are believed unless a cell reads like a sentence;
 * ・, / and - stand inside of names too often, so their parts must be known,
 * recur elsewhere in the column, or be three at least; a cell of which that is not
 * so stays whole.
 */
#include "import/ways.h"

#include "import/cells_read.h"
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
    return file->headers.is_register && target->kind != file->headers.kind;
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
    return options[0] == '\0' || column_way_parse(options, &column->way, why);
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

/* What is found of a column. The rows are read a few times for all columns together,
 * since they are packed. */
struct search {
    bool several; /* several values are looked for */
    bool said;    /* the person says how they are divided */
    bool flag;    /* it is one of yes and no */
    bool digits, words;
    struct clear clear;
    size_t plain;  /* cells with a divider that are in our own form, and no names */
    size_t values; /* of these */
    size_t others; /* cells with a divider */
    bool counted;  /* what is plain is in TOLD already */
    struct plan_split told;
};

static size_t count_of(const char *text, char wanted)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == wanted;
    return count;
}

/* Whether TEXT with MARKS can be taken for several values in our own form without
 * being cut. */
static bool is_plain(const char *text, unsigned marks)
{
    return is_own_form(text, marks) && strchr(text, '\\') == NULL;
}

/* Looks for how TEXT, cell ROW of column AT, is divided. */
static void survey(const struct load_file *file, size_t at, size_t row, const char *text,
                   struct search *search)
{
    struct load_column *column = &file->columns[at];
    struct cells_split_names names = names_of(column);
    unsigned marks = cells_split_marks(text);
    bool own = marks == 1u << CELLS_SPLIT_SEMICOLON && is_own_form(text, marks) &&
               !names.has(column, text);
    if (own)
        search->clear.ways[CELLS_SPLIT_SEMICOLON].cells++;
    else if (marks != 0)
        clear_add(&search->clear, row, text, marks, &names);
    if (own && is_plain(text, marks)) {
        search->plain++;
        search->values += 1 + count_of(text, ';');
    } else if (marks != 0) {
        search->others++;
    }
}

/* Counts the values that come of TEXT, a cell of column AT, unless they are counted
 * already. */
static void count_values(const struct load_file *file, size_t at, const char *text,
                         struct search *search)
{
    struct load_column *column = &file->columns[at];
    struct plan_split *told = &search->told;
    const struct cells_split_names recorded = {is_recorded, column};
    struct cells values = {0};
    unsigned marks = cells_split_marks(text);
    if (marks == 0)
        return;
    if (told->split == CELLS_SPLIT_SEMICOLON && is_plain(text, marks) && !is_known(column, text)) {
        told->cells += !search->counted;
        told->values += search->counted ? 0 : 1 + count_of(text, ';');
        return;
    }
    cut(column, told->split, text, &values);
    told->cells += values.count > 1;
    told->values += values.count > 1 ? values.count : 0;
    told->whole += clear_holds_more(&values, &recorded);
    cells_clear(&values);
}

/* Begins the search of column AT. */
static void begin(struct load *load, struct load_file *file, size_t at, struct search *search)
{
    const struct headers_target *target = &file->headers.targets[at];
    struct load_column *column = &file->columns[at];
    search->flag = !file->headers.own && load_is_field(file, at) &&
                   target->kind->fields[target->field].type == TYPE_FLAG;
    search->said = column->way.split != CELLS_SPLIT_AUTO;
    column->field = field_of(target);
    if (column->field == NULL || (file->headers.own && !search->said))
        return;
    if (!search->said && target->derived == REGISTER_STORED &&
        !may_be_several(file, target, column->field))
        return;
    search->several = true;
    search->clear.field = column->field;
    column->divided = &load->divided;
    if (kinds_is_reference(column->field))
        load_divided(load, kinds_find(column->field->kind));
}

/* Settles how the cells of column AT are divided: as they tell, or as the person says. */
static void settle(struct load *load, struct load_file *file, size_t at, struct search *search)
{
    struct load_column *column = &file->columns[at];
    struct clear *clear = &search->clear;
    enum cells_split how = column->way.split;
    if (!search->several)
        return;
    if (!search->said) {
        file->in_doubt = file->in_doubt || clear_is_open(clear);
        /* Names alone are in doubt. */
        if (clear_is_open(clear))
            clear_settle(clear, load, kinds_find(column->field->kind));
        how = clear_choose(clear);
        column->kept = clear->ways[how].kept;
        clear->ways[how].kept = (struct names){0};
        clear_clear(clear);
    }
    search->told = (struct plan_split){.split = how, .set = search->said};
    /* What is plain was counted. */
    search->counted = !search->said && how == CELLS_SPLIT_SEMICOLON;
    if (search->counted) {
        search->told.cells = search->plain;
        search->told.values = search->values;
    }
}

/* Notes whether TEXT, a cell of a column of yes and no, is 1 or 0. */
static void look_for_digits(const char *text, struct search *search)
{
    struct buf key = {0};
    if (search->digits && search->words)
        return;
    fold_text(text, &key);
    bool digit = strcmp(buf_text(&key), "1") == 0 || strcmp(buf_text(&key), "0") == 0;
    search->digits = search->digits || digit;
    search->words = search->words || (!digit && key.length > 0);
    buf_clear(&key);
}

/* Whether TEXT loses blanks at its ends. */
static bool has_blanks(const char *text)
{
    size_t length = strlen(text);
    return length > 0 &&
           (strchr(" \t\r\n", text[0]) != NULL || strchr(" \t\r\n", text[length - 1]) != NULL ||
            strncmp(text, "\u3000", 3) == 0 ||
            (length >= 3 && strcmp(text + length - 3, "\u3000") == 0));
}

/* Looks at cell AT of row ROW while it is not known yet how the column is divided. */
static void look_at(struct load_file *file, size_t row, size_t at, struct search *search,
                    struct buf *scratch)
{
    const struct headers *headers = &file->headers;
    if (search->several && !search->said)
        survey(file, at, row, load_text(file, row, at, scratch), search);
    if (search->flag)
        look_for_digits(load_text(file, row, at, scratch), search);
    if (!headers->own && headers->targets[at].kind != NULL)
        file->plan->trimmed += has_blanks(sheet_cell(&file->sheet, headers->row + 1 + row, at));
}

/* Reads all cells, and once more those of columns where some are in doubt. */
static void survey_rows(struct load_file *file, struct search *searches)
{
    struct buf scratch = {0};
    bool open = false;
    file->stated = 0;
    for (size_t row = 0; row < file->count; row++) {
        file->stated += load_states_code(file, row);
        for (size_t at = 0; at < file->headers.count; at++)
            look_at(file, row, at, &searches[at], &scratch);
    }
    for (size_t at = 0; at < file->headers.count; at++)
        open = open || clear_is_open(&searches[at].clear);
    for (size_t row = 0; row < file->count && open; row++)
        for (size_t at = 0; at < file->headers.count; at++)
            if (clear_is_open(&searches[at].clear))
                clear_confirm(&searches[at].clear, load_text(file, row, at, &scratch));
    buf_clear(&scratch);
}

/* Whether the column has cells of which it was not counted yet what comes of them. */
static bool is_to_count(const struct search *search)
{
    size_t left = search->others + (search->counted ? 0 : search->plain);
    return search->several && (search->said || left > 0);
}

/* Reads these cells. */
static void tell_rows(const struct load_file *file, struct search *searches)
{
    struct buf scratch = {0};
    bool any = false;
    for (size_t at = 0; at < file->headers.count; at++)
        any = any || is_to_count(&searches[at]);
    for (size_t row = 0; row < file->count && any; row++)
        for (size_t at = 0; at < file->headers.count; at++)
            if (is_to_count(&searches[at]))
                count_values(file, at, load_text(file, row, at, &scratch), &searches[at]);
    buf_clear(&scratch);
}

/* Whether cells of column AT come after the others of the row, since what they say may
 * be added to the remarks; inexact counts, too. */
static bool is_late(const struct load_file *file, size_t at)
{
    const struct headers_target *target = &file->headers.targets[at];
    return load_is_field(file, at) &&
           (file->columns[at].way.about || cells_come_last(target->kind, target->field));
}

static void find(struct load *load, struct load_file *file)
{
    struct search *searches = mem_new(file->headers.count + 1, sizeof *searches);
    for (size_t at = 0; at < file->headers.count; at++)
        begin(load, file, at, &searches[at]);
    survey_rows(file, searches);
    for (size_t at = 0; at < file->headers.count; at++)
        settle(load, file, at, &searches[at]);
    tell_rows(file, searches);
    for (size_t at = 0; at < file->headers.count; at++) {
        const struct search *search = &searches[at];
        const struct plan_split *told = &search->told;
        if (search->several)
            file->columns[at].split = told->split;
        if (told->cells > 0 || told->whole > 0 || told->set)
            plan_split(file->plan, file->headers.targets[at].title, told);
        file->columns[at].mixed = search->digits && search->words;
        file->columns[at].late = is_late(file, at);
    }
    free(searches);
}

void ways_find(struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        find(load, &load->files[i]);
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
