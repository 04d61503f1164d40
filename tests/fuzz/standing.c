/* See standing.h. */
#include "tests/fuzz/standing.h"

#include "model/db_inside.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory.h"

#include <stdlib.h>
#include <string.h>

/* Of a file ("Database File Format", 1.3): where parts of its header stand. */
enum {
    PAGE = 512,
    VERSIONS_END = 24,
    COOKIE = 40,
    FORMAT = 44,
    ENCODING = 56,
    MARK = 68,
    HEAD = 100,
    FIELD = 4
};

enum { PLACES = 48, ONCE = 4, PAGES = 4096 };

struct standing {
    struct db *db;  /* NULL where the place is free */
    const void *of; /* which place of the program opens it, */
    char *path;     /* and what; NULL for one of its own */
    size_t use;     /* of the file that came */
    bool own, open, filled, given_up;
    char *once[ONCE];      /* settings that it has already */
    sqlite3_int64 changes; /* as it was filled with nothing; -1 with something */
};

static struct standing places[PLACES];

/* An empty inventory, and which of its pages hold the schema. */
static struct {
    unsigned char *bytes;
    size_t length;
    bool schema[PAGES];
} empty;

/* The file of standing_file(). */
static struct {
    const char *path;
    const unsigned char *bytes;
    size_t length, use;
    bool alike;
} come;

struct db *__real_db_open(const char *path, enum db_open how, struct why *why);
void __real_db_close(struct db *db);
bool __real_db_run(struct db *db, const char *sql);
bool __real_db_copy(struct db *to, struct db *from, struct why *why);
bool __real_migrations_replay(struct db *db, int version, struct why *why);
struct db *__wrap_db_open(const char *path, enum db_open how, struct why *why);
void __wrap_db_close(struct db *db);
bool __wrap_db_run(struct db *db, const char *sql);
bool __wrap_db_copy(struct db *to, struct db *from, struct why *why);

static void find_schema(sqlite3 *handle)
{
    sqlite3_stmt *st = NULL;
    sqlite3_prepare_v2(handle, "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'", -1, &st,
                       NULL);
    size_t count = 0;
    for (; sqlite3_step(st) == SQLITE_ROW; count++)
        empty.schema[sqlite3_column_int(st, 0) % PAGES] = true;
    fuzz_true(sqlite3_finalize(st) == SQLITE_OK && count > 0 && empty.length / PAGE < PAGES,
              "the pages of the schema are known");
}

static void make_empty(void)
{
    struct why why = {.lang = LANG_EN};
    struct db *db = __real_db_open(NULL, DB_MEMORY, &why);
    sqlite3_int64 length = 0;
    fuzz_true(db != NULL && __real_db_run(db, "PRAGMA page_size = 512") &&
                  __real_migrations_replay(db, migrations_count, &why),
              "an empty inventory can be made");
    empty.bytes = sqlite3_serialize(db->handle, "main", &length, 0);
    empty.length = (size_t)length;
    find_schema(db->handle);
    __real_db_close(db);
}

/* Whether the file of the LENGTH bytes at BYTES has the schema of an empty inventory. */
static bool is_alike(const unsigned char *bytes, size_t length)
{
    if (empty.bytes == NULL)
        make_empty();
    bool alike = length >= empty.length && length % PAGE == 0 &&
                 memcmp(bytes, empty.bytes, VERSIONS_END) == 0 &&
                 memcmp(bytes + FORMAT, empty.bytes + FORMAT, 4) == 0 &&
                 memcmp(bytes + ENCODING, empty.bytes + ENCODING, MARK - ENCODING) == 0 &&
                 memcmp(bytes + HEAD, empty.bytes + HEAD, PAGE - HEAD) == 0;
    for (size_t page = 2; page <= empty.length / PAGE && alike; page++)
        if (empty.schema[page])
            alike = memcmp(bytes + (page - 1) * PAGE, empty.bytes + (page - 1) * PAGE, PAGE) == 0;
    return alike;
}

bool standing_is_alike(const unsigned char *data, size_t size)
{
    return is_alike(data, size);
}

void standing_file(const char *path, const void *data, size_t size, size_t use)
{
    come.use = use;
    come.path = path;
    come.bytes = data;
    come.length = size;
    come.alike = is_alike(data, size);
}

bool standing_alike(void)
{
    return come.alike;
}

static struct standing *place_of(const struct db *db)
{
    for (size_t i = 0; i < PLACES; i++)
        if (places[i].db == db)
            return &places[i];
    return NULL;
}

/* The place that OF opens for PATH (or NULL), free where there was none yet; NULL where
 * there is no room. */
static struct standing *place_for(const void *of, const char *path)
{
    struct standing *place = NULL;
    for (size_t i = 0; i < PLACES; i++) {
        struct standing *one = &places[i];
        bool same = one->db != NULL && !one->open && one->of == of &&
                    (path == NULL) == (one->path == NULL) &&
                    (path == NULL || strcmp(path, one->path) == 0) && one->use == come.use;
        if (same)
            return one;
        if (one->db == NULL)
            place = one;
    }
    return place;
}

/* What SQLite knows of the file is forgotten; what it has prepared stays. */
static void look_anew(struct db *db)
{
    fuzz_true(db_idle(db) && sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_RESET_CACHE,
                                                  NULL) == SQLITE_OK,
              "a database that stands is at rest");
}

/* Has the database of PLACE be the LENGTH bytes at BYTES, of a schema that is alike. MARK is
 * what stands at MARK, NULL where that of BYTES does. */
static void hold(struct standing *place, const void *bytes, size_t length, const void *mark)
{
    static unsigned char *image;
    static size_t capacity;
    if (capacity < length)
        image = mem_resize(image, capacity = length, 1);
    memcpy(image, bytes, length);
    memcpy(image + COOKIE, empty.bytes + COOKIE, FIELD);
    if (mark != NULL)
        memcpy(image + MARK, mark, FIELD);
    memory_write(place->db->handle, image, length);
}

static struct db *open_own(struct standing *place)
{
    place->db = memory_open();
    place->own = true;
    hold(place, empty.bytes, empty.length, NULL);
    return place->db;
}

struct db *__wrap_db_open(const char *path, enum db_open how, struct why *why)
{
    const void *of = __builtin_return_address(0);
    if (empty.bytes == NULL)
        make_empty();
    bool own = how == DB_MEMORY || how == DB_TEMPORARY;
    bool here = !own && how != DB_CREATE && come.alike && strcmp(path, come.path) == 0;
    struct standing *place = own || here ? place_for(of, own ? NULL : path) : NULL;
    if (place == NULL)
        return __real_db_open(path, how, why);
    if (place->db == NULL) {
        *place = (struct standing){.of = of, .use = come.use, .path = own ? NULL : mem_copy(path)};
        place->db = own ? open_own(place) : __real_db_open(path, how, why);
        if (place->db == NULL)
            free(place->path);
    } else {
        look_anew(place->db);
    }
    place->open = place->db != NULL;
    place->filled = false;
    return place->db;
}

/* Closes the database of PLACE, which is free then. */
static void clear(struct standing *place)
{
    for (size_t i = 0; i < ONCE; i++)
        free(place->once[i]);
    free(place->path);
    __real_db_close(place->db);
    *place = (struct standing){0};
}

/* Ends what runs; gives how many statements are kept: by their texts, and the one that
 * rolls back. */
static size_t settle(struct db *db)
{
    size_t kept = 1;
    for (size_t i = 0; i < DB_SLOTS; i++)
        for (struct statement *st = db->slots[i]; st != NULL; st = st->next) {
            kept += st->handle != NULL;
            db_done(st);
        }
    return kept;
}

void __wrap_db_close(struct db *db)
{
    struct standing *place = db == NULL ? NULL : place_of(db);
    size_t prepared = 0;
    if (place == NULL) {
        __real_db_close(db);
        return;
    }
    size_t kept = settle(db);
    for (sqlite3_stmt *st = NULL; (st = sqlite3_next_stmt(db->handle, st)) != NULL;)
        prepared++;
    fuzz_true(prepared == kept && !db->guard.on, "a database that is closed is not in use");
    db_roll_back(db);
    place->open = false;
    if (place->given_up) {
        clear(place);
        return;
    }
    db->error = db->failed = SQLITE_OK;
    db->failures = 0;
    db->within = false;
    db_on_wait(db, NULL, NULL);
    db_patience(db, -1);
    db_on_work(db, NULL, NULL);
}

/* Whether SQL is a setting that PLACE has already; else it will have it. */
static bool has_already(struct standing *place, const char *sql)
{
    static const char *const settings[] = {"PRAGMA application_id", "PRAGMA page_size",
                                           "PRAGMA foreign_keys = OFF", "PRAGMA query_only = ON"};
    bool known = false;
    for (size_t i = 0; i < sizeof settings / sizeof *settings && !known; i++)
        known = strncmp(sql, settings[i], strlen(settings[i])) == 0;
    for (size_t i = 0; i < ONCE && known; i++) {
        if (place->once[i] == NULL) {
            place->once[i] = mem_copy(sql);
            return false;
        }
        if (strcmp(place->once[i], sql) == 0)
            return true;
    }
    return false;
}

bool __wrap_db_run(struct db *db, const char *sql)
{
    struct standing *place = place_of(db);
    bool had = place != NULL && place->own && !place->given_up && !db_failed(db) &&
               has_already(place, sql);
    return had || __real_db_run(db, sql);
}

/* Gives up the database of PLACE, which is to hold something else. */
static void give_up(struct standing *place)
{
    place->given_up = true;
    memory_write(place->db->handle, "", 0);
    for (size_t i = 0; i < ONCE; i++)
        if (place->once[i] != NULL && strstr(place->once[i], "query_only") != NULL)
            __real_db_run(place->db, "PRAGMA query_only = OFF");
}

bool standing_fill(struct db *db, int version)
{
    struct standing *place = place_of(db);
    if (place == NULL || !place->own || place->filled || place->given_up)
        return false;
    if (version != migrations_count) {
        give_up(place);
        return false;
    }
    unsigned char head[HEAD];
    memory_read(db->handle, head, sizeof head);
    hold(place, empty.bytes, empty.length, head + MARK);
    place->filled = true;
    place->changes = sqlite3_total_changes64(db->handle);
    return true;
}

bool standing_is_new(const struct db *db)
{
    const struct standing *place = place_of(db);
    return place != NULL && place->own && place->filled && !place->given_up &&
           place->changes == sqlite3_total_changes64(db->handle);
}

bool __wrap_db_copy(struct db *to, struct db *from, struct why *why)
{
    struct standing *place = place_of(to);
    if (place == NULL || !place->own || place->given_up)
        return __real_db_copy(to, from, why);
    const struct standing *source = place_of(from);
    bool known = source != NULL && source->path != NULL && db_readonly(from);
    bool failed = db_failed(from) || db_failed(to);
    sqlite3_int64 length = 0;
    unsigned char *bytes =
        known || failed ? NULL : sqlite3_serialize(from->handle, "main", &length, 0);
    bool alike = !failed && (known || (bytes != NULL && is_alike(bytes, (size_t)length)));
    place->filled = true;
    place->changes = -1;
    if (alike)
        hold(place, known ? come.bytes : bytes, known ? come.length : (size_t)length, NULL);
    else
        give_up(place);
    sqlite3_free(bytes);
    return alike || __real_db_copy(to, from, why);
}

/* Where the program runs on to its end, nothing is left: after all others have closed theirs. */
static void __attribute__((destructor(101))) close_all(void)
{
    for (size_t i = 0; i < PLACES; i++)
        if (places[i].db != NULL)
            clear(&places[i]);
    sqlite3_free(empty.bytes);
}
