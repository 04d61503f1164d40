/*
 * Opening an inventory: is it one, is it ours to migrate, was another program at its
 * tables. A file of a newer program opens for reading only.
 */
#include "model/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/chain.h"
#include "model/inside.h"
#include "model/leftovers.h"
#include "model/migrations.h"
#include "model/search.h"
#include "model/system.h"
#include "model/verify.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool model_prepare(struct db *db, struct why *why)
{
    char mark[64];
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d", MODEL_APPLICATION_ID);
    return (db_run(db, mark) || db_ok(db, why)) && migrations_run(db, why);
}

struct model *model_scratch(const struct model_options *options, struct why *why)
{
    struct db *db = db_open(NULL, DB_MEMORY, why);
    if (db == NULL)
        return NULL;
    if (model_prepare(db, why) && db_ok(db, why))
        return model_on(db, "", options);
    db_close(db);
    return NULL;
}

static bool refuse_existing(const char *path, struct why *why)
{
    return why_set_class(why, WHY_FILE,
                         "%s exists already and was not touched. Choose another name, or open "
                         "it with 'daicho -f %s'.",
                         path, path);
}

/* Makes an empty inventory as TEMPORARY and moves it to PATH. */
static bool make_file(const char *temporary, const char *path, struct why *why)
{
    struct db *db = db_create(temporary, path, why);
    if (db == NULL)
        return false;
    bool made = model_prepare(db, why) && db_ok(db, why);
    db_close(db);
    if (made && !leftovers_move(temporary, path, false))
        made = errno == EEXIST ? refuse_existing(path, why)
                               : why_set_class(why, WHY_FILE, "%s cannot be written: %s.", path,
                                               system_words(why->lang, errno).text);
    if (made)
        leftovers_sync_folder(path);
    else
        unlink(temporary);
    return made;
}

struct model *model_create(const char *path, const struct model_options *options, struct why *why)
{
    struct buf temporary = {0};
    struct db *db = NULL;
    if (!model_allowed(options, why))
        return NULL;
    if (access(path, F_OK) == 0) {
        refuse_existing(path, why);
        return NULL;
    }
    /* Killed midway it leaves nothing at PATH that looks like an inventory and is none. In a
       container the next process has the same number. */
    unsigned number;
    sqlite3_randomness(sizeof number, &number);
    leftovers_remove(path);
    leftovers_name(path, &temporary);
    buf_printf(&temporary, "new-%x", number);
    if (make_file(buf_text(&temporary), path, why)) {
        db = db_open(path, DB_READ_WRITE, why);
        if (db == NULL)
            unlink(path);
    }
    buf_clear(&temporary);
    return db == NULL ? NULL : model_on(db, path, options);
}

/* Whether the file is an inventory at all. An empty file is not: it may be
 * the rest of something else. */
static bool known_file(struct db *db, const char *path, struct why *why)
{
    int64_t id = db_number(db, "PRAGMA application_id", 0, 0);
    int64_t version = db_number(db, "PRAGMA user_version", 0, 0);
    if (!db_ok(db, why))
        return false;
    if (id == MODEL_APPLICATION_ID && version > 0)
        return true;
    return why_set_class(why, WHY_FILE,
                         "%s is not an inventory of daicho. Give the path of an inventory, or make "
                         "one with 'daicho -f FILE init'.",
                         path);
}

/* Whether the file COPY is sound and of the same version and journal as M. */
static bool is_copy(struct model *m, const char *copy)
{
    struct why ignored = {.lang = m->lang};
    char hash[DIGEST_TEXT], head[DIGEST_TEXT];
    int64_t seq, last;
    struct db *db = db_open(copy, DB_READ, &ignored);
    if (db == NULL)
        return false;
    bool same = verify_copy(db, &ignored) && db_number(db, "PRAGMA user_version", 0, -1) ==
                                                 db_number(m->db, "PRAGMA user_version", 0, 0);
    if (same) {
        chain_head(db, &seq, hash);
        chain_head(m->db, &last, head);
        same = seq == last && strcmp(hash, head) == 0;
    }
    db_close(db);
    return same;
}

/* Copies the file of VERSION to the first free name beside it, unless a copy is there:
 * an earlier try, or another process, may have made it. */
static bool keep_copy(struct model *m, int version, struct why *why)
{
    struct buf path = {0};
    bool kept = false;
    for (int i = 1; !kept; i++) {
        buf_empty(&path);
        buf_printf(&path, i == 1 ? "%s.version-%d" : "%s.version-%d-%d", m->path, version, i);
        if (access(buf_text(&path), F_OK) == 0)
            kept = is_copy(m, buf_text(&path));
        else if (backup_write(m, buf_text(&path), false, why))
            kept = true;
        else if (access(buf_text(&path), F_OK) == 0)
            kept = is_copy(m, buf_text(&path));
        else
            break;
    }
    buf_clear(&path);
    return kept;
}

static bool make_texts(void *context)
{
    return search_make_anew(context);
}

static bool refuse_older(struct why *why)
{
    return why_set_class(why, WHY_FILE,
                         "The inventory is of an older daicho and must be brought up to date "
                         "before it is read. Open it once with the right to write, without "
                         "--readonly.");
}

/* Why the file could not be brought up to date, before the reason that WHY holds; where it is
 * UNSURE whether it was, that reason says so. */
static bool explain_older(bool unsure, struct why *why)
{
    struct why reason = *why;
    if (unsure)
        return why_set_class(why, WHY_FILE,
                             "The inventory is of an older daicho and was being brought up to "
                             "date. %s",
                             reason.text);
    return why_set_class(why, WHY_FILE,
                         "The inventory is of an older daicho. It could not be copied and brought "
                         "up to date, and was not changed. %s",
                         reason.text);
}

/* Where the file is older than the program it is copied before its schema changes: nothing
 * is lost if the new program disappoints. It is held meanwhile, so that the copy is of that
 * version. */
static bool bring_up(struct model *m, struct why *why)
{
    if (!model_hold(m, why))
        return false;
    int version = (int)db_number(m->db, "PRAGMA user_version", 0, 0);
    m->newer = version > migrations_count;
    bool older = version < migrations_count;
    bool copied = !older || (!db_readonly(m->db) && keep_copy(m, version, why));
    model_release(m);
    if (older && db_readonly(m->db))
        return refuse_older(why);
    struct migrations_end end = {.finish = make_texts, .context = m};
    return !older || (copied && migrations_run_with(m->db, &end, why)) ||
           explain_older(end.unsure, why);
}

/* Whether PATH is an inventory whose tables are such as they must be for OPTIONS. */
static bool may_open(struct db *db, const char *path, const struct model_options *options,
                     struct why *why)
{
    if (!known_file(db, path, why))
        return false;
    /* A write-ahead log, to which another program may have turned it, leaves files behind
       and fails on shares. */
    if (!db_readonly(db))
        db_run(db, "PRAGMA journal_mode = DELETE");
    if (options->any_schema && db_number(db, "PRAGMA user_version", 0, 0) >= migrations_count)
        return true;
    /* Version and tables of one moment: another process may be bringing it up to date. */
    if (!db_run(db, "BEGIN"))
        return db_ok(db, why);
    bool good = verify_opening(db, why);
    db_roll_back(db);
    return good && db_ok(db, why);
}

struct model *model_open(const char *path, const struct model_options *options, struct why *why)
{
    struct db *db = db_open(path, options->readonly ? DB_READ : DB_READ_WRITE, why);
    if (db == NULL)
        return NULL;
    db_on_wait(db, options->on_wait, options->wait_context);
    if (!may_open(db, path, options, why)) {
        db_close(db);
        return NULL;
    }
    struct model *m = model_on(db, path, options);
    if (!options->readonly)
        leftovers_remove(path);
    db_on_work(db, options->on_upgrade, options->upgrade_context);
    bool open = bring_up(m, why);
    db_on_work(db, NULL, NULL);
    if (open)
        return m;
    model_close(m);
    return NULL;
}
