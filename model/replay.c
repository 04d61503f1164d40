/* See replay.h. */
#include "model/replay.h"

#include "model/changeset.h"
#include "model/inside.h"

static int refuse(void *context, int conflict, sqlite3_changeset_iter *at)
{
    (void)context;
    (void)conflict;
    (void)at;
    return SQLITE_CHANGESET_ABORT;
}

/* Whether CODE tells of the machine or of a person's wish, not of the changes. */
static bool is_outside(int code)
{
    int primary = code & 0xff;
    return primary == SQLITE_INTERRUPT || primary == SQLITE_NOMEM || primary == SQLITE_FULL ||
           primary == SQLITE_IOERR;
}

static int apply(struct db *to, const void *changes, size_t length)
{
    return sqlite3changeset_apply(db_handle(to), (int)length, (void *)changes, NULL, refuse, NULL);
}

static int apply_inverted(struct db *to, const void *changes, size_t length)
{
    int size = 0;
    void *inverted = NULL;
    int code = sqlite3changeset_invert((int)length, changes, &size, &inverted);
    if (code == SQLITE_OK)
        code = apply(to, inverted, (size_t)size);
    sqlite3_free(inverted);
    return code;
}

/* Applies all parts that ST gives. */
static bool replay(struct model *m, struct db *to, struct statement *st, bool inverted,
                   int64_t *failed)
{
    int code = SQLITE_OK;
    *failed = 0;
    while (code == SQLITE_OK && *failed == 0 && db_step(st)) {
        size_t length;
        const void *changes = db_blob(st, "changes", &length);
        if (length == 0)
            continue;
        bool sound = changeset_sound(m, changes, length);
        if (db_failed(m->db))
            break;
        if (!sound)
            *failed = db_int(st, "entry");
        else
            code = inverted ? apply_inverted(to, changes, length) : apply(to, changes, length);
        if (is_outside(code))
            db_note(to, code);
        else if (code != SQLITE_OK)
            *failed = db_int(st, "entry");
    }
    db_done(st);
    return code == SQLITE_OK && *failed == 0 && !db_failed(m->db);
}

bool replay_forwards(struct model *m, struct db *to, int64_t from, int64_t upto, int64_t *failed)
{
    struct statement *st = db_prepare(
        m->db, "SELECT entry, changes FROM journal_part WHERE entry > :from AND entry <= :upto "
               "ORDER BY entry, part");
    db_bind_int(st, ":from", from);
    db_bind_int(st, ":upto", upto);
    return replay(m, to, st, false, failed);
}

bool replay_backwards(struct model *m, struct db *to, int64_t downto, int64_t *failed)
{
    struct statement *st =
        db_prepare(m->db, "SELECT entry, changes FROM journal_part WHERE entry > :downto "
                          "ORDER BY entry DESC, part DESC");
    db_bind_int(st, ":downto", downto);
    return replay(m, to, st, true, failed);
}
