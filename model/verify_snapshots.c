/*
 * Are the snapshots what was sealed? Their table must hold what their entries in
 * the chain tell, no more and no less; the full check makes each of them anew.
 */
#include "model/verify_inside.h"

#include "model/buf.h"
#include "model/content.h"
#include "model/inside.h"
#include "model/replay.h"
#include "model/snapshots_inside.h"

#include <string.h>

/* Whether the entry of SNAPSHOT tells of it. */
static bool is_told(struct model *m, const struct snapshot *snapshot)
{
    struct buf words = {0};
    snapshots_words(snapshot->name, snapshot->content, &words);
    struct statement *st = db_prepare(
        m->db, "SELECT 1 FROM journal j JOIN journal_part p ON p.entry = j.seq WHERE "
               "j.seq = :seq AND (j.kind = 'event' AND j.what = 'snapshot' OR " SNAPSHOT_SEALING
               " AND " SNAPSHOT_STANDING ") AND "
               "p.words = :words AND EXISTS (SELECT 1 FROM snapshot s WHERE s.entry = "
               "j.seq AND s.name = :name AND s.content = :content)");
    /* What stands behind a NUL in the table shows where SQLite compares. */
    db_bind_text(st, ":name", snapshot->name);
    db_bind_text(st, ":content", snapshot->content);
    db_bind_int(st, ":seq", snapshot->entry);
    db_bind_text(st, ":words", buf_text(&words));
    bool told = db_step(st);
    db_done(st);
    buf_clear(&words);
    return told;
}

static void check_rows(struct model *m, const struct snapshots *all, struct verify_report *report)
{
    for (size_t i = 0; i < all->count; i++)
        if (!is_told(m, &all->items[i]))
            verify_finding(report, m->lang,
                           N_("The snapshot \"%s\" is not as entry %lld of the journal sealed it: "
                              "it was altered by another program."),
                           all->items[i].name, (long long)all->items[i].entry);
}

bool verify_snapshots(struct model *m, struct verify_report *report, struct why *why)
{
    struct snapshots all;
    if (!snapshots_list(m, &all, why))
        return false;
    check_rows(m, &all, report);
    struct statement *st =
        db_prepare(m->db, "SELECT seq FROM journal WHERE kind = 'event' AND what = 'snapshot' AND "
                          "seq NOT IN (SELECT entry FROM snapshot) UNION "
                          "SELECT j.seq FROM journal j JOIN journal_part p ON p.entry = j.seq "
                          "WHERE " SNAPSHOT_SEALING " AND " SNAPSHOT_STANDING
                          " AND j.seq NOT IN (SELECT entry FROM snapshot) ORDER BY 1");
    while (db_step(st))
        verify_finding(report, m->lang,
                       N_("The snapshot of entry %lld of the journal is not there any more: it was "
                          "taken out by another program."),
                       (long long)db_int(st, "seq"));
    report->snapshots = all.count;
    snapshots_clear(&all);
    return db_ok(m->db, why);
}

/* Holds SNAPSHOT against SCRATCH, to which the entries up to it were applied. */
static bool check_content(struct model *m, struct model *scratch, const struct snapshot *snapshot,
                          struct verify_report *report, struct why *why)
{
    char content[DIGEST_TEXT];
    if (!content_hash(scratch, content, why))
        return false;
    if (strcmp(content, snapshot->content) == 0)
        return true;
    /* A redaction makes another text of the past, and says so in the journal. */
    if (snapshot->redacted)
        report->snapshots_redacted++;
    else
        verify_finding(report, m->lang,
                       N_("The snapshot \"%s\" does not have the content that follows from the "
                          "journal up to entry %lld: it was forged."),
                       snapshot->name, (long long)snapshot->entry);
    return true;
}

bool verify_replay_snapshots(struct model *m, struct model *scratch, int64_t *failed,
                             struct verify_report *report, struct why *why)
{
    struct snapshots all;
    int64_t from = 0;
    *failed = 0;
    if (!snapshots_list(m, &all, why))
        return false;
    bool done = true;
    for (size_t i = all.count; i > 0 && done && *failed == 0; i--) {
        const struct snapshot *snapshot = &all.items[i - 1];
        done = replay_forwards(m, scratch->db, from, snapshot->entry, failed) || *failed != 0;
        if (done && *failed == 0)
            done = check_content(m, scratch, snapshot, report, why);
        from = snapshot->entry;
    }
    snapshots_clear(&all);
    return done && (*failed != 0 || replay_forwards(m, scratch->db, from, INT64_MAX, failed) ||
                    *failed != 0);
}
