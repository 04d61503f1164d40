/*
 * Memory that fails at every place that asks for some, in the program as it is
 * shipped (memory_fails.c): the edit is there whole or not at all, what was said to
 * be done is there, the inventory is sound, and the program says what happened; it
 * neither crashes nor hangs nor gives half an answer for a whole one.
 *
 *   MEMORY_POINTS=N   so many places of each operation, evenly (default 2); 0: all,
 *                     each at its first and at its last allocation
 *   MEMORY_ONLY=NAME  that operation alone
 *   MEMORY_FROM=NAME  those from it on: the places of the ones before count as tried
 *   MEMORY_SHOW=1     what the program said at each point
 */
#include "model/buf.h"
#include "model/content.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/verify.h"
#include "tests/memory_operations.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { WORDS = 24, HANGS_AFTER_S = 60, PATH_BYTES = 512, KNOWN = 8 };

/* What became of an inventory: its records, and how much the journal holds. */
struct now {
    char content[65];
    int64_t entries;
};

/* The files of a run, and what was found of them: what has the same bytes is as sound. */
struct known {
    struct buf files;
    struct now now;
};

/* What the program does where there is memory. */
struct good {
    int status;
    struct buf said, made, left;
    bool same; /* twice the same file is written */
    struct now before, after;
    struct known known[KNOWN]; /* found sound; NEXT is the oldest */
    size_t next;
};

struct run {
    const struct operation *operation;
    unsigned long at;
    const char *how;
    int status;
};

static unsigned long points, violations;

static const struct model_options options = {.lang = LANG_EN, .who = "tester"};

static const char *file_of(const struct operation *operation)
{
    return operation->base == NULL ? "a.daicho" : operation->base;
}

/* So many points of each operation are wanted; 0: all. */
static unsigned long wanted(void)
{
    const char *number = getenv("MEMORY_POINTS");
    return number == NULL ? 2 : strtoul(number, NULL, 10);
}

static void read_file(const char *path, struct buf *out)
{
    char part[4096];
    FILE *file = fopen(path, "r");
    for (size_t count; file != NULL && (count = fread(part, 1, sizeof part, file)) > 0;)
        buf_add(out, part, count);
    if (file != NULL)
        fclose(file);
}

static void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void copy_file(const char *from, const char *to)
{
    struct buf bytes = {0};
    read_file(from, &bytes);
    write_file(to, buf_text(&bytes), bytes.length);
    buf_clear(&bytes);
}

static void shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void shell(const char *format, ...)
{
    struct buf command = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&command, format, args);
    va_end(args);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

/* The folder of a run holds FILE and what it may read; all else in it was made. */
static const char *const given[] = {"a.daicho",    "old.daicho", "other.daicho", "in.csv",
                                    "ledger.xlsx", "roster.csv", "script"};

static bool is_given(const char *name)
{
    bool found = name[0] == '.';
    for (size_t i = 0; i < COUNT(given); i++)
        found = found || strcmp(name, given[i]) == 0;
    return found;
}

/* Removes what a run has made; adds the names to NAMES (or NULL), each with a
 * blank before it. */
static void clear_made(struct buf *names)
{
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (is_given(entry->d_name))
            continue;
        if (names != NULL)
            buf_printf(names, " %s", entry->d_name);
        unlink(entry->d_name);
    }
    closedir(folder);
}

static void begin_anew(const struct operation *operation)
{
    clear_made(NULL);
    copy_file("../base.daicho", "a.daicho");
    copy_file("../old.daicho", "old.daicho");
    if (operation->script != NULL)
        write_file("script", operation->script, strlen(operation->script));
}

/* Puts the words of the command line of OPERATION into TEXT and WORDS. */
static void split(const struct operation *operation, char text[PATH_BYTES],
                  const char *words[WORDS])
{
    size_t count = 0;
    words[count++] = getenv("DAICHO");
    words[count++] = "-f";
    words[count++] = file_of(operation);
    words[count++] = "--lang";
    words[count++] = "en";
    snprintf(text, PATH_BYTES, "%s",
             operation->script == NULL ? operation->words : "--script script");
    for (char *word = strtok(text, " "); word != NULL; word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
}

static void become(const char *const words[], const char *how, unsigned long at, bool trace)
{
    char number[24];
    int said = open("../said", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int error = open("../error", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(said, STDOUT_FILENO);
    dup2(error, STDERR_FILENO);
    snprintf(number, sizeof number, "%lu", at);
    setenv("MEMORY_FAIL_AT", number, 1);
    setenv("MEMORY_FAIL_HOW", how, 1);
    setenv("MEMORY_PLACES", "../places", 1);
    if (at != 0)
        unsetenv("MEMORY_PLACES");
    if (!trace)
        setenv("MEMORY_COUNT", "1", 1);
    setenv("LD_PRELOAD", getenv("MEMORY_FAILS"), 1);
    /* A place has the same addresses in each run. */
    personality(ADDR_NO_RANDOMIZE);
    alarm(HANGS_AFTER_S);
    execv(words[0], (char *const *)words);
    _exit(127);
}

/* Runs the operation; its status as of waitpid(). */
static int run_program(const struct operation *operation, const char *how, unsigned long at,
                       bool trace)
{
    char text[PATH_BYTES];
    const char *words[WORDS];
    int status = 0;
    split(operation, text, words);
    begin_anew(operation);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        become(words, how, at, trace);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* What the inventory of OPERATION holds; false with WHY where it is not sound. */
static bool look(const struct operation *operation, struct now *now, struct why *why)
{
    struct verify_report report = {0};
    struct model *m = model_open(file_of(operation), &options, why);
    bool sound =
        m != NULL && content_hash(m, now->content, why) && verify_run(m, wanted() == 0, NULL, &report, why);
    now->entries = report.entries;
    if (sound && report.findings > 0)
        sound = why_set(why, "%s", buf_text(&report.text));
    buf_clear(&report.text);
    model_close(m);
    return sound;
}

static void look_sound(const struct operation *operation, struct now *now)
{
    struct why why = {.lang = LANG_EN};
    if (!look(operation, now, &why))
        fail_msg("%s: %s", operation->name, why.text);
}

static bool is_now(const struct now *now, const struct now *other)
{
    return now->entries == other->entries && strcmp(now->content, other->content) == 0;
}

/* The inventory of OPERATION and all that was made beside it, each with its name. */
static void read_files(const struct operation *operation, struct buf *files)
{
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (is_given(entry->d_name) && strcmp(entry->d_name, file_of(operation)) != 0)
            continue;
        buf_printf(files, "%s\n", entry->d_name);
        read_file(entry->d_name, files);
    }
    closedir(folder);
}

static const struct known *find_known(const struct known known[KNOWN], const struct buf *files)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].files.length == files->length &&
            memcmp(known[i].files.text, files->text, files->length) == 0)
            return &known[i];
    return NULL;
}

static void violated(const struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void violated(const struct run *run, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("VIOLATION %s, MEMORY_FAIL_AT=%lu MEMORY_FAIL_HOW=%s: ", run->operation->name, run->at,
           run->how);
    vprintf(format, args);
    printf("\n");
    va_end(args);
    violations++;
}

/* The program gave up: it says so, and that it was for memory. */
static void check_given_up(const struct run *run, int status)
{
    struct buf error = {0};
    read_file("../error", &error);
    /* Of another file it is an input that is refused. */
    if (status != 4 && status != 3)
        violated(run, "status %d: %s", status, buf_text(&error));
    else if (run->operation->script == NULL && strstr(buf_text(&error), "memory") == NULL)
        violated(run, "it does not say what happened: %s", buf_text(&error));
    buf_clear(&error);
}

static bool is_same(const struct buf *made, const struct good *good)
{
    return made->length == good->made.length &&
           (made->length == 0 || memcmp(made->text, good->made.text, made->length) == 0);
}

/* The program says that all was done: nothing is missing in what it printed. */
static void check_done(const struct run *run, const struct good *good)
{
    struct buf said = {0}, made = {0};
    read_file("../said", &said);
    if (run->operation->script == NULL && strcmp(buf_text(&said), buf_text(&good->said)) != 0)
        violated(run, "half an answer for a whole one");
    if (run->operation->made != NULL)
        read_file(run->operation->made, &made);
    if (good->same && !is_same(&made, good))
        violated(run, "%s is not what it should be", run->operation->made);
    buf_clear(&said);
    buf_clear(&made);
}

/* The next save: a journal that SQLite left goes with it, and what a process wrote
 * beside its place and could not move there. */
static void save_next(const struct operation *operation)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = model_open(file_of(operation), &options, &why);
    if (m != NULL && !journal_event(m, "backup", "", &why))
        fail_msg("%s", why.text);
    model_close(m);
}

/* Nothing is left beside the inventory that does not stand there when all is well,
 * and no half of what was to be made. */
static void check_left(const struct run *run, const struct good *good)
{
    struct buf names = {0}, made = {0};
    if (run->operation->made != NULL)
        read_file(run->operation->made, &made);
    if (good->same && made.length > 0 && !is_same(&made, good))
        violated(run, "half of %s is left", run->operation->made);
    save_next(run->operation);
    clear_made(&names);
    for (char *name = strtok(names.text, " "); name != NULL; name = strtok(NULL, " "))
        if (strstr(buf_text(&good->left), name) == NULL)
            violated(run, "left behind: %s", name);
    buf_clear(&names);
    buf_clear(&made);
}

static void check_state(const struct run *run, const struct good *good, bool done, struct now now)
{
    bool before = is_now(&now, &good->before), after = is_now(&now, &good->after);
    /* A script of the screen may save more than once. */
    bool between = run->operation->script != NULL && now.entries >= good->before.entries &&
                   now.entries <= good->after.entries;
    if (!before && !after && !between)
        violated(run, "neither before nor after");
    if (done && run->operation->script == NULL && !after)
        violated(run, "acknowledged and not there");
}

/* What the run left of the inventory, and beside it. */
static void check_files(const struct run *run, struct good *good, bool done)
{
    struct buf files = {0};
    struct now now;
    struct why why = {.lang = LANG_EN};
    unsigned long earlier = violations;
    read_files(run->operation, &files);
    const struct known *known = find_known(good->known, &files);
    if (known != NULL) {
        check_state(run, good, done, known->now);
    } else if (look(run->operation, &now, &why)) {
        check_state(run, good, done, now);
        check_left(run, good);
    } else {
        violated(run, "not sound: %s", why.text);
    }
    if (known == NULL && violations == earlier) {
        struct known *place = &good->known[good->next++ % KNOWN];
        buf_clear(&place->files);
        *place = (struct known){.files = files, .now = now};
        files = (struct buf){0};
    }
    buf_clear(&files);
}

static void try_at(const struct operation *operation, struct good *good, unsigned long at,
                   const char *how)
{
    int status = run_program(operation, how, at, false);
    struct run run = {.operation = operation, .at = at, .how = how, .status = status};
    bool done = WIFEXITED(status) && WEXITSTATUS(status) == good->status;
    points++;
    if (WIFSIGNALED(status))
        violated(&run, WTERMSIG(status) == SIGALRM ? "it hangs" : "signal %d", WTERMSIG(status));
    else if (!done)
        check_given_up(&run, WEXITSTATUS(status));
    else
        check_done(&run, good);
    check_files(&run, good, done);
    if (getenv("MEMORY_SHOW") != NULL) {
        printf("%s %lu %s: status %x: ", operation->name, at, how, (unsigned)status);
        fflush(stdout);
        shell("cat ../error");
    }
}

/* The operation where there is memory. */
static void make_good(const struct operation *operation, struct good *good)
{
    struct buf again = {0};
    begin_anew(operation);
    look_sound(operation, &good->before);
    if (operation->made != NULL) {
        run_program(operation, "once", 0, false);
        read_file(operation->made, &again);
    }
    int status = run_program(operation, "once", 0, wanted() == 0);
    assert_true(WIFEXITED(status));
    good->status = WEXITSTATUS(status);
    read_file("../said", &good->said);
    if (operation->made != NULL)
        read_file(operation->made, &good->made);
    good->same = operation->made != NULL && again.length == good->made.length &&
                 memcmp(again.text, good->made.text, again.length) == 0;
    look_sound(operation, &good->after);
    clear_made(&good->left);
    buf_clear(&again);
}

/* Marks of the places that were tried, for they are the same in every operation. */
struct tried {
    unsigned long long *marks;
    size_t count, capacity;
    bool noting; /* they count as tried, and are not */
};

static bool is_new(struct tried *tried, unsigned long long mark)
{
    size_t low = 0, high = tried->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tried->marks[middle] == mark)
            return false;
        if (tried->marks[middle] < mark)
            low = middle + 1;
        else
            high = middle;
    }
    tried->marks = mem_grow(tried->marks, tried->count, &tried->capacity, sizeof *tried->marks);
    memmove(tried->marks + low + 1, tried->marks + low,
            (tried->count - low) * sizeof *tried->marks);
    tried->marks[low] = mark;
    tried->count++;
    return true;
}

/* Tries a place at its first and last allocation in each way. */
static void try_place(const struct operation *operation, struct good *good,
                      unsigned long first, unsigned long last, bool sqlite)
{
    try_at(operation, good, first, "once");
    try_at(operation, good, last, "on");
    if (sqlite)
        try_at(operation, good, last, "sqlite");
}

static void try_all_places(const struct operation *operation, struct good *good,
                           struct tried *tried)
{
    unsigned long first, last;
    unsigned long long mark;
    int sqlite;
    FILE *file = fopen("../places", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &first), 1);
    while (fscanf(file, "%lu %lu %llx %d", &first, &last, &mark, &sqlite) == 4)
        if (is_new(tried, mark) && !tried->noting)
            try_place(operation, good, first, last, sqlite != 0);
    fclose(file);
}

static void try_some(const struct operation *operation, struct good *good)
{
    static const char *const ways[] = {"once", "on", "sqlite"};
    unsigned long count = 0;
    FILE *file = fopen("../places", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &count), 1);
    fclose(file);
    for (unsigned long i = 0; i < wanted(); i++)
        try_at(operation, good, 1 + count * (2 * i + 1) / (2 * wanted()), ways[i % COUNT(ways)]);
}

static void try_operation(const struct operation *operation, struct tried *tried)
{
    unsigned long before = points;
    struct good good = {0};
    make_good(operation, &good);
    if (wanted() == 0)
        try_all_places(operation, &good, tried);
    else if (!tried->noting)
        try_some(operation, &good);
    printf("%s: %lu points\n", operation->name, points - before);
    fflush(stdout);
    buf_clear(&good.said);
    buf_clear(&good.made);
    buf_clear(&good.left);
    for (size_t i = 0; i < KNOWN; i++)
        buf_clear(&good.known[i].files);
}

static void memory_fails_anywhere(void **state)
{
    const char *only = getenv("MEMORY_ONLY"), *from = getenv("MEMORY_FROM");
    struct tried tried = {.noting = from != NULL};
    (void)state;
#ifdef DAICHO_SANITIZED
    skip(); /* its own allocator has to stand first */
#endif
    for (size_t i = 0; i < COUNT(operations); i++) {
        tried.noting = tried.noting && strcmp(from, operations[i].name) != 0;
        if (only == NULL || strcmp(only, operations[i].name) == 0)
            try_operation(&operations[i], &tried);
    }
    free(tried.marks);
    printf("%lu points, %lu violations\n", points, violations);
    assert_int_equal(violations, 0);
}

/* The inventories that the operations begin with. */
static void make_bases(void)
{
    const char *source = getenv("MEMORY_SOURCE");
    struct buf sql = {0}, path = {0};
    sqlite3 *db;
    shell("d() { \"$DAICHO\" -f ../base.daicho \"$@\"; }; exec > /dev/null 2>&1; set -e; d init;"
          "d add item name=氏名; d add item name=住所; d add purpose name=連絡;"
          "d add party name=Cloud country=US;"
          "d add category name=会員 items=I-0001 persons=100; d add department name=人事部;"
          "d add notice name=方針; cp ../base.daicho other.daicho;"
          "d set C-0001 persons=5; d add category name=応募者;"
          "\"$DAICHO\" -f other.daicho set C-0001 remarks=There;"
          "\"$DAICHO\" -f other.daicho add category name=従業員;"
          "printf 'name,persons\n従業員,3\n取引先,4\n' > in.csv");
    shell("cp %s/tests/data/ledger.xlsx ledger.xlsx", source);
    shell("cp %s/tests/screens/files/applicants.csv roster.csv", source);
    buf_printf(&path, "%s/tests/data/version-1.sql", source);
    read_file(buf_text(&path), &sql);
    assert_int_equal(sqlite3_open("../old.daicho", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, buf_text(&sql), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    buf_clear(&path);
    buf_clear(&sql);
}

/* Sets NAME of the environment to the whole path of its value, or of USUAL. */
static void set_whole(const char *name, const char *from, const char *usual)
{
    const char *value = getenv(from);
    char *whole = realpath(value == NULL ? usual : value, NULL);
    assert_non_null(whole);
    setenv(name, whole, 1);
    free(whole);
}

static int begin(void **state)
{
    static char folder[] = "/tmp/daicho-memory-XXXXXX";
    set_whole("MEMORY_FAILS", "MEMORY_FAILS", "tests/memory_fails.so");
    set_whole("MEMORY_SOURCE", "srcdir", ".");
    set_whole("DAICHO", "DAICHO", "daicho");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("XDG_STATE_HOME", folder, 1);
    setenv("DAICHO_USER", "tester", 1);
    setenv("DAICHO_NOW", "2026-11-22T09:00:00Z", 1);
    unsetenv("DAICHO_FILE");
    assert_int_equal(mkdir("run", 0700), 0);
    assert_int_equal(chdir("run"), 0);
    make_bases();
    *state = folder;
    return 0;
}

static int end(void **state)
{
    shell("rm -r %s", (const char *)*state);
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(memory_fails_anywhere, begin, end),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
