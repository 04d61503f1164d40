/*
 * The aligned columns of a row, kind by kind: the first contractor belongs to the
 * first work. A column that the department left alone says nothing; one that it
 * changed has a value for each linked record. Records are told apart as the import
 * does it (linked.c): by recipients, contractor, users, way, period. One that is named
 * no more is proposed for deletion, another one as new; what is kept of one party is
 * never given to another.
 */
#include "import/receive_inside.h"

#include "import/linked.h"
#include "import/linked_name.h"
#include "import/mended.h"
#include "model/cells.h"
#include "model/mem.h"
#include "model/present.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A column of the group that the department changed. */
struct part {
    size_t c;     /* in review_columns */
    size_t field; /* of the kind */
    char **texts; /* by record that the row wants */
    size_t count; /* that stand in the cell */
    struct cells values;
};

/* A group of one row. */
struct group {
    struct receiving *r;
    const struct receive_row *row;
    const struct receive_pair *pair;
    const struct kind *kind;
    size_t through;                     /* its field that leads to the category */
    const struct register_linked *base; /* NULL for a new category */
    const struct register_linked *mine;
    struct part *parts;
    size_t count;
    struct part *identity; /* the part by which records are told apart; NULL: not changed */
    size_t wanted;         /* records that the row wants */
    size_t *from;          /* by wanted: the place in base, or SIZE_MAX for a new one */
};

static bool is_of(const struct group *g, size_t c)
{
    const struct register_column *cell = review_column_cell(&review_columns[c]);
    return cell != NULL && strcmp(cell->kind, g->kind->name) == 0;
}

/* The parts that were changed. */
static void gather(struct group *g)
{
    size_t identity = linked_name_field(g->kind);
    g->parts = mem_new(review_columns_count, sizeof *g->parts);
    for (size_t c = 0; c < review_columns_count; c++) {
        struct buf text = {0};
        if (!is_of(g, c) || !g->pair->changed[c])
            continue;
        struct part *part = &g->parts[g->count++];
        *part = (struct part){
            .c = c, .field = kinds_field(g->kind, review_column_cell(&review_columns[c])->field)};
        mended_tidy(g->row->cells[c], &text);
        cells_parse(buf_text(&text), &part->values);
        part->count = part->values.count;
        if (part->field == identity)
            g->identity = part;
        buf_clear(&text);
    }
}

static bool is_list(const struct group *g, const struct part *part)
{
    return kinds_is_list(&g->kind->fields[part->field]);
}

/* Whether one of the values of PART is a list of several. */
static bool is_nested(const struct part *part)
{
    bool nested = false;
    for (size_t i = 0; i < part->values.count && !nested; i++) {
        struct cells inner = {0};
        cells_parse(part->values.items[i], &inner);
        nested = inner.count > 1;
        cells_clear(&inner);
    }
    return nested;
}

/* Whether a list in PART is the one value of one record, not a value for each. */
static bool is_flat(const struct group *g, const struct part *part)
{
    size_t there = g->base == NULL ? 0 : g->base->count;
    if (!is_list(g, part) || there > 1 || is_nested(part))
        return false;
    for (size_t i = 0; i < g->count; i++)
        if (!is_list(g, &g->parts[i]) && g->parts[i].count > 1)
            return false;
    return true;
}

/* How many records the row wants. */
static size_t count_wanted(const struct group *g)
{
    size_t there = g->base == NULL ? 0 : g->base->count, most = 0;
    if (g->identity != NULL)
        return is_flat(g, g->identity) ? g->identity->count > 0 : g->identity->count;
    for (size_t i = 0; i < g->count && there == 0; i++) {
        size_t count = is_flat(g, &g->parts[i]) ? g->parts[i].count > 0 : g->parts[i].count;
        most = count > most ? count : most;
    }
    return there > 0 ? there : most;
}

/* Gives PART a text for each wanted record; false, and told, where it has neither as
 * many nor none. */
static bool spread(struct group *g, struct part *part)
{
    bool flat = is_flat(g, part);
    if (!flat && part->count != g->wanted && part->count != 0) {
        why_set(g->r->why,
                "%zu values stand here, but the columns of the kind %s have %zu. Give each as "
                "many, or none; write \\; for a semicolon that belongs to a value.",
                part->count, g->kind->label[g->r->why->lang], g->wanted);
        receive_refuse(g->r, g->row, part->c);
        return false;
    }
    part->texts = mem_new(g->wanted + 1, sizeof *part->texts);
    for (size_t i = 0; i < g->wanted; i++) {
        struct buf text = {0};
        if (flat)
            mended_tidy(g->row->cells[part->c], &text);
        else if (part->count > 0)
            buf_puts(&text, part->values.items[i]);
        part->texts[i] = buf_take(&text);
    }
    return true;
}

/* Whether lists A and B, in our own form, share a value; for other fields, whether they
 * are equal. */
static bool is_about_same(const struct group *g, const char *a, const char *b)
{
    struct cells first = {0}, second = {0};
    bool same = strcmp(a, b) == 0;
    if (!same && is_list(g, g->identity)) {
        struct buf list = {0};
        receive_list(g->r, &g->kind->fields[g->identity->field], a, &list);
        cells_parse(buf_text(&list), &first);
        cells_parse(b, &second);
        for (size_t i = 0; i < first.count && !same; i++)
            same = cells_find(&second, first.items[i]) < second.count;
        buf_clear(&list);
    }
    cells_clear(&first);
    cells_clear(&second);
    return same;
}

/* Whether a record keeps what else it holds when what it is about changes: a way or a
 * period does, a party does not. */
static bool is_kept(const struct group *g)
{
    return !kinds_is_reference(&g->kind->fields[g->identity->field]);
}

/* The value by which record PLACE of the base was told apart, as it was sent. */
static char *identity_sent(const struct group *g, size_t place)
{
    const char *sent = g->pair->sent[g->identity->c];
    struct cells values = {0};
    struct buf text = {0};
    if (g->base->count == 1 && is_list(g, g->identity)) {
        buf_puts(&text, sent);
    } else {
        cells_parse(sent, &values);
        buf_puts(&text, place < values.count ? values.items[place] : "");
    }
    cells_clear(&values);
    return buf_take(&text);
}

/* Finds which wanted record is which of the base: equal ones first, then those about
 * the same, then those that stand at the same place and keep the rest. */
static void match(struct group *g)
{
    size_t there = g->base == NULL ? 0 : g->base->count;
    bool *met = mem_new(there + 1, sizeof *met);
    g->from = mem_new(g->wanted + 1, sizeof *g->from);
    for (size_t i = 0; i < g->wanted; i++)
        g->from[i] = g->identity == NULL && i < there ? i : SIZE_MAX;
    for (int step = 0; step < 3 && g->identity != NULL; step++)
        for (size_t i = 0; i < g->wanted; i++)
            for (size_t k = 0; k < there && g->from[i] == SIZE_MAX; k++) {
                char *sent = identity_sent(g, k);
                const char *text = g->identity->texts[i];
                bool same = step == 0   ? strcmp(text, sent) == 0
                            : step == 1 ? is_about_same(g, text, sent)
                                        : i == k && g->wanted == there && is_kept(g);
                if (same && !met[k]) {
                    met[k] = true;
                    g->from[i] = k;
                }
                free(sent);
            }
    free(met);
}

/* The record of MINE, which is there where BASE is, with number ID; NULL where it is
 * gone here. */
static const struct record *find_mine(const struct group *g, int64_t id)
{
    for (size_t i = 0; i < g->mine->count; i++)
        if (g->mine->records[i]->id == id)
            return g->mine->records[i];
    return NULL;
}

/* Proposes the cells of wanted record I for the one that was OLD. */
static void edit(struct group *g, size_t i, const struct record *old)
{
    const struct record *mine = find_mine(g, old->id);
    size_t place = SIZE_MAX;
    if (mine == NULL) {
        receive_tell(g->r, RECEIVE_ASKED, g->row->file, g->row->number, g->row->titles[g->parts->c],
                     words_in(g->r->why->lang, "What the cell belongs to was deleted here since; "
                                               "the change was not taken."));
        return;
    }
    for (size_t p = 0; p < g->count; p++) {
        const struct part *part = &g->parts[p];
        const struct field *field = &g->kind->fields[part->field];
        struct buf base = {0}, theirs = {0};
        receive_tokens(g->pair->past, field, old->values[part->field], &base);
        if (receive_value(g->r, g->row, part->c, field, part->texts[i], &theirs) &&
            strcmp(buf_text(&base), buf_text(&theirs)) != 0) {
            if (place == SIZE_MAX)
                place = receive_record(g->r, g->row, g->kind, old->id, THREE_WAY_EDITED, NULL);
            struct three_way_cell *cell =
                three_way_cell(g->r->m, &g->r->out->way->records[place], part->field,
                               buf_text(&base), buf_text(&theirs), mine->values[part->field]);
            if (cell != NULL && linked_is_shared(mine, g->through)) {
                cell->class = THREE_WAY_CONFLICT;
                cell->choice = THREE_WAY_UNDECIDED;
                cell->words = mem_copy(
                    words_in(g->r->why->lang, "The record belongs to other data categories too."));
            }
        }
        buf_clear(&base);
        buf_clear(&theirs);
    }
}

/* Adds a cell of a new record. */
static void put_new(struct group *g, size_t place, size_t field, const char *value)
{
    if (value[0] != '\0')
        three_way_cell(g->r->m, &g->r->out->way->records[place], field, "", value, "");
}

/* Proposes wanted record I as a new one. */
static void add(struct group *g, size_t i)
{
    enum lang lang = g->r->why->lang;
    const char *text = g->identity == NULL ? "" : g->identity->texts[i];
    char **values = mem_new(g->count + 1, sizeof *values);
    struct buf name = {0}, token = {0};
    bool done = true, filled = false;
    for (size_t p = 0; p < g->count; p++) {
        struct buf value = {0};
        const struct part *part = &g->parts[p];
        done = receive_value(g->r, g->row, part->c, &g->kind->fields[part->field], part->texts[i],
                             &value) &&
               done;
        filled = filled || value.length > 0;
        values[p] = buf_take(&value);
    }
    if (done && filled) {
        linked_name_words(g->kind, g->pair->name, text, lang, &name);
        size_t place = receive_record(g->r, g->row, g->kind, record_fresh_number(g->r->m),
                                      THREE_WAY_ADDED, buf_text(&name));
        three_way_token(kinds_find("category"), g->pair->category, &token);
        put_new(g, place, kinds_field(g->kind, "name"), buf_text(&name));
        put_new(g, place, g->through, buf_text(&token));
        for (size_t p = 0; p < g->count; p++)
            put_new(g, place, g->parts[p].field, values[p]);
    }
    for (size_t p = 0; p < g->count; p++)
        free(values[p]);
    free(values);
    buf_clear(&name);
    buf_clear(&token);
}

/* Proposes to take the category out of RECORD, which others have too. */
static void unlink_category(struct group *g, const struct record *old, const struct record *mine)
{
    const struct field *field = &g->kind->fields[g->through];
    struct buf base = {0}, theirs = {0}, token = {0};
    struct cells tokens = {0}, others = {0};
    receive_tokens(g->pair->past, field, old->values[g->through], &base);
    three_way_token(kinds_find("category"), g->pair->category, &token);
    cells_parse(buf_text(&base), &tokens);
    for (size_t i = 0; i < tokens.count; i++)
        if (strcmp(tokens.items[i], buf_text(&token)) != 0)
            cells_add(&others, tokens.items[i]);
    cells_format(&others, &theirs);
    size_t place = receive_record(g->r, g->row, g->kind, old->id, THREE_WAY_EDITED, NULL);
    three_way_cell(g->r->m, &g->r->out->way->records[place], g->through, buf_text(&base),
                   buf_text(&theirs), mine->values[g->through]);
    cells_clear(&tokens);
    cells_clear(&others);
    buf_clear(&base);
    buf_clear(&theirs);
    buf_clear(&token);
}

/* Whether RECORD was changed here since it was OLD. */
static bool is_edited(const struct record *old, const struct record *record)
{
    for (size_t f = 0; f < old->kind->field_count; f++)
        if (strcmp(old->values[f], record->values[f]) != 0)
            return true;
    return false;
}

/* Proposes that a record which the row names no more goes. */
static void strike(struct group *g, const struct record *old)
{
    const struct record *mine = find_mine(g, old->id);
    if (mine == NULL)
        return;
    if (linked_is_shared(mine, g->through)) {
        unlink_category(g, old, mine);
        return;
    }
    size_t place = receive_record(g->r, g->row, g->kind, old->id, THREE_WAY_STRUCK, NULL);
    if (!is_edited(old, mine))
        return;
    g->r->out->way->records[place].class = THREE_WAY_CONFLICT;
    g->r->out->way->records[place].choice = THREE_WAY_UNDECIDED;
}

static bool is_wanted(const struct group *g, size_t place)
{
    for (size_t i = 0; i < g->wanted; i++)
        if (g->from[i] == place)
            return true;
    return false;
}

static void propose(struct group *g)
{
    size_t there = g->base == NULL ? 0 : g->base->count;
    match(g);
    for (size_t i = 0; i < g->wanted; i++)
        if (g->from[i] == SIZE_MAX)
            add(g, i);
        else
            edit(g, i, g->base->records[g->from[i]]);
    for (size_t k = 0; k < there; k++)
        if (!is_wanted(g, k))
            strike(g, g->base->records[k]);
}

void receive_linked(struct receiving *r, const struct receive_row *row,
                    const struct receive_pair *pair, size_t group)
{
    const struct kind *kind = kinds_find(register_groups[group].kind);
    struct group g = {.r = r,
                      .row = row,
                      .pair = pair,
                      .kind = kind,
                      .through = kinds_field(kind, register_groups[group].through),
                      .base = pair->base == NULL ? NULL : &pair->base->linked[group],
                      .mine = pair->mine == NULL ? NULL : &pair->mine->linked[group]};
    gather(&g);
    g.wanted = count_wanted(&g);
    bool done = true;
    for (size_t p = 0; p < g.count; p++)
        done = spread(&g, &g.parts[p]) && done;
    if (done && g.count > 0)
        propose(&g);
    for (size_t p = 0; p < g.count; p++) {
        for (size_t i = 0; g.parts[p].texts != NULL && i < g.wanted; i++)
            free(g.parts[p].texts[i]);
        free(g.parts[p].texts);
        cells_clear(&g.parts[p].values);
    }
    free(g.parts);
    free(g.from);
}
