/*
 * An open inventory: who works on it, what may be done with it, reading that is held.
 * How it is opened stands in model_open.c.
 */
#include "model/model.h"

#include "model/buf.h"
#include "model/bulk.h"
#include "model/change.h"
#include "model/check.h"
#include "model/dates.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

/* What a change may hold in memory before it is stored as a part. */
enum { PART_BYTES = 2 * 1024 * 1024 };

struct model *model_on(struct db *db, const char *path, const struct model_options *options)
{
    struct model *m = mem_new(1, sizeof *m);
    m->db = db;
    m->path = mem_copy(path);
    m->lang = options->lang;
    m->who = check_clean(options->who);
    if (options->now != NULL)
        model_set_clock(m, options->now);
    m->asked = options->readonly;
    m->part_bytes = options->part_bytes > 0 ? options->part_bytes : PART_BYTES;
    m->seen_version = db_number(db, "PRAGMA data_version", 0, 0);
    m->seen_seq = options->any_schema ? 0 : db_number(db, "SELECT max(seq) FROM journal", 0, 0);
    return m;
}

static bool refuse_asked(struct why *why)
{
    return why_set_class(why, WHY_FILE,
                         "Nothing was changed, as --readonly was given. Leave that option out to "
                         "change the inventory.");
}

bool model_allowed(const struct model_options *options, struct why *why)
{
    if (!options->readonly)
        return true;
    return refuse_asked(why);
}

void model_close(struct model *m)
{
    if (m == NULL)
        return;
    change_cancel(m);
    titles_free(m->titles);
    db_close(m->db);
    free(m->path);
    free(m->who);
    free(m->now);
    free(m);
}

void model_on_wait(struct model *m, bool (*go_on)(void *context, int ms), void *context)
{
    db_on_wait(m->db, go_on, context);
}

void model_on_work(struct model *m, bool (*go_on)(void *context), void *context)
{
    db_on_work(m->db, go_on, context);
}

void model_patience(struct model *m, int ms)
{
    db_patience(m->db, ms);
}

bool model_readonly(struct model *m)
{
    return m->newer || m->past || m->organization != 0 || db_readonly(m->db);
}

bool model_may_write(struct model *m, struct why *why)
{
    if (m->past)
        return why_set(why, "This is the inventory as it was, which nothing can change. Go back to "
                            "the present one to edit.");
    if (m->organization != 0)
        return why_set(why, "This is what belongs to one organization, which nothing can change. "
                            "Edit the whole inventory.");
    if (m->asked)
        return refuse_asked(why);
    if (m->newer)
        return why_set_class(why, WHY_FILE,
                             "The inventory is of a newer daicho and can only be read by this one. "
                             "Nothing was changed; install the newer version.");
    if (!db_readonly(m->db))
        return true;
    return why_set_class(why, WHY_FILE,
                         "The inventory can only be read. Nothing was changed; ask for the right "
                         "to write the file and its folder.");
}

const char *model_path(const struct model *m)
{
    return m->path;
}

enum lang model_lang(const struct model *m)
{
    return m->lang;
}

void model_begin_reading(struct model *m)
{
    if (!change_is_open(m))
        db_forget(m->db);
}

bool model_hold(struct model *m, struct why *why)
{
    if (change_is_open(m))
        bug("a read held within a change");
    model_begin_reading(m);
    /* BEGIN alone reads nothing yet; the lock comes with the first read. */
    m->held = db_run(m->db, "BEGIN") && db_number(m->db, "PRAGMA user_version", 0, -1) >= 0;
    if (m->held)
        return true;
    bool read = db_ok(m->db, why);
    db_roll_back(m->db);
    return read;
}

void model_release(struct model *m)
{
    m->held = false;
    titles_free(m->titles);
    m->titles = NULL;
    db_roll_back(m->db);
    db_forget(m->db);
}

size_t model_failures(const struct model *m)
{
    return m == NULL ? 0 : db_failures(m->db);
}

bool model_ok_since(const struct model *m, size_t failures, struct why *why)
{
    return m == NULL || db_ok_since(m->db, failures, why);
}

bool model_changed_elsewhere(struct model *m)
{
    int64_t version = db_number(m->db, "PRAGMA data_version", 0, m->seen_version);
    if (version == m->seen_version)
        return false;
    m->seen_version = version;
    /* A draft that another window keeps is no news. */
    int64_t seq = db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
    bool changed = seq != m->seen_seq;
    m->seen_seq = seq;
    return changed;
}

/* Whether AT is a moment as model_now() gives it that falls on a day of the calendar in
 * every time zone. */
static bool is_moment(const char *at)
{
    static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
    char day[11], other[11];
    for (size_t i = 0; i < sizeof form; i++)
        if (form[i] == 'd' ? at[i] < '0' || at[i] > '9' : at[i] != form[i])
            return false;
    snprintf(day, sizeof day, "%.10s", at);
    return date_valid(day) && strcmp(at + 11, "24") < 0 &&
           date_from_days(date_days(day) - 1, other) && date_from_days(date_days(day) + 1, other);
}

void model_set_clock(struct model *m, const char *at)
{
    if (!is_moment(at))
        return;
    free(m->now);
    m->now = mem_copy(at);
}

void model_now(const struct model *m, char text[21])
{
    if (m->now != NULL) {
        snprintf(text, 21, "%s", m->now);
        return;
    }
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(text, 21, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* A random number; FALLBACK where the system has none to give. */
static uint32_t new_random(struct model *m, uint32_t fallback)
{
    if (m->random_count == 0 &&
        getrandom(m->random, sizeof m->random, 0) == (ssize_t)sizeof m->random)
        m->random_count = sizeof m->random / sizeof m->random[0];
    return m->random_count == 0 ? fallback : m->random[--m->random_count];
}

int64_t model_new_id(struct model *m)
{
    enum { RANDOM_BITS = 21 };
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint32_t random = new_random(m, (uint32_t)now.tv_nsec);
    int64_t id = ((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000) << RANDOM_BITS |
                 (random & ((1u << RANDOM_BITS) - 1));
    /* Many in one millisecond: small random steps keep order and leave room. */
    if (id <= m->last_id)
        id = m->last_id + 1 + (random & 0xFF);
    m->last_id = id;
    return id;
}

struct titles *model_titles(struct model *m)
{
    if (m->bulk != NULL)
        return bulk_titles(m->bulk);
    if (m->held && m->titles == NULL)
        m->titles = titles_new();
    return m->titles;
}

struct statement *model_statement(struct model *m, const char *format, const struct kind *kind)
{
    struct statement *st = db_kept(m->db, format, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_printf(&sql, format, kind->name);
    st = db_keep(m->db, format, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

struct statement *model_link_statement(struct model *m, const char *format, const struct kind *kind,
                                       const struct field *field)
{
    struct statement *st = db_kept(m->db, format, field);
    struct buf sql = {0};
    char table[64];
    if (st != NULL)
        return st;
    model_link_table(kind, field, table);
    buf_printf(&sql, format, table, field->kind);
    st = db_keep(m->db, format, field, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

void model_link_table(const struct kind *kind, const struct field *field, char name[64])
{
    snprintf(name, 64, "%s_%s", kind->name, field->column);
}
