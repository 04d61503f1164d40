/*
 * Saving a draft: the record first, so that it has a code, then the records
 * made with it, then the links of its other ends. A draft itself is not
 * touched, so that it can be saved again after a refusal.
 */
#include "tui/draft.h"

#include "model/change.h"
#include "model/drafts.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Adds CODE to the links of field number FIELD, or takes it out; a single
 * reference becomes CODE, or empty. */
static bool link_field(struct record *record, size_t field, const char *code, bool link,
                       struct why *why)
{
    struct cells codes = {0};
    struct buf value = {0};
    if (record->kind->fields[field].type == TYPE_LINKS) {
        struct cells before = {0};
        cells_parse(record->values[field], &before);
        for (size_t i = 0; i < before.count; i++)
            if (strcmp(before.items[i], code) != 0)
                cells_add(&codes, before.items[i]);
        /* Where it is linked already it keeps its place. */
        bool known = cells_find(&before, code) < before.count;
        if (link && known)
            buf_puts(&value, record->values[field]);
        else if (link)
            cells_add(&codes, code);
        cells_clear(&before);
    } else if (link) {
        cells_add(&codes, code);
    }
    if (value.length == 0)
        cells_format(&codes, &value);
    bool done = record_set(record, field, buf_text(&value), why);
    cells_clear(&codes);
    buf_clear(&value);
    return done;
}

/* Takes what was typed into FIELD over into RECORD; names become records. */
static bool put_field(struct model *m, const struct draft *draft, struct record *record,
                      size_t field, struct why *why)
{
    const struct field *row = &record->kind->fields[field];
    const char *text = draft->fields[field].text;
    struct buf codes = {0};
    /* What is prefilled in a new record was never read from one. */
    if (record->id != 0 && strcmp(text, draft->initial[field]) == 0)
        return true;
    if (!kinds_is_reference(row) || text[0] == '\0')
        return record_set(record, field, text, why);
    bool done = refer_cell(m, row, text, REFER_CREATE, NULL, &codes, why) &&
                record_set(record, field, buf_text(&codes), why);
    buf_clear(&codes);
    return done;
}

/* Links CODE to the records of END's kind that LIST names, or unlinks it. */
static bool put_links(struct model *m, const struct draft_end *end, const struct cells *list,
                      const char *code, bool link, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < list->count && done; i++) {
        struct record *record = record_load_code(m, end->through.kind, list->items[i], why);
        done = record != NULL && link_field(record, end->through.field, code, link, why) &&
               record_save(m, record, why);
        record_free(record);
    }
    return done;
}

/* Links the records that came to END to CODE, and unlinks those that went. */
static bool put_end(struct model *m, const struct draft_end *end, const char *code, struct why *why)
{
    struct cells came = {0}, went = {0};
    cells_subtract(&end->codes, &end->base, &came);
    cells_subtract(&end->base, &end->codes, &went);
    bool done =
        put_links(m, end, &came, code, true, why) && put_links(m, end, &went, code, false, why);
    cells_clear(&came);
    cells_clear(&went);
    return done;
}

/* A code in use is the one fault that only the save of the record can find. */
static void blame_code(struct model *m, struct draft *draft, const struct why *why)
{
    const char *code = draft_text(draft, "code");
    int64_t other = code[0] == '\0' ? 0 : record_find(m, draft->record->kind, code);
    if (why->class == WHY_INPUT && other != 0 && other != draft->record->id)
        draft_blame(draft, kinds_field(draft->record->kind, "code"), why);
}

static bool put_fields(struct model *m, struct draft *draft, struct record *record, struct why *why)
{
    for (size_t i = 0; i < record->kind->field_count; i++)
        if (!put_field(m, draft, record, i, why)) {
            draft_blame(draft, i, why);
            return false;
        }
    return true;
}

static bool put(struct model *m, struct draft *draft, const char *owner, int64_t *id,
                struct why *why);

/* Saves the records made with END, for the record with CODE. A fault in one
 * of them is told with its name, as its form is not open. */
static bool put_made(struct model *m, struct draft_end *end, const char *code, struct why *why)
{
    for (size_t i = 0; i < end->made_count; i++) {
        struct buf title = {0};
        int64_t id;
        if (put(m, end->made[i], code, &id, why))
            continue;
        draft_title(end->made[i], why->lang, &title);
        why_at(why, "%s", buf_text(&title));
        buf_clear(&title);
        return false;
    }
    return true;
}

/* Saves DRAFT within the open change; OWNER is the code of its owner, or
 * NULL. */
static bool put(struct model *m, struct draft *draft, const char *owner, int64_t *id,
                struct why *why)
{
    struct record *record = record_copy(draft->record);
    bool fresh = record->id == 0;
    bool done = put_fields(m, draft, record, why);
    if (done && owner != NULL)
        done = link_field(record, draft->owner_field, owner, true, why);
    if (done && !record_save(m, record, why)) {
        done = false;
        blame_code(m, draft, why);
    }
    for (size_t i = 0; i < draft->end_count && done; i++) {
        const char *code = record_value(record, "code");
        done = put_made(m, &draft->ends[i], code, why) && put_end(m, &draft->ends[i], code, why);
    }
    *id = record->id;
    if (done && fresh && draft->owner == NULL)
        change_tell(m, record);
    record_free(record);
    return done;
}

bool draft_put(struct model *m, struct draft *draft, int64_t *id, struct why *why)
{
    return put(m, draft, NULL, id, why);
}

bool draft_save(struct model *m, struct draft *draft, int64_t *id, int64_t *entry, struct why *why)
{
    struct buf about = {0};
    int64_t made = 0;
    bool fresh = draft->record->id == 0;
    buf_printf(&about, "%s/%s", draft->record->kind->name, record_value(draft->record, "code"));
    struct change_note note = {
        .what = fresh ? "add" : "set", .about = buf_text(&about), .why = draft->reason};
    bool done = change_begin(m, &note, why) && put(m, draft, NULL, id, why) &&
                drafts_remove(m, draft->kept_id, why) && change_commit(m, &made, why);
    change_cancel(m);
    /* Where nothing had changed nothing was committed either. */
    if (done && made != 0)
        draft->kept_id = 0;
    if (done && entry != NULL)
        *entry = made;
    buf_clear(&about);
    return done;
}
