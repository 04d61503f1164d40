/* See waivers.h. */
#include "model/waivers.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/refer.h"
#include "model/rules_inside.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int compare(const void *a, const void *b)
{
    const struct waiver *one = a, *two = b;
    if (one->record != two->record)
        return one->record < two->record ? -1 : 1;
    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    if (one->rule != two->rule)
        return one->rule < two->rule ? -1 : 1;
    /* Of several the one that counts. */
    return (int)one->state - (int)two->state;
}

const struct rule *rulebook_find(const struct rulebook *book, const char *id)
{
    for (size_t i = 0; i < book->count; i++)
        if (strcasecmp(book->rules[i]->id, id) == 0)
            return book->rules[i];
    return NULL;
}

static enum waiver_state state_of(const struct waiver *waiver, const char *reason,
                                  const char *until, const char *today)
{
    if (waiver->rule == NULL)
        return WAIVER_NO_RULE;
    if (waiver->record == 0)
        return WAIVER_NO_RECORD;
    if (reason[strspn(reason, " \t\n")] == '\0')
        return WAIVER_NO_REASON;
    return until[0] != '\0' && strcmp(until, today) < 0 ? WAIVER_PAST : WAIVER_COUNTS;
}

void waivers_read(struct rulebook *book)
{
    struct model *m = book->m;
    struct statement *st =
        db_prepare(m->db, "SELECT id, rule, record, reason, valid_until FROM waiver ORDER BY id");
    book->waiver_count = 0;
    while (db_step(st)) {
        struct waiver waiver = {.id = db_int_at(st, 0),
                                .rule = rulebook_find(book, db_text_at(st, 1))};
        waiver.record = mentions_find(m, db_text_at(st, 2), &waiver.kind);
        waiver.state = state_of(&waiver, db_text_at(st, 3), db_text_at(st, 4), book->today);
        book->waivers = mem_grow(book->waivers, book->waiver_count, &book->waiver_capacity,
                                 sizeof *book->waivers);
        book->waivers[book->waiver_count++] = waiver;
    }
    if (book->waiver_count > 1)
        qsort(book->waivers, book->waiver_count, sizeof *book->waivers, compare);
}

/* The exception of BOOK that counts for RULE and a record, 0 for none. */
static int64_t counting(const struct rulebook *book, const struct rule *rule,
                        const struct kind *kind, int64_t record)
{
    struct waiver sought = {.rule = rule, .kind = kind, .record = record, .state = WAIVER_COUNTS};
    const struct waiver *found =
        book->waiver_count == 0
            ? NULL
            : bsearch(&sought, book->waivers, book->waiver_count, sizeof *book->waivers, compare);
    return found == NULL ? 0 : found->id;
}

void waivers_mark(const struct rulebook *book, struct findings *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct finding *at = &found->list[i];
        at->waiver = counting(book, at->rule, at->kind, at->id);
    }
}

const struct waiver *rulebook_waivers(const struct rulebook *book, size_t *count)
{
    *count = book->waiver_count;
    return book->waivers;
}

const char *waiver_state_words(enum waiver_state state, enum lang lang)
{
    switch (state) {
    case WAIVER_COUNTS:
        break;
    case WAIVER_PAST:
        return words_in(lang, N_("its last day is past"));
    case WAIVER_NO_REASON:
        return words_in(lang, N_("it has no reason"));
    case WAIVER_NO_RULE:
        return words_in(lang, N_("there is no such rule"));
    case WAIVER_NO_RECORD:
        return words_in(lang, N_("it names no record that exists"));
    }
    return "";
}

/* Fills the field of WAIVER with that column. */
static bool put(struct record *waiver, const char *column, const char *typed, struct why *why)
{
    return record_set(waiver, kinds_field(waiver->kind, column), typed, why);
}

static bool fill(struct rulebook *book, struct record *waiver, const struct rule *rule,
                 const char *mention, const char *reason, const char *until, struct why *why)
{
    struct buf name = {0};
    buf_printf(&name, "%s %s", rule->id, mention);
    record_put(waiver, kinds_field(waiver->kind, "record"), mention);
    record_put(waiver, kinds_field(waiver->kind, "decided_on"), book->today);
    bool done = put(waiver, "name", buf_text(&name), why) && put(waiver, "rule", rule->id, why) &&
                put(waiver, "reason", reason, why) &&
                put(waiver, "valid_until", until == NULL ? "" : until, why);
    if (done && record_value(waiver, "reason")[0] == '\0')
        done = why_set(why, "An exception needs a reason: an auditor will read it.");
    buf_clear(&name);
    return done;
}

bool waivers_add(struct rulebook *book, const struct rule *rule, const struct kind *kind,
                 int64_t record, const char *reason, const char *until, struct buf *code,
                 struct why *why)
{
    struct model *m = book->m;
    struct buf mention = {0};
    struct record *waiver = record_new(kinds_find("waiver"));
    buf_printf(&mention, "%s/", kind->name);
    refer_code(m, kind, record, &mention);
    waivers_read(book);
    int64_t other = counting(book, rule, kind, record);
    if (other != 0)
        record_title(m, waiver->kind, other, code);
    bool done = db_ok(m->db, why);
    if (done && other != 0)
        done = why_set(why, "%s is switched off for %s already: %s.", rule->id, buf_text(&mention),
                       buf_text(code));
    done = done && fill(book, waiver, rule, buf_text(&mention), reason, until, why);
    struct change_note note = {.what = "add", .about = "waiver", .why = reason};
    if (done) {
        done = change_begin(m, &note, why) && record_save(m, waiver, why);
        if (done)
            change_tell(m, waiver);
        done = done && change_commit(m, NULL, why);
        if (!done)
            change_cancel(m);
    }
    if (done)
        buf_puts(code, record_value(waiver, "code"));
    record_free(waiver);
    buf_clear(&mention);
    return done;
}
