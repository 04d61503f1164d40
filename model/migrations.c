/*
 * The steps from an empty file to the present schema. Append only: a step
 * that was released is never edited, removed or moved, since files out there
 * have taken it. `undo_from` is raised where a step makes older journal
 * entries impossible to apply (a dropped column); added columns do not.
 *
 * A column that is added must also be written once in every row: for a row
 * that was not, the session extension of SQLite 3.40 records NULL as the old
 * value instead of the default, and such a change can be neither undone nor
 * replayed. tests/migrations-test.c found it.
 */
#include "model/migrations.h"

#include "model/db.h"

#include <stdio.h>

const struct migration migrations[] = {
    /* 1: the nineteen kinds, their links, the journal. */
    {.run = schema_1, .undo_from = 1},
    /* 2: notices tell what contractors are bound to, which no field held. */
    {.sql = "ALTER TABLE entrustment ADD COLUMN safeguards TEXT NOT NULL DEFAULT '';"
            "UPDATE entrustment SET safeguards = ''",
     .undo_from = 1},
    /* 3: search.h and the drafts of open forms. Neither is recorded in the
     * journal: the one follows from the records, the others are not saved yet. */
    {.sql = "CREATE TABLE search ("
            " block INTEGER PRIMARY KEY NOT NULL,"
            " kind TEXT NOT NULL,"
            " first INTEGER NOT NULL," /* the lowest record number in it */
            " ids BLOB NOT NULL,"
            " texts BLOB," /* NULL: to be made from the records */
            " UNIQUE (kind, first)) STRICT;"
            "CREATE INDEX search_missing ON search (block) WHERE texts IS NULL;"
            "CREATE TABLE draft ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " who TEXT NOT NULL,"
            " at TEXT NOT NULL," /* ISO 8601, UTC */
            " kind TEXT NOT NULL,"
            " record INTEGER NOT NULL," /* 0: a new one */
            " rev INTEGER NOT NULL,"    /* of the record when the form was opened */
            " content TEXT NOT NULL) STRICT",
     .undo_from = 1},
    /* 4: the texts of search.h by field, so that an order or a filter reads the
     * fields that it needs and no others. */
    {.sql = "DROP TABLE search;"
            "CREATE TABLE search ("
            " block INTEGER PRIMARY KEY NOT NULL,"
            " kind TEXT NOT NULL,"
            " first INTEGER NOT NULL," /* the lowest record number in it */
            " ids BLOB NOT NULL,"
            " made INTEGER NOT NULL," /* 0: its texts are to be made from the records */
            " UNIQUE (kind, first)) STRICT;"
            "CREATE INDEX search_missing ON search (block) WHERE made = 0;"
            "CREATE TABLE search_text ("
            " at INTEGER PRIMARY KEY NOT NULL," /* 64 * block + field */
            " texts BLOB NOT NULL) STRICT",
     .undo_from = 1},
    /* 5: the law: dates from which periods run, what Article 28 asks where a
     * contractor or a joint user is abroad, and three kinds: rules switched off
     * for a record, notices as they were published, paragraphs held against
     * the records. */
    {.sql = "ALTER TABLE organization ADD COLUMN fiscal_month TEXT NOT NULL DEFAULT '';"
            "UPDATE organization SET fiscal_month = '';"
            "ALTER TABLE entrustment ADD COLUMN ended_on TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE entrustment ADD COLUMN country_unknown_reason TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE entrustment ADD COLUMN foreign_system TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE entrustment ADD COLUMN foreign_measures TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE entrustment ADD COLUMN foreign_missing_reason TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE entrustment ADD COLUMN foreign_substitute TEXT NOT NULL DEFAULT '';"
            "UPDATE entrustment SET ended_on = '', country_unknown_reason = '', "
            "foreign_system = '', foreign_measures = '', foreign_missing_reason = '', "
            "foreign_substitute = '';"
            "ALTER TABLE joint_use ADD COLUMN country_unknown_reason TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_system TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_measures TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_missing_reason TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_substitute TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_ground TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE joint_use ADD COLUMN foreign_checked_on TEXT NOT NULL DEFAULT '';"
            "UPDATE joint_use SET country_unknown_reason = '', foreign_system = '', "
            "foreign_measures = '', foreign_missing_reason = '', foreign_substitute = '', "
            "foreign_ground = '', foreign_checked_on = '';"
            "ALTER TABLE retention ADD COLUMN event_on TEXT NOT NULL DEFAULT '';"
            "UPDATE retention SET event_on = '';"
            "CREATE TABLE waiver ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " rule TEXT NOT NULL DEFAULT '',"
            " record TEXT NOT NULL DEFAULT '',"
            " reason TEXT NOT NULL DEFAULT '',"
            " decided_on TEXT NOT NULL DEFAULT '',"
            " decided_by TEXT NOT NULL DEFAULT '',"
            " valid_until TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX waiver_by_name ON waiver (name);"
            "CREATE TABLE publication ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " notice INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,"
            " published_on TEXT NOT NULL DEFAULT '',"
            " place TEXT NOT NULL DEFAULT '',"
            " language TEXT NOT NULL DEFAULT '',"
            " wording TEXT NOT NULL DEFAULT '',"
            " statements TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX publication_by_name ON publication (name);"
            "CREATE INDEX publication_by_notice ON publication (notice);"
            "CREATE TABLE pin ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " notice INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,"
            " heading TEXT NOT NULL DEFAULT '',"
            " wording TEXT NOT NULL DEFAULT '',"
            " records TEXT NOT NULL DEFAULT '',"
            " pinned_on TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX pin_by_name ON pin (name);"
            "CREATE INDEX pin_by_notice ON pin (notice)",
     .undo_from = 1},
    /* 6: seen.h, which like the texts is not recorded in the journal. */
    {.sql = "CREATE TABLE seen ("
            " file INTEGER PRIMARY KEY NOT NULL,"
            " program TEXT NOT NULL," /* build.h */
            " context TEXT NOT NULL,"
            " entry INTEGER NOT NULL) STRICT;" /* of the journal */
            "CREATE TABLE seen_rows ("
            " at INTEGER PRIMARY KEY NOT NULL," /* 2^20 * file + number of the blob */
            " rows BLOB NOT NULL) STRICT",
     .undo_from = 1},
    /* 7: the year: rounds of stock-taking and what became of each data category in
     * them; the names of sealed states, which stand in the journal too; whole files
     * in seen.h; what came with files that were merged. */
    {.sql = "CREATE TABLE campaign ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,"
            " filter TEXT NOT NULL DEFAULT '',"
            " started_on TEXT NOT NULL DEFAULT '',"
            " due_on TEXT NOT NULL DEFAULT '',"
            " approved_on TEXT NOT NULL DEFAULT '',"
            " approved_by TEXT NOT NULL DEFAULT '',"
            " closed_on TEXT NOT NULL DEFAULT '',"
            " snapshot TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX campaign_by_name ON campaign (name);"
            "CREATE INDEX campaign_by_organization ON campaign (organization);"
            "CREATE TABLE campaign_departments ("
            " source INTEGER NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX campaign_departments_by_target ON campaign_departments (target);"
            "CREATE TABLE review ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,"
            " category INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,"
            " department INTEGER REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,"
            " sent_on TEXT NOT NULL DEFAULT '',"
            " outcome TEXT NOT NULL DEFAULT '',"
            " reviewed_on TEXT NOT NULL DEFAULT '',"
            " reviewer TEXT NOT NULL DEFAULT '',"
            " comment TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX review_by_name ON review (name);"
            "CREATE INDEX review_by_campaign ON review (campaign, department, outcome);"
            "CREATE INDEX review_by_category ON review (category);"
            "CREATE INDEX review_by_department ON review (department);"
            "CREATE TABLE snapshot ("
            " entry INTEGER PRIMARY KEY NOT NULL," /* of the journal, by which it was sealed */
            " name TEXT NOT NULL UNIQUE,"
            " content TEXT NOT NULL) STRICT;" /* hash of all records */
            "CREATE TABLE seen_whole ("       /* seen.h */
            " digest TEXT PRIMARY KEY NOT NULL,"
            " entry INTEGER NOT NULL," /* of the journal */
            " rows INTEGER NOT NULL,"
            " told TEXT NOT NULL) STRICT;"
            /* Entries of the journals of files that were merged (others.h). */
            "CREATE TABLE other_entry ("
            " merge INTEGER NOT NULL," /* the entry of journal by which they came */
            " seq INTEGER NOT NULL,"   /* what follows is as the other journal has it */
            " at TEXT NOT NULL,"
            " who TEXT NOT NULL,"
            " kind TEXT NOT NULL,"
            " target INTEGER,"
            " what TEXT NOT NULL,"
            " about TEXT NOT NULL,"
            " why TEXT NOT NULL,"
            " version INTEGER NOT NULL,"
            " content TEXT NOT NULL,"
            " previous TEXT NOT NULL,"
            " hash TEXT NOT NULL,"
            " redacted_by INTEGER,"
            " PRIMARY KEY (merge, seq)) STRICT;"
            "CREATE INDEX other_entry_by_hash ON other_entry (hash);"
            "CREATE TABLE other_part ("
            " merge INTEGER NOT NULL,"
            " entry INTEGER NOT NULL," /* seq of other_entry */
            " part INTEGER NOT NULL,"
            " words TEXT NOT NULL,"
            " changes BLOB NOT NULL,"
            " PRIMARY KEY (merge, entry, part)) STRICT",
     .undo_from = 1},
    /* 8: the logs of incidents and of requests by persons. */
    {.sql = "CREATE TABLE incident ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " happened TEXT NOT NULL DEFAULT '',"
            " summary TEXT NOT NULL DEFAULT '',"
            " known_on TEXT NOT NULL DEFAULT '',"
            " occurred_on TEXT NOT NULL DEFAULT '',"
            " state TEXT NOT NULL DEFAULT '',"
            " organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,"
            " persons INTEGER,"
            " persons_known TEXT NOT NULL DEFAULT '',"
            " cause TEXT NOT NULL DEFAULT '',"
            " heads TEXT NOT NULL DEFAULT '',"
            " secondary TEXT NOT NULL DEFAULT '',"
            " preliminary_on TEXT NOT NULL DEFAULT '',"
            " final_on TEXT NOT NULL DEFAULT '',"
            " reported_to TEXT NOT NULL DEFAULT '',"
            " controller_told_on TEXT NOT NULL DEFAULT '',"
            " notified_on TEXT NOT NULL DEFAULT '',"
            " notified_how TEXT NOT NULL DEFAULT '',"
            " substitute TEXT NOT NULL DEFAULT '',"
            " published_on TEXT NOT NULL DEFAULT '',"
            " prevention TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX incident_by_name ON incident (name);"
            "CREATE INDEX incident_by_organization ON incident (organization);"
            "CREATE TABLE incident_parties ("
            " source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX incident_parties_by_target ON incident_parties (target);"
            "CREATE TABLE incident_categories ("
            " source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX incident_categories_by_target ON incident_categories (target);"
            "CREATE TABLE incident_items ("
            " source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX incident_items_by_target ON incident_items (target);"
            "CREATE TABLE incident_storages ("
            " source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES storage (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX incident_storages_by_target ON incident_storages (target);"
            "CREATE TABLE request ("
            " id INTEGER PRIMARY KEY NOT NULL,"
            " rev INTEGER NOT NULL,"
            " code TEXT NOT NULL UNIQUE,"
            " name TEXT NOT NULL,"
            " request_type TEXT NOT NULL DEFAULT '',"
            " received_on TEXT NOT NULL DEFAULT '',"
            " due_on TEXT NOT NULL DEFAULT '',"
            " organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,"
            " desk INTEGER REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,"
            " procedure INTEGER REFERENCES procedure (id) DEFERRABLE INITIALLY DEFERRED,"
            " done_on TEXT NOT NULL DEFAULT '',"
            " outcome TEXT NOT NULL DEFAULT '',"
            " refusal_ground TEXT NOT NULL DEFAULT '',"
            " reason TEXT NOT NULL DEFAULT '',"
            " fee TEXT NOT NULL DEFAULT '',"
            " remarks TEXT NOT NULL DEFAULT '') STRICT;"
            "CREATE INDEX request_by_name ON request (name);"
            "CREATE INDEX request_by_organization ON request (organization);"
            "CREATE INDEX request_by_desk ON request (desk);"
            "CREATE INDEX request_by_procedure ON request (procedure);"
            "CREATE TABLE request_categories ("
            " source INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,"
            " target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,"
            " position INTEGER NOT NULL,"
            " PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX request_categories_by_target ON request_categories (target)",
     .undo_from = 1},
    /* 9: incidents that are told to authorities under the GDPR. */
    {.sql = "ALTER TABLE incident ADD COLUMN abroad_told_on TEXT NOT NULL DEFAULT '';"
            "UPDATE incident SET abroad_told_on = ''",
     .undo_from = 1},
    /* 10: whose a purpose, a measure and a transmission are, in a group of companies. */
    {.sql = "ALTER TABLE purpose ADD COLUMN organization INTEGER REFERENCES organization (id)"
            " DEFERRABLE INITIALLY DEFERRED;"
            "CREATE INDEX purpose_by_organization ON purpose (organization);"
            "ALTER TABLE measure ADD COLUMN organization INTEGER REFERENCES organization (id)"
            " DEFERRABLE INITIALLY DEFERRED;"
            "CREATE INDEX measure_by_organization ON measure (organization);"
            "ALTER TABLE transmission ADD COLUMN organization INTEGER REFERENCES organization (id)"
            " DEFERRABLE INITIALLY DEFERRED;"
            "CREATE INDEX transmission_by_organization ON transmission (organization)",
     .undo_from = 1},
};

const int migrations_count = sizeof migrations / sizeof migrations[0];

const char migrations_digest[] = "3731e5bb8528d38d194e7c96e1e11c6bce31b55b164a97148f13707dd86347af";

static bool migrate_step(struct db *db, int step)
{
    char version[64];
    snprintf(version, sizeof version, "PRAGMA user_version = %d", step + 1);
    const struct migration *migration = &migrations[step];
    return (migration->sql == NULL || db_run(db, migration->sql)) &&
           (migration->run == NULL || migration->run(db)) && db_run(db, version);
}

/* Ends what was migrated. A COMMIT may report an error although the steps are on the
 * disk, so the version is read again. */
static bool commit(struct db *db, int version, struct migrations_end *end, struct why *why)
{
    if (db_run(db, "COMMIT"))
        return true;
    bool idle = db_idle(db), result = db_ok(db, why);
    if (!idle) {
        db_roll_back(db);
        db_forget(db);
        return result;
    }
    int64_t now = db_number(db, "PRAGMA user_version", 0, 0);
    end->unsure = db_failed(db);
    return end->unsure ? db_unsure(db, why) : now == version;
}

/* Another process may have migrated while this one waited for the lock, so
 * the version is read again inside the transaction. */
static bool migrate_to(struct db *db, int version, struct migrations_end *end, struct why *why)
{
    if (!db_run(db, "BEGIN EXCLUSIVE"))
        return db_ok(db, why);
    bool done = true;
    int from = (int)db_number(db, "PRAGMA user_version", 0, 0);
    for (int step = from; step < version && done; step++)
        done = migrate_step(db, step);
    if (done && from < version && end->finish != NULL)
        done = end->finish(end->context);
    if (done && !db_failed(db))
        return commit(db, version, end, why);
    bool result = db_ok(db, why);
    db_roll_back(db);
    db_forget(db);
    return result;
}

bool migrations_replay(struct db *db, int version, struct why *why)
{
    return migrate_to(db, version, &(struct migrations_end){0}, why);
}

bool migrations_run_with(struct db *db, struct migrations_end *end, struct why *why)
{
    int version = (int)db_number(db, "PRAGMA user_version", 0, 0);
    if (!db_ok(db, why))
        return false;
    return version >= migrations_count || migrate_to(db, migrations_count, end, why);
}

bool migrations_run(struct db *db, struct why *why)
{
    return migrations_run_with(db, &(struct migrations_end){0}, why);
}
