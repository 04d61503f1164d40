/*
 * See backup.h. SQLite's online backup copies page by page under a lock, so
 * other processes go on working; the copy is opened and verified before it
 * takes its name.
 */
#include "model/backup.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/leftovers.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/search.h"
#include "model/system.h"
#include "model/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Gives TEMPORARY its name, so that two backups at once cannot overwrite each other. */
static bool take_name(const char *temporary, const char *path, bool replace, struct why *why)
{
    if (leftovers_move(temporary, path, replace)) {
        leftovers_sync_folder(path);
        return true;
    }
    if (errno == EEXIST)
        return why_set(why,
                       "%s exists already and was not touched. Choose another name, or give "
                       "--force.",
                       path);
    return why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path,
                         system_words(why->lang, errno).text);
}

/* Writes what M holds to TEMPORARY, which is to become PATH. */
static bool write_temporary(struct model *m, const char *temporary, const char *path,
                            struct why *why)
{
    struct db *copy = db_create(temporary, path, why);
    if (copy == NULL)
        return false;
    db_work_like(copy, m->db);
    bool done = db_copy(copy, m->db, why) && verify_copy(copy, why);
    db_close(copy);
    if (done)
        leftovers_sync(temporary);
    return done;
}

/* Whether PATH may be written: nothing is there, or with REPLACE an ordinary
 * file that is not the inventory itself. */
static bool check_target(struct model *m, const char *path, bool replace, struct why *why)
{
    struct stat target, own;
    if (lstat(path, &target) != 0)
        return true;
    if (!replace)
        return why_set(why,
                       "%s exists already and was not touched. Choose another name, or give "
                       "--force.",
                       path);
    if (!S_ISREG(target.st_mode))
        return why_set(why, "%s is not an ordinary file and was not touched. Choose another name.",
                       path);
    if (stat(m->path, &own) == 0 && own.st_dev == target.st_dev && own.st_ino == target.st_ino)
        return why_set(why, "%s is the inventory itself. Choose another name.", path);
    return true;
}

bool backup_write(struct model *m, const char *path, bool replace, struct why *why)
{
    if (!check_target(m, path, replace, why))
        return false;
    struct buf temporary = {0};
    leftovers_remove(path);
    leftovers_name(path, &temporary);
    buf_puts(&temporary, "copy");
    struct stat there;
    bool ours = lstat(buf_text(&temporary), &there) != 0;
    bool done = write_temporary(m, buf_text(&temporary), path, why) &&
                take_name(buf_text(&temporary), path, replace, why);
    if (ours)
        unlink(buf_text(&temporary));
    buf_clear(&temporary);
    return done;
}

/* The first free name "PATH.before-restore-N". */
static void free_name(const char *path, struct buf *name)
{
    for (int i = 1; i == 1 || access(buf_text(name), F_OK) == 0; i++) {
        buf_empty(name);
        buf_printf(name, "%s.before-restore-%d", path, i);
    }
}

static bool check_source(struct db *from, struct why *why)
{
    int version = (int)db_number(from, "PRAGMA user_version", 0, 0);
    if (version > migrations_count)
        return why_set_class(why, WHY_FILE,
                             "The backup is of a newer daicho and was not restored. Install that "
                             "version first.");
    return verify_copy(from, why);
}

/* What SOURCE holds as it shall stand in the place of M, ABOUT told by its journal: a
 * copy of its own, so that M changes in one step. NULL with WHY. */
static struct model *make_ready(struct model *m, struct db *source, const char *about,
                                struct why *why)
{
    const struct model_options options = {.lang = m->lang, .who = m->who, .now = m->now};
    struct db *db = db_open(NULL, DB_TEMPORARY, why);
    if (db == NULL)
        return NULL;
    if (!db_copy(db, source, why) || !migrations_run(db, why)) {
        db_close(db);
        return NULL;
    }
    struct model *ready = model_on(db, m->path, &options);
    if (search_renew(ready, why) && journal_event(ready, "restore", about, why))
        return ready;
    model_close(ready);
    return NULL;
}

/* Whether M holds what READY does, told by the heads of their journals: a copy may report
 * an error although it was done. */
static bool has_taken(struct model *m, struct model *ready, struct why *why)
{
    int64_t seq, wanted;
    char head[DIGEST_TEXT], wanted_head[DIGEST_TEXT];
    struct why ignored = {.lang = m->lang};
    if (!journal_head(m, &seq, head, &ignored))
        return db_unsure(m->db, why);
    return journal_head(ready, &wanted, wanted_head, &ignored) && strcmp(head, wanted_head) == 0;
}

/* Has M hold what SOURCE does, which was checked. */
static bool take_over(struct model *m, struct db *source, const char *about, struct why *why)
{
    struct model *ready = make_ready(m, source, about, why);
    bool done = ready != NULL && (db_copy(m->db, ready->db, why) || has_taken(m, ready, why));
    model_close(ready);
    return done;
}

/* What the journal tells of a restoring from FROM, before which all was kept as KEPT. */
static void tell_about(const char *from, const char *kept, struct buf *about)
{
    const char *base = strrchr(from, '/');
    buf_puts(about, base == NULL ? from : base + 1);
    if (kept[0] != '\0')
        buf_printf(about, " (%s)", kept);
}

bool backup_restore(struct model *m, const char *from, struct buf *kept, struct why *why)
{
    if (!model_may_write(m, why))
        return false;
    struct db *source = db_open(from, DB_READ_WRITE, why);
    if (source == NULL)
        return false;
    struct buf about = {0};
    free_name(m->path, kept);
    tell_about(from, buf_text(kept), &about);
    bool done = check_source(source, why) && backup_write(m, buf_text(kept), false, why) &&
                take_over(m, source, buf_text(&about), why);
    db_close(source);
    buf_clear(&about);
    return done;
}

/* Whether FROM holds a sound inventory that this program knows. */
static bool check_backup(const char *from, struct why *why)
{
    struct db *source = db_open(from, DB_READ_WRITE, why);
    bool sound = source != NULL && check_source(source, why);
    db_close(source);
    return sound;
}

/* Makes the inventory at PATH, where nothing is, from FROM; its journal tells of KEPT. */
static bool restore_new(const char *path, const char *from, const char *kept,
                        const struct model_options *options, struct why *why)
{
    struct model *m = model_create(path, options, why);
    if (m == NULL)
        return false;
    struct buf about = {0};
    tell_about(from, kept, &about);
    struct db *source = db_open(from, DB_READ_WRITE, why);
    bool done =
        source != NULL && check_source(source, why) && take_over(m, source, buf_text(&about), why);
    db_close(source);
    model_close(m);
    buf_clear(&about);
    if (!done)
        unlink(path);
    return done;
}

/* What SQLite left beside PATH goes beside KEPT. */
static void move_journal(const char *path, const char *kept)
{
    struct buf from = {0}, to = {0};
    buf_printf(&from, "%s-journal", path);
    buf_printf(&to, "%s-journal", kept);
    rename(buf_text(&from), buf_text(&to));
    buf_clear(&from);
    buf_clear(&to);
}

/* Has FRESH stand at PATH, and what was there at KEPT; or all is as it was. */
static bool change_places(const char *fresh, const char *path, const char *kept)
{
    /* Not every file system gives a file two names. */
    if (link(path, kept) != 0 && rename(path, kept) != 0)
        return false;
    move_journal(path, kept);
    if (rename(fresh, path) == 0)
        return true;
    int error = errno;
    move_journal(kept, path);
    rename(kept, path);
    unlink(kept); /* of two names of one file, rename() leaves both */
    errno = error;
    return false;
}

/* Restores FROM in the place of PATH, which cannot be opened. There is a file at PATH at any
 * moment, and what was there is kept. */
static bool restore_over(const char *path, const char *from, const struct model_options *options,
                         struct buf *kept, struct why *why)
{
    struct buf fresh = {0};
    leftovers_remove(path);
    leftovers_name(path, &fresh);
    buf_puts(&fresh, "restored");
    free_name(path, kept);
    bool done = restore_new(buf_text(&fresh), from, buf_text(kept), options, why);
    if (done && !change_places(buf_text(&fresh), path, buf_text(kept))) {
        done = why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path,
                             system_words(why->lang, errno).text);
        unlink(buf_text(&fresh));
    }
    if (done)
        leftovers_sync_folder(path);
    else
        buf_clear(kept);
    buf_clear(&fresh);
    return done;
}

bool backup_replace(const char *path, const char *from, const struct model_options *options,
                    struct buf *kept, struct why *why)
{
    struct stat status;
    if (!model_allowed(options, why) || !check_backup(from, why))
        return false;
    if (lstat(path, &status) != 0)
        return restore_new(path, from, "", options, why);
    struct model *m = model_open(path, options, why);
    if (m != NULL) {
        bool done = backup_restore(m, from, kept, why);
        model_close(m);
        return done;
    }
    /* Another program may hold it, or memory be short: it is as good as ever. */
    if (why->passing || !S_ISREG(status.st_mode))
        return false;
    return restore_over(path, from, options, kept, why);
}
