/*
 * A person's rule at work: prepared and run under the guard, so that it only reads
 * and comes to an end. What goes wrong is told once, and the rule rests then.
 */
#include "model/rules_own_inside.h"

#include "model/db_guard.h"

#include <stdlib.h>
#include <string.h>

/* Steps of SQLite's machine for one rule: some seconds over all records, some
 * milliseconds after a save. */
enum { STEPS_WHOLE = 100000000, STEPS_CONCERNED = 200000 };

/* kind, id, field, detail. */
enum { COLUMNS = 4 };

/* Whether TABLE is one of records, of links, or made for rules. */
static bool own_may_read(const char *table)
{
    static const char *const made[] = {"category_law", "law", "statute", "concerned"};
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
        if (strcmp(table, made[i]) == 0)
            return true;
    for (size_t i = 0; i < kinds_count; i++) {
        if (strcmp(table, kinds[i].name) == 0)
            return true;
        for (size_t f = 0; f < kinds[i].field_count; f++) {
            char name[64];
            if (kinds[i].fields[f].type != TYPE_LINKS)
                continue;
            model_link_table(&kinds[i], &kinds[i].fields[f], name);
            if (strcmp(table, name) == 0)
                return true;
        }
    }
    return false;
}

static const char *const parameters[] = {":today", NULL};
static const char *const with_kind[] = {":today", ":kind", NULL};

/* The statement that runs RULE over REACH; blanks and a semicolon at its end are cut. */
static struct statement *prepare_within(struct db *db, const struct own_rule *rule,
                                        enum rule_reach reach, struct why *why)
{
    struct buf sql = {0};
    size_t line, length = strlen(rule->rule.sql);
    while (length > 0 && strchr(" \t\r\n;", rule->rule.sql[length - 1]) != NULL)
        length--;
    rules_wrap(rule->rule.sql, length, reach, &sql);
    struct statement *st = db_guard_prepare(db, buf_text(&sql), COLUMNS, with_kind, &line, why);
    buf_clear(&sql);
    return st;
}

bool own_prepare(struct own_rules *own, struct model *m, struct own_rule *rule)
{
    struct why why = {.lang = m->lang};
    size_t line = 0;
    db_guard_begin(m->db, own_may_read, STEPS_WHOLE);
    /* Alone first, so that a mistake is told with its line. */
    struct statement *alone =
        db_guard_prepare(m->db, rule->rule.sql, COLUMNS, parameters, &line, &why);
    bool done = alone != NULL;
    db_guard_free(alone);
    if (done) {
        rule->whole = prepare_within(m->db, rule, RULE_WHOLE, &why);
        rule->concerned = prepare_within(m->db, rule, RULE_CONCERNED, &why);
        line = 0;
        done = rule->whole != NULL && rule->concerned != NULL;
    }
    if (!done)
        own_problem(own, rule->path, rule->lines[OWN_SQL] + line, why.text);
    return db_guard_end(m->db, &why) && done;
}

static bool is_record(struct model *m, const struct kind *kind, int64_t id)
{
    struct statement *st = model_statement(m, "SELECT 1 FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    bool is = db_step(st);
    if (is)
        db_done(st);
    return is;
}

/* Takes the rows of ST; the first that names no field of a record ends the rule. */
static void take_rows(struct model *m, struct own_rule *rule, struct statement *st,
                      struct findings *found, struct why *why)
{
    while (!rule->broken && db_step(st)) {
        const struct kind *kind = kinds_find(db_text_at(st, 0));
        size_t field = kind == NULL ? 0 : findings_field(kind, db_text_at(st, 2));
        if (kind == NULL)
            rule->broken = !why_set(why, "A row names the kind \"%s\", which there is not.",
                                    db_text_at(st, 0));
        else if (field == kind->field_count)
            rule->broken = !why_set(why, "A row names the field \"%s\", which %s does not have.",
                                    db_text_at(st, 2), kind->label[why->lang]);
        else if (is_record(m, kind, db_int_at(st, 1)))
            findings_add(found, &rule->rule, kind, db_int_at(st, 1), field, db_text_at(st, 3));
        else
            rule->broken = !why_set(why,
                                    "A row names a record of %s that does not exist: id must "
                                    "be the number of the record.",
                                    kind->label[why->lang]);
    }
    db_done(st);
}

/* Runs ST of RULE. Whether it took more than STEPS, which over all records is a
 * problem of the rule. */
static bool run(struct rulebook *book, struct own_rule *rule, struct statement *st, int64_t steps,
                struct findings *found)
{
    struct model *m = book->m;
    struct why why = {.lang = m->lang};
    db_guard_begin(m->db, own_may_read, steps);
    if (db_takes(st, ":today"))
        db_bind_text(st, ":today", book->today);
    take_rows(m, rule, st, found, &why);
    bool too_long = db_guard_ran_out(m->db);
    bool failed = !db_guard_end(m->db, &why);
    rule->broken = rule->broken || (failed && !(too_long && steps == STEPS_CONCERNED));
    if (rule->broken)
        own_problem(book->own, rule->path, rule->lines[OWN_SQL], why.text);
    return too_long;
}

void own_run_whole(struct rulebook *book, size_t number, struct findings *found)
{
    struct own_rule *rule = book->own->list[number];
    if (!rule->broken)
        run(book, rule, rule->whole, STEPS_WHOLE, found);
}

/* What takes too long after a save is left to the check of all records. */
void own_run_concerned(struct rulebook *book, size_t number, const struct kind *kind,
                       struct findings *found)
{
    struct own_rule *rule = book->own->list[number];
    if (rule->broken || rule->slow)
        return;
    db_bind_text(rule->concerned, ":kind", kind->name);
    rule->slow = run(book, rule, rule->concerned, STEPS_CONCERNED, found);
}
