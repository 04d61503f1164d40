/* See snapshots.h. */
#include "model/snapshots_inside.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/check.h"
#include "model/content.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/past.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 120 };

char *snapshots_name(const char *name)
{
    name += strspn(name, " ");
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] == ' ')
        length--;
    return mem_copy_bytes(name, length);
}

static bool check_name(const char *name, struct why *why)
{
    if (name[0] == '\0')
        return why_set(why, "A snapshot needs a name, such as \"Year 2026\".");
    if (!check_text(name, why))
        return false;
    if (strlen(name) > NAME_BYTES || strpbrk(name, "\n\r\t") != NULL)
        return why_set(why, "The name of a snapshot is one line of at most %d bytes.", NAME_BYTES);
    if (!past_means_moment(name))
        return true;
    return why_set(why,
                   "A snapshot cannot be called \"%s\", which means a moment by itself. Give it a "
                   "name such as \"Year 2026\".",
                   name);
}

static bool check_new(struct model *m, const char *name, struct why *why)
{
    struct statement *st = db_prepare(m->db, "SELECT entry FROM snapshot WHERE name = :name");
    db_bind_text(st, ":name", name);
    bool used = db_step(st);
    long long entry = used ? (long long)db_int(st, "entry") : 0;
    db_done(st);
    if (used)
        return why_set(why,
                       "There is a snapshot \"%s\" already, of entry %lld. Choose another name.",
                       name, entry);
    return db_ok(m->db, why);
}

bool snapshot_store(struct model *m, int64_t entry, const char *name, const char *content,
                    struct why *why)
{
    if (!check_new(m, name, why))
        return false;
    struct statement *st = db_prepare(
        m->db, "INSERT INTO snapshot (entry, name, content) VALUES (:entry, :name, :content)");
    db_bind_int(st, ":entry", entry);
    db_bind_text(st, ":name", name);
    db_bind_text(st, ":content", content);
    return db_do(st) || db_ok(m->db, why);
}

/* Seals M as NAME within the open change: in its table, and in the entry. */
static bool seal(struct model *m, const char *name, struct why *why)
{
    char content[DIGEST_TEXT];
    struct buf words = {0};
    if (!content_hash(m, content, why) || !snapshot_store(m, m->seq, name, content, why))
        return false;
    snapshots_words(name, content, &words);
    change_put_part(m, buf_text(&words), "", 0);
    buf_clear(&words);
    return true;
}

bool snapshot_put(struct model *m, const char *name, struct why *why)
{
    char *own = snapshots_name(name);
    bool done = check_name(own, why) && seal(m, own, why);
    free(own);
    return done;
}

void snapshots_words(const char *name, const char *content, struct buf *out)
{
    buf_puts(out, "snapshot\tsnapshot\t\t");
    history_put_text(name, strlen(name), out);
    buf_printf(out, "\tcontent\t\t%s\n", content);
}

bool snapshot_make(struct model *m, const char *name, const char *reason, int64_t *entry,
                   struct why *why)
{
    char *own = snapshots_name(name);
    const struct change_note note = {.what = "snapshot", .about = own, .why = reason};
    bool done = check_name(own, why) && change_begin(m, &note, why);
    if (done) {
        done = seal(m, own, why) && change_commit_kind(m, "event", 0, entry, why);
        if (!done)
            change_cancel(m);
    }
    free(own);
    return done;
}

bool snapshot_name_ok(struct model *m, const char *name, struct why *why)
{
    char *own = snapshots_name(name);
    model_begin_reading(m);
    bool good = check_name(own, why) && check_new(m, own, why);
    free(own);
    return good;
}

bool snapshots_list(struct model *m, struct snapshots *all, struct why *why)
{
    *all = (struct snapshots){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT s.entry, s.name, s.content, coalesce(j.hash, '') AS hash, "
               "coalesce(j.at, '') AS at, coalesce(j.who, '') AS who, coalesce(j.why, '') AS why, "
               "EXISTS (SELECT 1 FROM journal r WHERE r.seq < s.entry AND r.redacted_by > s.entry) "
               "AS redacted FROM snapshot s LEFT JOIN journal j ON j.seq = s.entry "
               "ORDER BY s.entry DESC");
    while (db_step(st)) {
        all->items = mem_grow(all->items, all->count, &all->capacity, sizeof *all->items);
        all->items[all->count++] = (struct snapshot){.entry = db_int(st, "entry"),
                                                     .name = mem_copy(db_text(st, "name")),
                                                     .content = mem_copy(db_text(st, "content")),
                                                     .hash = mem_copy(db_text(st, "hash")),
                                                     .at = mem_copy(db_text(st, "at")),
                                                     .who = mem_copy(db_text(st, "who")),
                                                     .why = mem_copy(db_text(st, "why")),
                                                     .redacted = db_int(st, "redacted") != 0};
    }
    if (db_ok(m->db, why))
        return true;
    snapshots_clear(all);
    return false;
}

void snapshots_clear(struct snapshots *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->items[i].name);
        free(all->items[i].content);
        free(all->items[i].hash);
        free(all->items[i].at);
        free(all->items[i].who);
        free(all->items[i].why);
    }
    free(all->items);
    *all = (struct snapshots){0};
}
