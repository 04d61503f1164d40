/*
 * Paragraphs that are pinned to records (kind pin): found again by their words,
 * said where these changed.
 */
#include "import/drift_inside.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/history.h"
#include "model/kinds.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGED = 50 }; /* from this score on it is the paragraph with other words */

/* The number of the record that NAME, "kind/CODE", names; 0 for none. */
static int64_t find_record(struct model *m, const char *name, const struct kind **kind)
{
    const char *slash = strchr(name, '/');
    if (slash == NULL)
        return 0;
    char *word = mem_copy_bytes(name, (size_t)(slash - name));
    *kind = kinds_find(word);
    free(word);
    return *kind == NULL ? 0 : record_find(m, *kind, slash + 1);
}

/* Marks what the pin's records state as found. */
static void take_records(struct model *m, struct drift *drift, const struct record *pin)
{
    struct cells names = {0};
    cells_parse(record_value(pin, "records"), &names);
    for (size_t i = 0; i < names.count; i++) {
        const struct kind *kind = NULL;
        int64_t id = find_record(m, names.items[i], &kind);
        if (id == 0)
            drift_add(
                drift,
                &(struct drift_hit){.sort = DRIFT_PIN_LOST,
                                    .record = names.items[i],
                                    .in_policy = pin->values[kinds_field(pin->kind, "wording")]},
                NULL);
        for (size_t k = 0; k < drift->fact_count; k++)
            if (id != 0 && drift->facts[k].kind == kind && drift->facts[k].id == id)
                drift->facts[k].found = true;
    }
    cells_clear(&names);
}

/* The block that is nearest to WORDING, and its score. */
static size_t find_block(const struct policy *policy, const char *wording, int *score)
{
    struct buf key = {0}, other = {0};
    size_t found = policy->count;
    drift_key(wording, &key);
    *score = 0;
    for (size_t i = 0; i < policy->count && *score < 101; i++) {
        struct buf words = {0};
        policy_text(&policy->blocks[i], &words);
        buf_empty(&other);
        drift_key(buf_text(&words), &other);
        buf_clear(&words);
        int here = strcmp(buf_text(&key), buf_text(&other)) == 0
                       ? 101 /* the same, and not only the same pairs */
                       : drift_score(buf_text(&key), buf_text(&other));
        if (here > *score) {
            *score = here;
            found = i;
        }
    }
    buf_clear(&key);
    buf_clear(&other);
    return found;
}

static void hold_pin(struct model *m, struct drift *drift, const struct record *pin, bool *pinned)
{
    char *wording = pin->values[kinds_field(pin->kind, "wording")];
    struct buf record = {0};
    int score;
    size_t place = find_block(&drift->policy, wording, &score);
    buf_printf(&record, "pin/%s", record_value(pin, "code"));
    drift->pinned++;
    if (score < CHANGED) {
        drift_add(drift,
                  &(struct drift_hit){
                      .sort = DRIFT_PIN_GONE, .record = record.text, .in_records = wording},
                  NULL);
    } else {
        struct buf words = {0};
        policy_text(&drift->policy.blocks[place], &words);
        pinned[place] = true;
        take_records(m, drift, pin);
        if (score <= 100)
            drift_add(drift,
                      &(struct drift_hit){.sort = DRIFT_PIN_CHANGED,
                                          .record = record.text,
                                          .in_records = wording,
                                          .in_policy = words.text,
                                          .score = score},
                      &drift->policy.blocks[place]);
        buf_clear(&words);
    }
    buf_clear(&record);
}

bool drift_pins(struct model *m, struct drift *drift, bool *pinned, struct why *why)
{
    const struct kind *kind = kinds_find("pin");
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    bool done = listing_load(m, &query, &listing, why);
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *pin = record_load(m, kind, listing.ids[i], why);
        done = pin != NULL;
        if (done && strcmp(record_value(pin, "notice"), drift->notice) == 0)
            hold_pin(m, drift, pin, pinned);
        record_free(pin);
    }
    listing_clear(&listing);
    return done;
}

/* The block that WHAT names before its "=", and the records behind it. */
static struct policy_block *named_block(struct drift *drift, const char *what, const char **records,
                                        struct why *why)
{
    char *end;
    unsigned long number = strtoul(what, &end, 10);
    if (end == what || *end != '=' || end[1] == '\0') {
        why_set_class(
            why, WHY_USAGE,
            "\"%s\" pins nothing. Write the number of the paragraph and the records, such "
            "as 12=category/C-0001; --paragraphs shows the numbers.",
            what);
        return NULL;
    }
    if (number == 0 || number > drift->policy.count) {
        why_set(why, "There is no paragraph %lu: the file has %zu. --paragraphs shows them.",
                number, drift->policy.count);
        return NULL;
    }
    *records = end + 1;
    return &drift->policy.blocks[number - 1];
}

static bool check_records(struct model *m, const char *records, struct why *why)
{
    struct cells names = {0};
    bool known = true;
    cells_parse(records, &names);
    for (size_t i = 0; i < names.count && known; i++) {
        const struct kind *kind = NULL;
        if (find_record(m, names.items[i], &kind) == 0)
            known = why_set(why,
                            "There is no record %s. Write kind and code, such as "
                            "category/C-0001.",
                            names.items[i]);
    }
    cells_clear(&names);
    return known;
}

static bool put(struct record *pin, const char *column, const char *text, struct why *why)
{
    return record_set(pin, kinds_field(pin->kind, column), text, why);
}

static bool fill(struct model *m, struct drift *drift, const struct policy_block *block,
                 const char *records, struct record *pin, struct why *why)
{
    struct buf words = {0};
    char now[11];
    enum { NAME = 60 }; /* bytes */
    history_today(m, now);
    policy_text(block, &words);
    char *name = mem_copy_bytes(buf_text(&words), strcspn(buf_text(&words), "\n"));
    name[utf8_cut(name, NAME)] = '\0';
    const char *heading = block->heading == 0 ? "" : drift->policy.blocks[block->heading - 1].text;
    bool done = put(pin, "name", name, why) && put(pin, "notice", drift->notice, why) &&
                put(pin, "heading", heading, why) && put(pin, "wording", buf_text(&words), why) &&
                put(pin, "records", records, why) && put(pin, "pinned_on", now, why);
    free(name);
    buf_clear(&words);
    return done;
}

bool drift_pin(struct model *m, struct drift *drift, const char *what, const char *reason,
               struct why *why)
{
    const char *records;
    const struct policy_block *block = named_block(drift, what, &records, why);
    if (block == NULL || !check_records(m, records, why))
        return false;
    struct record *pin = record_new(kinds_find("pin"));
    bool done = fill(m, drift, block, records, pin, why);
    if (done) {
        const struct change_note note = {.what = "add", .about = "pin", .why = reason};
        done = change_begin(m, &note, why) && record_save(m, pin, why);
        if (done)
            change_tell(m, pin);
        done = done && change_commit(m, NULL, why);
        if (!done && change_is_open(m))
            change_cancel(m);
    }
    record_free(pin);
    return done;
}
