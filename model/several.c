/*
 * See several.h: orders, and looking at what they would do. Carrying them out
 * stands in several_apply.c.
 */
#include "model/several.h"

#include "model/buf.h"
#include "model/check.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/several_inside.h"

#include <stdlib.h>
#include <string.h>

/* Marked records beyond which all numbers of a kind are read in one go. */
enum { KEEP_SINGLY = 1000 };

bool several_is_list(const struct several *several)
{
    return kinds_is_list(&several->field);
}

static int64_t revision(struct model *m, const struct kind *kind, int64_t id)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT rev FROM %s WHERE id = :id", kind->name);
    int64_t rev = db_number(m->db, buf_text(&sql), id, 0);
    buf_clear(&sql);
    return rev;
}

/* Adds an item to the values, unless it is one of them. */
static void put_item(struct several *several, const char *text, int64_t rev)
{
    size_t count = several->items.count;
    if (cells_find(&several->items, text) < count)
        return;
    several->item_revs = mem_resize(several->item_revs, count + 1, sizeof *several->item_revs);
    several->item_revs[count] = rev;
    cells_add(&several->items, text);
}

/* Adds ITEM, a code or name, to the values; a name of no record is that of one
 * to be made. */
static bool add_item(struct model *m, struct several *several, const char *item, struct why *why)
{
    const struct kind *kind = kinds_find(several->field.kind);
    int64_t id = refer_find(m, kind, item, why);
    struct buf code = {0};
    if (id == -1)
        return false;
    if (id == 0 && several->order.way == SEVERAL_TAKE_OUT)
        return why_set(why, "There is no \"%s\" of the kind %s that could be taken out.", item,
                       kind->label[why->lang]);
    if (id != 0)
        refer_code(m, kind, id, &code);
    put_item(several, id == 0 ? item : buf_text(&code), id == 0 ? 0 : revision(m, kind, id));
    buf_clear(&code);
    return true;
}

static bool add_items(struct model *m, struct several *several, const char *value, struct why *why)
{
    struct cells names = {0};
    bool done = true;
    if (several_is_list(several))
        cells_parse(value, &names);
    else if (value[0] != '\0')
        cells_add(&names, value);
    for (size_t i = 0; i < names.count && done; i++)
        done = check_text(names.items[i], why) && add_item(m, several, names.items[i], why);
    cells_clear(&names);
    return done;
}

/* Takes the value of the order over, checked. */
static bool take_value(struct model *m, struct several *several, const struct several_order *order,
                       struct why *why)
{
    struct buf value = {0};
    bool done = true;
    model_begin_reading(m);
    if (order->way == SEVERAL_EMPTY) {
        if (several->field.required)
            return why_set(why, "%s: this field is needed. Enter a value.",
                           several->field.label[why->lang]);
    } else if (kinds_is_reference(&several->field)) {
        done = add_items(m, several, order->value, why);
    } else {
        done = check_value(&several->field, order->value, &value, why);
        if (done && several_is_list(several))
            cells_parse(buf_text(&value), &several->items);
    }
    several->named = several->items.count;
    several->makes = order->making != NULL && order->making->count > 0;
    if (several->makes && order->way == SEVERAL_TAKE_OUT)
        done = why_set(why, "A record that is made now cannot be taken out.");
    for (size_t i = 0; order->making != NULL && i < order->making->count; i++)
        put_item(several, order->making->items[i], 0);
    several->value = mem_copy(buf_text(&value));
    buf_clear(&value);
    if (done && order->way != SEVERAL_EMPTY && several->items.count == 0 &&
        several->value[0] == '\0')
        done = why_set(why, "Choose a value first.");
    return done && db_ok(m->db, why);
}

struct several *several_new(struct model *m, const struct several_order *order, const int64_t *ids,
                            size_t count, struct why *why)
{
    const struct kind *kind = order->field.kind;
    struct several *several = mem_new(1, sizeof *several);
    several->order = *order;
    several->field = kind->fields[order->field.field];
    /* The other end of a link is one too: its values are the records that refer
     * to this one. */
    if (order->other_end)
        several->field = (struct field){.column = kind->name,
                                        .type = TYPE_LINKS,
                                        .kind = kind->name,
                                        .label = {kind->label[0], kind->label[1]}};
    several->count = count;
    several->ids = mem_new(count + 1, sizeof *several->ids);
    if (count > 0)
        memcpy(several->ids, ids, count * sizeof *ids);
    several->stamps = mem_new(count + 1, sizeof *several->stamps);
    several->fates = mem_new(count + 1, sizeof *several->fates);
    if (take_value(m, several, order, why)) {
        several->order.value = NULL;
        several->order.making = NULL;
        return several;
    }
    several_free(several);
    return NULL;
}

void several_free(struct several *several)
{
    if (several == NULL)
        return;
    for (size_t i = 0; i < several->from_count; i++) {
        free(several->from[i].before);
        free(several->from[i].after);
    }
    for (size_t i = 0; i < several->refusal_count; i++) {
        free(several->refusals[i].title);
        free(several->refusals[i].text);
    }
    cells_clear(&several->items);
    free(several->item_revs);
    free(several->value);
    free(several->ids);
    free(several->stamps);
    free(several->fates);
    free(several);
}

/* Mixes a number into a stamp (FNV-1a by words; Fowler, Noll and Vo). */
static uint64_t mixed(uint64_t stamp, uint64_t number)
{
    return (stamp ^ number) * 1099511628211U;
}

struct several_state several_ends(struct model *m, const struct several *several, int64_t id)
{
    const struct kind *kind = several->order.field.kind;
    struct several_state state = {.stamp = 14695981039346656037U};
    struct cells codes = {0};
    struct buf text = {0};
    char table[64];
    model_link_table(kind, &kind->fields[several->order.field.field], table);
    buf_printf(&text,
               "SELECT t.code, t.id, t.rev FROM %s l JOIN %s t ON t.id = l.source "
               "WHERE l.target = :id ORDER BY t.code",
               table, kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&text));
    db_bind_int(st, ":id", id);
    while (db_step(st)) {
        cells_add(&codes, db_text_at(st, 0));
        state.stamp = mixed(state.stamp, (uint64_t)db_int_at(st, 1));
        state.stamp = mixed(state.stamp, (uint64_t)db_int_at(st, 2));
    }
    buf_empty(&text);
    cells_format(&codes, &text);
    state.before = mem_copy(buf_text(&text));
    cells_clear(&codes);
    buf_clear(&text);
    return state;
}

static bool is_in(const struct cells *cells, const char *item)
{
    return cells_find(cells, item) < cells->count;
}

char *several_after(const struct several *several, const char *before, const struct cells *items)
{
    enum several_way way = several->order.way;
    struct cells old = {0}, new = {0};
    struct buf after = {0};
    if (way == SEVERAL_EMPTY)
        return mem_copy("");
    if (!several_is_list(several))
        return mem_copy(items->count > 0 ? items->items[0] : several->value);
    cells_parse(before, &old);
    /* The other ends have no order, so what stays stands where it stood. */
    for (size_t i = 0; i < old.count; i++)
        if (way == SEVERAL_ADD || (way == SEVERAL_TAKE_OUT && !is_in(items, old.items[i])) ||
            (way == SEVERAL_SET && several->order.other_end && is_in(items, old.items[i])))
            cells_add(&new, old.items[i]);
    for (size_t i = 0; i < items->count && way != SEVERAL_TAKE_OUT; i++)
        if (!is_in(&new, items->items[i]))
            cells_add(&new, items->items[i]);
    cells_format(&new, &after);
    cells_clear(&old);
    cells_clear(&new);
    return after.text == NULL ? mem_copy("") : buf_take(&after);
}

static void count_from(struct several *several, const char *before, const char *after)
{
    for (size_t i = 0; i < several->from_count; i++)
        if (strcmp(several->from[i].before, before) == 0) {
            several->from[i].count++;
            return;
        }
    if (several->from_count == SEVERAL_VALUES) {
        several->from_others++;
        return;
    }
    several->from[several->from_count++] = (struct several_from){
        .before = mem_copy(before),
        .after = mem_copy(after),
        .count = 1,
    };
}

/* Notes what happens to the record that is looked at. REFUSED (or NULL) says
 * why it cannot be changed. */
static void note_fate(struct model *m, struct several *several, const struct several_state *state,
                      const char *after, const struct why *refused)
{
    size_t i = several->looked;
    struct buf title = {0};
    several->stamps[i] = state->stamp;
    if (refused != NULL) {
        several->fates[i] = FATE_REFUSED;
        several->refused++;
        if (several->refusal_count == SEVERAL_REFUSALS)
            return;
        record_title(m, several->order.kind, several->ids[i], &title);
        several->refusals[several->refusal_count++] =
            (struct several_refused){mem_copy(buf_text(&title)), mem_copy(refused->text)};
        buf_clear(&title);
    } else if (strcmp(state->before, after) == 0 && !several->makes) {
        several->fates[i] = FATE_SAME;
        several->same++;
    } else {
        several->fates[i] = FATE_CHANGING;
        several->changing++;
        count_from(several, state->before, after);
    }
}

/* Looks at a field of the record itself. False where it cannot be read. */
static bool look_own(struct model *m, struct several *several, struct why *why)
{
    size_t field = several->order.field.field;
    struct several_state state = {0};
    struct record *record = record_load(m, several->order.kind, several->ids[several->looked], why);
    if (record == NULL) {
        if (why->class == WHY_FILE)
            return false;
        note_fate(m, several, &state, "", why);
        return true;
    }
    state.before = record->base[field];
    state.stamp = (uint64_t)record->rev;
    char *after = several_after(several, state.before, &several->items);
    bool good = strcmp(after, state.before) == 0 ||
                (record_set(record, field, after, why) && record_complete(record, why));
    note_fate(m, several, &state, after, good ? NULL : why);
    free(after);
    record_free(record);
    return true;
}

static bool look_end(struct model *m, struct several *several, struct why *why)
{
    int64_t id = several->ids[several->looked];
    model_begin_reading(m);
    struct several_state state = several_ends(m, several, id);
    bool there = revision(m, several->order.kind, id) != 0;
    bool read = db_ok(m->db, why);
    if (read && !there)
        why_set(why, "This record of the kind %s is no longer there.",
                several->order.kind->label[why->lang]);
    char *after = several_after(several, state.before, &several->items);
    if (read)
        note_fate(m, several, &state, after, there ? NULL : why);
    free(after);
    free(state.before);
    return read;
}

bool several_look(struct model *m, struct several *several, size_t most, struct why *why)
{
    for (; most > 0 && several->looked < several->count; most--) {
        why->class = WHY_INPUT;
        if (several->order.other_end ? !look_end(m, several, why) : !look_own(m, several, why))
            return false;
        several->looked++;
    }
    return true;
}

static bool keep_singly(struct model *m, const struct kind *kind, int64_t *ids, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool there = revision(m, kind, ids[i]) != 0;
        if (db_failed(m->db))
            return false;
        if (there)
            ids[kept++] = ids[i];
    }
    *count = kept;
    return true;
}

bool several_keep(struct model *m, const struct kind *kind, int64_t *ids, size_t *count,
                  struct why *why)
{
    size_t kept = 0, at = 0;
    struct buf sql = {0};
    model_begin_reading(m);
    if (*count <= KEEP_SINGLY) {
        keep_singly(m, kind, ids, count);
        return db_ok(m->db, why);
    }
    buf_printf(&sql, "SELECT id FROM %s WHERE id BETWEEN :first AND :last ORDER BY id", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":first", ids[0]);
    db_bind_int(st, ":last", ids[*count - 1]);
    int64_t *there = mem_new(*count, sizeof *there);
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0);
        while (at < *count && ids[at] < id)
            at++;
        /* In a damaged file a record may come again and again. */
        if (at < *count && ids[at] == id)
            there[kept++] = ids[at++];
    }
    bool read = db_ok(m->db, why);
    if (read) {
        memcpy(ids, there, kept * sizeof *ids);
        *count = kept;
    }
    free(there);
    return read;
}

void several_about(const struct kind *kind, size_t count, struct buf *out)
{
    buf_printf(out, count == 1 ? "%s: %zu record" : "%s: %zu records", kind->name, count);
}
