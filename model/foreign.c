/* See foreign.h. The order of the steps matters: each relies on the ones before. */
#include "model/foreign.h"

#include "model/buf.h"
#include "model/changeset.h"
#include "model/check.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/system.h"
#include "model/verify_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is looked at in full has a limit: some ten times the largest inventory that
 * the program is measured with. */
enum { MOST_MEGABYTES = 4096, MOST_ENTRIES = 1000000 };

static bool refuse_ours(struct why *why)
{
    return why_set(why, "This is the inventory itself. Give the path of another one.");
}

/* Whether the header of the file (sqlite.org, "Database File Format", 1.3) asks for
 * a write-ahead log: to read it SQLite would make files beside it. */
static bool has_log(int file)
{
    enum { VERSIONS = 18, LOGGED = 2 };
    unsigned char versions[2];
    return pread(file, versions, sizeof versions, VERSIONS) == (ssize_t)sizeof versions &&
           (versions[0] == LOGGED || versions[1] == LOGGED);
}

/* Whether PATH is an ordinary file of a size that can be looked at, and not M's. */
static bool check_file(struct model *m, const char *path, struct why *why)
{
    struct stat status, own;
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0 && errno == ELOOP)
        return why_set(why, "This is a symbolic link and was not followed. Give the path of the "
                            "file itself.");
    if (file < 0)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    bool known = fstat(file, &status) == 0;
    bool logged = known && S_ISREG(status.st_mode) && has_log(file);
    close(file);
    if (!known || !S_ISREG(status.st_mode))
        return why_set(why, "This is not a file. Give the path of an inventory.");
    if (logged)
        return why_set(why, "Another program has turned the file to a write-ahead log, which "
                            "daicho does not use. It was not read.");
    if (stat(m->path, &own) == 0 && own.st_dev == status.st_dev && own.st_ino == status.st_ino)
        return refuse_ours(why);
    if (status.st_size <= (off_t)MOST_MEGABYTES * 1024 * 1024)
        return true;
    return why_set(why,
                   "The file has more than %d MB and was not read. See whether it is the "
                   "inventory that was meant.",
                   (int)MOST_MEGABYTES);
}

/* Whether DB is an inventory of a version that is known here. */
static bool check_kind(struct db *db, struct why *why)
{
    int64_t id = db_number(db, "PRAGMA application_id", 0, 0);
    int64_t version = db_number(db, "PRAGMA user_version", 0, 0);
    if (!db_ok(db, why))
        return false;
    if (id != MODEL_APPLICATION_ID || version < 1)
        return why_set(why, "This is not an inventory of daicho.");
    if (version <= migrations_count)
        return true;
    return why_set(why,
                   "The file is of a newer daicho (version %lld, this one knows %d) and was not "
                   "read. Install that version first.",
                   (long long)version, migrations_count);
}

static bool told_nothing(struct verify_report *report, struct why *why)
{
    bool sound = report->findings == 0;
    if (!sound) {
        report->text.text[strcspn(report->text.text, "\n")] = '\0';
        why_set(why, "%s", report->text.text);
    }
    buf_clear(&report->text);
    return sound;
}

/* The schema is compared before anything else is asked of the tables. */
static bool check_schema(struct db *db, struct why *why)
{
    struct verify_report report = {0};
    return verify_schema(db, why->lang, &report, why) && told_nothing(&report, why);
}

/* A copy of PATH that nobody else can write. NULL with WHY. */
static struct db *copy_of(const char *path, struct why *why)
{
    struct db *from = db_open(path, DB_READ, why);
    struct db *to = from == NULL ? NULL : db_open(NULL, DB_TEMPORARY, why);
    bool done = to != NULL && check_kind(from, why) && db_copy(to, from, why);
    db_close(from);
    if (done)
        return to;
    db_close(to);
    return NULL;
}

/* Whether the journal is one that can be read. It is counted no further, and only then are
 * the pages looked at: else they are looked at with all the rest. */
static bool check_length(struct db *db, struct why *why)
{
    int64_t more =
        db_number(db, "SELECT EXISTS (SELECT 1 FROM journal LIMIT 1 OFFSET :id)", MOST_ENTRIES, 0);
    if (!db_ok(db, why))
        return false;
    if (more == 0)
        return true;
    struct verify_report report = {0};
    verify_pages(db, why->lang, &report);
    if (!told_nothing(&report, why))
        return false;
    return why_set(why,
                   "Its journal has more than %d entries and was not read. See "
                   "whether it is the inventory that was meant.",
                   (int)MOST_ENTRIES);
}

/* Whether the numbers last given in codes are such as a code can hold (record_save.c reads
 * fifteen digits): a merge goes on from them. */
static bool check_counters(struct db *db, struct why *why)
{
    int64_t wrong = db_number(db,
                              "SELECT count(*) FROM (SELECT last FROM counter LIMIT 1000) "
                              "WHERE last NOT BETWEEN 0 AND :id",
                              VERIFY_COUNTER_MOST, 0);
    if (!db_ok(db, why))
        return false;
    if (wrong == 0)
        return true;
    return why_set(why, "The number that it gave last in a code is none that daicho "
                        "gives. It was changed by another program.");
}

static bool check_numbers(struct db *db, struct why *why)
{
    struct verify_report report = {0};
    verify_numbers(db, why->lang, &report);
    return told_nothing(&report, why) && db_ok(db, why);
}

/* Whether a text of the journal may be kept here. */
static bool check_one(const char *bytes, size_t length, struct why *why)
{
    char *text = mem_copy_bytes(bytes, length);
    bool sound =
        strlen(text) == length ? check_text(text, why) : why_set(why, "A text is cut by a NUL.");
    free(text);
    return sound;
}

static bool check_row(const struct changeset *walk, const struct changeset_value *row,
                      struct why *why)
{
    bool sound = true;
    for (size_t i = 0; i < walk->columns && sound; i++)
        sound = row[i].type != CHANGESET_TEXT || check_one(row[i].bytes, row[i].length, why);
    return sound;
}

/* All texts that ever stood in a record stand in the recorded changes. */
static bool check_changes(struct model *other, const void *changes, size_t length, struct why *why)
{
    if (length == 0)
        return true;
    if (!changeset_sound(other, changes, length))
        return why_set(why, "What was recorded cannot be read, or concerns no record.");
    struct changeset *walk = mem_new(1, sizeof *walk);
    walk->at = changes;
    walk->end = walk->at + length;
    bool sound = true;
    while (sound && changeset_next(walk))
        sound = check_row(walk, walk->old, why) && check_row(walk, walk->new, why);
    free(walk);
    return sound;
}

static bool is_hash(const char *text)
{
    return strlen(text) == 64 && text[strspn(text, "0123456789abcdef")] == '\0';
}

static bool check_line(const struct history_line *line, struct why *why)
{
    const char *const texts[] = {line->op,     line->kind, line->code, line->name,
                                 line->column, line->old,  line->new};
    bool sound = true;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && sound; i++)
        sound = is_hash(texts[i]) || check_text(texts[i], why);
    return sound;
}

static bool check_words(const char *words, struct why *why)
{
    struct history_line line = {0};
    bool sound = true;
    while (sound && history_next(&words, &line))
        sound = check_line(&line, why);
    history_line_clear(&line);
    return sound;
}

static bool check_parts(struct model *other, struct why *why)
{
    struct statement *st = db_prepare(
        other->db, "SELECT entry, words, changes FROM journal_part ORDER BY entry, part");
    bool sound = true;
    while (sound && db_step(st)) {
        size_t length;
        const void *changes = db_blob(st, "changes", &length);
        sound =
            check_words(db_text(st, "words"), why) && check_changes(other, changes, length, why);
        if (!sound)
            why_at(why, "Entry %lld of its journal", (long long)db_int(st, "entry"));
    }
    db_done(st);
    return sound && db_ok(other->db, why);
}

static bool check_entries(struct model *other, struct why *why)
{
    static const char *const columns[] = {"at", "who", "what", "about", "why"};
    struct statement *st =
        db_prepare(other->db, "SELECT seq, at, who, what, about, why FROM journal ORDER BY seq");
    bool sound = true;
    while (sound && db_step(st)) {
        for (size_t i = 0; i < sizeof columns / sizeof columns[0] && sound; i++)
            sound = check_text(db_text(st, columns[i]), why);
        if (!sound)
            why_at(why, "Entry %lld of its journal", (long long)db_int(st, "seq"));
    }
    db_done(st);
    return sound && db_ok(other->db, why);
}

/* Whether the records are what the journal says, told with the first difference. */
static bool check_records(struct model *other, struct why *why)
{
    struct verify_report report = {0};
    bool done = verify_replay(other, &report, why);
    return told_nothing(&report, why) && done;
}

static struct model *open_checked(struct model *m, const char *path, struct why *why)
{
    struct db *db = check_file(m, path, why) ? copy_of(path, why) : NULL;
    if (db == NULL)
        return NULL;
    db_work_like(db, m->db);
    if (!check_schema(db, why) || !check_length(db, why) || !check_counters(db, why) ||
        !verify_copy(db, why) || !migrations_run(db, why) || !check_numbers(db, why)) {
        db_close(db);
        return NULL;
    }
    const char *name = strrchr(path, '/');
    struct model_options options = {.lang = m->lang, .who = m->who, .now = m->now};
    struct model *other = model_on(db, name == NULL ? path : name + 1, &options);
    other->asked = true;
    if (check_entries(other, why) && check_parts(other, why) && check_records(other, why) &&
        db_run(db, "PRAGMA query_only = ON"))
        return other;
    db_ok(db, why);
    model_close(other);
    return NULL;
}

struct model *foreign_open(struct model *m, const char *path, struct why *why)
{
    struct model *other = open_checked(m, path, why);
    if (other == NULL) {
        why->class = WHY_INPUT;
        why_at(why, "%s", path);
    }
    return other;
}

void foreign_close(struct model *m)
{
    model_close(m);
}
