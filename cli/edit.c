/*
 * add, set, delete: editing for scripts and for people who do not use a full
 * screen. Fields are named by column or label; linked records by code, name or
 * other name, and an unknown name creates the record, which is said.
 */
#include "cli/commands.h"
#include "cli/offer.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_PAIR = 2 }; /* among the words: behind the command, and the kind or code */

/* The note of a change: what it does, to what, and why where that was said. */
static struct change_note note_of(const struct cli *cli, const char *what, const char *about)
{
    return (struct change_note){
        .what = what, .about = about, .why = cli->arguments.values[OPTION_REASON]};
}

/* The records that links created, to be told once the change is saved. */
struct created {
    enum lang lang;
    struct buf lines;
};

static void note_created(void *context, const struct kind *kind, const char *code, const char *name)
{
    struct created *created = context;
    buf_printf(&created->lines, "\n%s %s %s", kind->label[created->lang], code, name);
}

/* Takes one FIELD=VALUE into RECORD, within the open change. */
static bool take_pair(struct model *m, struct record *record, const char *pair,
                      struct created *created, struct why *why)
{
    const char *equals = strchr(pair, '=');
    if (equals == NULL)
        return why_set_class(why, WHY_USAGE, "\"%s\" is not of the form FIELD=VALUE.", pair);
    char *name = mem_copy_bytes(pair, (size_t)(equals - pair));
    size_t number = kinds_field_named(record->kind, name);
    if (number == record->kind->field_count)
        why_set_class(why, WHY_USAGE, "The kind %s has no field \"%s\".",
                      record->kind->label[why->lang], name);
    free(name);
    if (number == record->kind->field_count)
        return false;
    const struct field *field = &record->kind->fields[number];
    if (!kinds_is_reference(field))
        return record_set(record, number, equals + 1, why);
    struct refer_watch watch = {note_created, created};
    struct buf codes = {0};
    bool taken = refer_cell(m, field, equals + 1, REFER_CREATE, &watch, &codes, why) &&
                 record_set(record, number, buf_text(&codes), why);
    buf_clear(&codes);
    return taken;
}

/* Whether one of the pairs is for field number FIELD. */
static bool is_given(const struct cli *cli, const struct kind *kind, size_t field)
{
    bool found = false;
    for (size_t i = FIRST_PAIR; i < cli->arguments.count && !found; i++) {
        const char *pair = cli->arguments.words[i];
        char *name = mem_copy_bytes(pair, strcspn(pair, "="));
        found = kinds_field_named(kind, name) == field;
        free(name);
    }
    return found;
}

/* Whether the words of the command name the type of record of a retention. */
static bool names_record_type(const struct cli *cli, const struct record *record)
{
    size_t type = kinds_field(record->kind, "record_type");
    return type < record->kind->field_count && record->values[type][0] != '\0' &&
           is_given(cli, record->kind, type);
}

/* Takes the pairs behind the first words into RECORD, saves, commits; the
 * change is open, and given up where this fails. */
static bool edit(struct cli *cli, struct model *m, struct record *record, struct why *why)
{
    struct created created = {.lang = why->lang};
    bool done = true;
    for (size_t i = FIRST_PAIR; i < cli->arguments.count && done; i++)
        done = take_pair(m, record, cli->arguments.words[i], &created, why);
    done = done && record_save(m, record, why);
    if (done)
        change_tell(m, record);
    done = done && change_commit(m, NULL, why);
    if (!done)
        change_cancel(m);
    else if (created.lines.length > 0)
        commands_say(why->lang, N_("Created:%s"), buf_text(&created.lines));
    if (done && names_record_type(cli, record))
        offer_statute(record, why->lang);
    buf_clear(&created.lines);
    return done;
}

int command_add(struct cli *cli, struct model *m, struct why *why)
{
    const struct kind *kind = commands_kind(cli->arguments.words[1], why);
    if (kind == NULL)
        return commands_fail(why);
    struct change_note note = note_of(cli, "add", kind->name);
    if (!change_begin(m, &note, why))
        return commands_fail(why);
    struct record *record = record_new(kind);
    bool done = edit(cli, m, record, why);
    if (done)
        puts(record_value(record, "code"));
    record_free(record);
    return done ? EXIT_DONE : commands_fail(why);
}

/* The record is read within the change, so that no other save comes between. */
int command_set(struct cli *cli, struct model *m, struct why *why)
{
    const struct kind *kind = NULL;
    const char *code = cli->arguments.words[1];
    struct change_note note = note_of(cli, "set", code);
    if (!change_begin(m, &note, why))
        return commands_fail(why);
    int64_t id = commands_record(m, code, &kind, why);
    struct record *record = id == 0 ? NULL : record_load(m, kind, id, why);
    bool done = record != NULL && edit(cli, m, record, why);
    record_free(record);
    if (record == NULL)
        change_cancel(m);
    return done ? EXIT_DONE : commands_fail(why);
}

/* Deletes in the order given; a record that only those deleted after it refer
 * to would be refused, so the whole is tried until nothing more goes. */
static bool delete_all(struct model *m, struct cli *cli, const struct kind **kinds_of,
                       const int64_t *ids, size_t count, struct buf *named, struct why *why)
{
    bool carry = options_given(&cli->arguments, OPTION_FORCE);
    bool *gone = mem_new(count, sizeof *gone);
    size_t left = count, before;
    do {
        before = left;
        for (size_t i = 0; i < count; i++)
            if (!gone[i] && change_delete(m, kinds_of[i], ids[i], carry, named, why)) {
                gone[i] = true;
                left--;
            }
    } while (left > 0 && left < before);
    free(gone);
    return left == 0;
}

int command_delete(struct cli *cli, struct model *m, struct why *why)
{
    size_t count = cli->arguments.count - 1;
    const struct kind **kinds_of = mem_new(count, sizeof *kinds_of);
    int64_t *ids = mem_new(count, sizeof *ids);
    struct buf named = {0}, about = {0};
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        ids[i] = commands_record(m, cli->arguments.words[i + 1], &kinds_of[i], why);
        done = ids[i] != 0;
        buf_printf(&about, "%s%s", i == 0 ? "" : " ", cli->arguments.words[i + 1]);
    }
    struct change_note note = note_of(cli, "delete", buf_text(&about));
    done = done && change_begin(m, &note, why) &&
           delete_all(m, cli, kinds_of, ids, count, &named, why) && change_commit(m, NULL, why);
    if (!done)
        change_cancel(m);
    else if (named.length > 0)
        commands_say(why->lang, N_("References emptied:\n%s"), buf_text(&named));
    buf_clear(&named);
    buf_clear(&about);
    free(ids);
    free(kinds_of);
    return done ? EXIT_DONE : commands_fail(why);
}
