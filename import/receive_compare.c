/*
 * Base, sheet and inventory, cell by cell. The state that was sent is opened once for
 * all rows that were sent in it.
 */
#include "import/receive_inside.h"

#include "model/buf.h"
#include "model/check.h"
#include "model/guard.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/past.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* States that were sent to one set of files. */
enum { MOST_STATES = 40 };

size_t receive_record(struct receiving *r, const struct receive_row *row, const struct kind *kind,
                      int64_t id, enum three_way_fate fate, const char *name)
{
    struct receive *out = r->out;
    out->owners =
        mem_grow(out->owners, out->owner_count, &out->owner_capacity, sizeof *out->owners);
    out->owners[out->owner_count++] = row->answer + 1;
    three_way_record(r->m, out->way, row->file, kind, id, fate, NULL, name);
    if (fate == THREE_WAY_ADDED)
        three_way_named(out->way, kind, id, words_in(r->why->lang, "(new)"), name);
    return out->way->record_count - 1;
}

/* Tells what the spreadsheet did to the cell of column C. */
static void tell_mended(struct receiving *r, const struct receive_row *row, size_t c,
                        enum mended mended, const char *sent)
{
    struct buf text = {0};
    char *was = guard_quote(sent), *is = guard_quote(row->cells[c]);
    buf_printf(&text, words_in(r->why->lang, "%1$s: \"%2$s\" had been sent, \"%3$s\" came back."),
               mended_words(mended, r->why->lang), was, is);
    receive_tell(r, RECEIVE_MENDED, row->file, row->number, row->titles[c], buf_text(&text));
    free(was);
    free(is);
    buf_clear(&text);
}

/* Finds whether the department changed column C, which was sent as SENT, or the
 * spreadsheet, which is told. */
static void find_change(struct receiving *r, const struct receive_row *row, size_t c,
                        struct receive_pair *pair)
{
    const char *sent = pair->sent[c], *text = row->cells[c];
    if (text == NULL || strcmp(text, sent) == 0)
        return;
    pair->mended[c] = mended_find(sent, text);
    pair->changed[c] = pair->mended[c] == MENDED_NOT;
    if (!pair->changed[c])
        tell_mended(r, row, c, pair->mended[c], sent);
}

/* A cell that is locked and came back changed is left as it is, and told. */
static void tell_locked(struct receiving *r, const struct receive_row *row, size_t c)
{
    receive_tell(r, RECEIVE_ASKED, row->file, row->number, row->titles[c],
                 words_in(r->why->lang, "The cell is locked and was changed all the same; the "
                                        "change was not read."));
}

static void fill_pair(struct receiving *r, const struct receive_row *row, struct receive_pair *pair)
{
    for (size_t c = 0; c < review_columns_count; c++) {
        const struct register_column *cell = review_column_cell(&review_columns[c]);
        struct buf value = {0}, sent = {0};
        if (cell != NULL && pair->base != NULL) {
            register_cell(pair->past, pair->base, cell, row->lang, &value);
            review_column_put(cell, buf_text(&value), row->lang, &sent);
        }
        pair->sent[c] = buf_take(&sent);
        buf_clear(&value);
        if (cell != NULL)
            find_change(r, row, c, pair);
        if (pair->changed[c] && review_columns[c].locked) {
            tell_locked(r, row, c);
            pair->changed[c] = false;
        }
    }
}

/* The values of a cell of the category on both other sides. */
struct sides {
    struct buf base, theirs;
    enum mended mended; /* theirs differs by that alone */
};

/* Adds the cell of field F of the category with its three values, and the record where
 * it is the first: PLACE is SIZE_MAX before. */
static void put_cell(struct receiving *r, const struct receive_row *row,
                     const struct receive_pair *pair, size_t f, const struct sides *sides,
                     size_t *place)
{
    const struct kind *kind = kinds_find("category");
    const char *value = pair->mine == NULL ? "" : pair->mine->category->values[f];
    struct buf mine = {0};
    receive_tokens(r->m, &kind->fields[f], value, &mine);
    bool same = strcmp(buf_text(&sides->base), buf_text(&sides->theirs)) == 0 &&
                strcmp(buf_text(&sides->base), buf_text(&mine)) == 0;
    if (!same && *place == SIZE_MAX)
        *place = receive_record(r, row, kind, pair->category, THREE_WAY_EDITED, pair->name);
    struct three_way_cell *cell = NULL;
    if (!same)
        cell = three_way_cell(r->m, &r->out->way->records[*place], f, buf_text(&sides->base),
                              buf_text(&sides->theirs), buf_text(&mine));
    if (cell != NULL && sides->mended != MENDED_NOT)
        three_way_mended(cell, mended_words(sides->mended, r->why->lang));
    buf_clear(&mine);
}

/* What stands in column C of the row, as far as it was changed: what a spreadsheet did
 * to a text can still be taken. False where it is refused. */
static bool read_theirs(struct receiving *r, const struct receive_row *row,
                        const struct receive_pair *pair, size_t c, const struct field *field,
                        struct sides *sides)
{
    bool text = field->type == TYPE_TEXT || field->type == TYPE_NOTE;
    if (pair->changed[c])
        return receive_value(r, row, c, field, row->cells[c], &sides->theirs);
    if (pair->mended[c] != MENDED_NOT && text) {
        struct why ignored = {.lang = r->why->lang};
        struct buf tidy = {0};
        mended_tidy(row->cells[c], &tidy);
        if (check_value(field, buf_text(&tidy), &sides->theirs, &ignored) &&
            strcmp(buf_text(&sides->theirs), buf_text(&sides->base)) != 0)
            sides->mended = pair->mended[c];
        buf_clear(&tidy);
    }
    if (sides->mended == MENDED_NOT) {
        buf_empty(&sides->theirs);
        buf_puts(&sides->theirs, buf_text(&sides->base));
    }
    return true;
}

/* Adds the cells of the category itself. */
static void compare_category(struct receiving *r, const struct receive_row *row,
                             const struct receive_pair *pair)
{
    const struct kind *kind = kinds_find("category");
    size_t place = SIZE_MAX;
    if (pair->mine == NULL)
        place = receive_record(r, row, kind, pair->category, THREE_WAY_ADDED, pair->name);
    for (size_t c = 0; c < review_columns_count; c++) {
        const struct register_column *cell = review_column_cell(&review_columns[c]);
        if (cell == NULL || row->cells[c] == NULL || strcmp(cell->kind, kind->name) != 0 ||
            review_columns[c].locked)
            continue;
        size_t f = kinds_field(kind, cell->field);
        const struct field *field = &kind->fields[f];
        struct sides sides = {.mended = MENDED_NOT};
        if (pair->base != NULL)
            receive_tokens(pair->past, field, pair->base->category->values[f], &sides.base);
        if (read_theirs(r, row, pair, c, field, &sides))
            put_cell(r, row, pair, f, &sides, &place);
        buf_clear(&sides.base);
        buf_clear(&sides.theirs);
    }
}

/* A contradiction between the answer and the cells. */
static void tell_contradiction(struct receiving *r, const struct receive_row *row,
                               const struct receive_pair *pair)
{
    const struct receive_answer *answer = &r->out->answers[row->answer];
    size_t changed = 0;
    for (size_t c = 0; c < review_columns_count; c++)
        changed += pair->changed[c];
    const char *text = NULL;
    if (answer->outcome == REVIEW_UNCHANGED && changed > 0)
        text = N_("The answer says that nothing changed, and cells were changed. What is taken of "
                  "them counts as a change.");
    else if (answer->outcome == REVIEW_CHANGED && changed == 0)
        text = N_("The answer says that something changed, and no cell was changed.");
    else if (answer->outcome == REVIEW_OPEN && changed > 0)
        text = N_("Cells were changed, and there is no answer: the review stays open.");
    if (text != NULL)
        receive_tell(r, RECEIVE_ASKED, row->file, row->number,
                     row->titles[receive_special(REVIEW_COLUMN_ANSWER)],
                     words_in(r->why->lang, text));
}

static void compare_pair(struct receiving *r, const struct receive_row *row,
                         struct receive_pair *pair)
{
    struct buf name = {0};
    size_t column = 0;
    while (review_columns[column].column == NULL ||
           strcmp(review_columns[column].column, "name") != 0)
        column++;
    mended_tidy(row->cells[column] == NULL ? "" : row->cells[column], &name);
    pair->name = pair->mine == NULL ? buf_text(&name) : record_value(pair->mine->category, "name");
    pair->sent = mem_new(review_columns_count, sizeof *pair->sent);
    pair->changed = mem_new(review_columns_count, sizeof *pair->changed);
    pair->mended = mem_new(review_columns_count, sizeof *pair->mended);
    fill_pair(r, row, pair);
    compare_category(r, row, pair);
    for (size_t g = 0; g < REGISTER_GROUPS; g++)
        if (register_groups[g].through != NULL)
            receive_linked(r, row, pair, g);
    if (pair->mine != NULL)
        tell_contradiction(r, row, pair);
    for (size_t c = 0; c < review_columns_count; c++)
        free(pair->sent[c]);
    free(pair->sent);
    free(pair->changed);
    free(pair->mended);
    buf_clear(&name);
}

static bool compare_row(struct receiving *r, struct model *past, struct receive_row *row)
{
    struct why missing = {.lang = r->why->lang};
    struct receive_pair pair = {.past = past, .category = row->category};
    struct register_row *base = register_load(past, row->category, &missing);
    struct register_row *mine = register_load(r->m, row->category, r->why);
    pair.base = base;
    pair.mine = mine;
    if (base == NULL) {
        why_set(r->why, "The data category was not there yet in the state that the row names.");
        receive_refuse(r, row, receive_special(REVIEW_COLUMN_BASE));
    } else if (mine != NULL) {
        compare_pair(r, row, &pair);
    }
    register_free(base);
    register_free(mine);
    return base == NULL || mine != NULL;
}

/* A category that is not in the ledger yet. */
static void compare_new(struct receiving *r, struct receive_row *row)
{
    struct receive_pair pair = {.category = record_fresh_number(r->m)};
    row->category = pair.category;
    r->out->answers[row->answer].category = pair.category;
    compare_pair(r, row, &pair);
}

/* Whether there can be a state after ENTRY; else the row is refused. */
static bool check_entry(struct receiving *r, struct receive_row *row, int64_t head)
{
    if (row->entry > 0 && row->entry <= head)
        return true;
    why_set(r->why, "The journal has no entry of the state that the row names. Copy it from the "
                    "sheet that was sent.");
    receive_refuse(r, row, receive_special(REVIEW_COLUMN_BASE));
    row->left = true;
    return false;
}

/* Whether the rows were sent in so few states that each can be opened; rows of none
 * after HEAD are refused. */
static bool check_states(struct receiving *r, int64_t head)
{
    int64_t met[MOST_STATES];
    size_t count = 0;
    for (size_t i = 0; i < r->row_count; i++) {
        struct receive_row *row = &r->rows[i];
        size_t at = 0;
        if (row->left || row->category == 0 || !check_entry(r, row, head))
            continue;
        while (at < count && met[at] != row->entry)
            at++;
        if (at == MOST_STATES)
            return why_set(r->why,
                           "The rows were sent in more than %d different states. Receive the "
                           "files a few at a time.",
                           MOST_STATES);
        met[at] = row->entry;
        count += at == count;
    }
    return true;
}

/* Compares all rows that were sent in the state of row FIRST. */
static bool compare_state(struct receiving *r, size_t first)
{
    int64_t entry = r->rows[first].entry;
    struct model *past = past_open(r->m, entry, r->why);
    bool done = past != NULL;
    for (size_t i = first; i < r->row_count && done; i++) {
        struct receive_row *row = &r->rows[i];
        if (row->left || row->category == 0 || row->entry != entry)
            continue;
        done = compare_row(r, past, row);
        row->left = true;
    }
    done = done && model_ok_since(past, 0, r->why);
    past_close(past);
    return done;
}

bool receive_compare(struct receiving *r)
{
    int64_t head;
    char hash[65];
    bool done = journal_head(r->m, &head, hash, r->why) && check_states(r, head);
    for (size_t i = 0; i < r->row_count && done; i++)
        if (!r->rows[i].left && r->rows[i].category != 0)
            done = compare_state(r, i);
    for (size_t i = 0; i < r->row_count && done; i++)
        if (!r->rows[i].left)
            compare_new(r, &r->rows[i]);
    return done;
}
