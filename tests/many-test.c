/*
 * Ten at once on one inventory: two screens and eight that run commands or work on the
 * model, each with its own record of what was acknowledged. At the end every change that
 * was acknowledged stands in the journal, once, and nothing else does; what nobody changed
 * later is as it was left; a reader never saw half a change; nobody waited for ever. Then:
 * a file that is moved, replaced or deleted under an open screen, and one that a stopped
 * process holds.
 *
 * MANY_SECONDS sets for how long the ten work (default 1; each does its work once at least).
 */
#include "tests/model.h"
#include "tests/window.h"

#include "model/buf.h"

#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { SECONDS = 1, WORKERS = 10, ROWS = 40, MOST = 100000, PATIENT_S = 60 };

static const char ctrl_s[] = "\x13";
static const char held[] = "using this inventory";

/* What a worker has done; it stands in memory that all share. */
struct tally {
    int acknowledged; /* changes: entries of the journal */
    int refused;      /* for another's sake: stale, or the file was held too long */
    int read;         /* what only reads */
    int odd;          /* anything that should not be */
    int last;         /* the number of the last record that was made */
    char state[MOST]; /* of the worker's own records: '+' there, '-' not */
};

struct crowd {
    struct tally workers[WORKERS];
};

static struct crowd *crowd;
static int points, violations;

struct worker {
    const struct place *place;
    struct tally *tally;
    int number;
    time_t end;
};

static time_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static bool goes_on(const struct worker *worker)
{
    const struct tally *tally = worker->tally;
    bool idle = tally->acknowledged + tally->read == 0;
    return now() < worker->end + (idle ? PATIENT_S : 0) && tally->last < MOST - 1;
}

/* Runs daicho with the words of FORMAT, of which the first is the file, as this worker; its
 * exit status. TEXT is all that it printed. */
static int run(struct worker *worker, struct buf *text, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static int run(struct worker *worker, struct buf *text, const char *format, ...)
{
    struct buf command = {0};
    char block[4096];
    va_list args;
    buf_printf(&command, "DAICHO_USER=w%d timeout %d %s --lang en -f ", worker->number,
               (int)PATIENT_S, place_program());
    va_start(args, format);
    buf_vprintf(&command, format, args);
    va_end(args);
    buf_puts(&command, " 2>&1");
    FILE *pipe = popen(buf_text(&command), "r");
    buf_empty(text);
    for (size_t count; (count = fread(block, 1, sizeof block, pipe)) > 0;)
        buf_add(text, block, count);
    int status = WEXITSTATUS(pclose(pipe));
    /* Whoever cannot wait any longer says for whom. */
    if (status > 4 || (status == 4 && strstr(buf_text(text), held) == NULL)) {
        fprintf(stderr, "w%d: %s: exit %d: %s\n", worker->number, buf_text(&command), status,
                buf_text(text));
        worker->tally->odd++;
    }
    buf_clear(&command);
    return status;
}

/* Counts a change that was to be made, by its exit STATUS. */
static bool acknowledge(struct worker *worker, int status)
{
    worker->tally->acknowledged += status == 0;
    worker->tally->refused += status != 0;
    return status == 0;
}

/* Adds, changes and deletes records of its own by commands. */
static void edit_by_command(struct worker *worker)
{
    struct buf text = {0};
    do {
        int n = worker->tally->last + 1;
        if (acknowledge(worker, run(worker, &text, "%s add item code=W%d-%d name='w%d n%d'",
                                    worker->place->file, worker->number, n, worker->number, n)))
            worker->tally->state[worker->tally->last = n] = '+';
        else
            continue;
        acknowledge(worker, run(worker, &text, "%s set item/W%d-%d remarks=r%d",
                                worker->place->file, worker->number, n, n));
        if (n % 3 == 0 && acknowledge(worker, run(worker, &text, "%s delete item/W%d-%d",
                                                  worker->place->file, worker->number, n)))
            worker->tally->state[n] = '-';
    } while (goes_on(worker));
    buf_clear(&text);
}

/* Brings in ROWS records at a time. */
static void import_by_command(struct worker *worker)
{
    struct buf text = {0}, path = {0};
    buf_printf(&path, "%s/rows.%d.csv", worker->place->folder, worker->number);
    do {
        int n = worker->tally->last + 1;
        FILE *file = fopen(buf_text(&path), "w");
        fputs("code,name\n", file);
        for (int i = 0; i < ROWS; i++)
            fprintf(file, "B%d-%d-%d,batch %d of %d\n", worker->number, n, i, n, worker->number);
        fclose(file);
        if (acknowledge(worker, run(worker, &text, "%s import --kind item %s", worker->place->file,
                                    buf_text(&path))))
            worker->tally->state[worker->tally->last = n] = '+';
    } while (goes_on(worker));
    buf_clear(&text);
    buf_clear(&path);
}

/* How often LINE occurs in TEXT. */
static int count_of(const char *text, const char *line)
{
    int count = 0;
    for (; (text = strstr(text, line)) != NULL; text += strlen(line))
        count++;
    return count;
}

/* Of each import all rows are there, or none. */
static void look_for_halves(struct worker *worker, const char *text)
{
    for (int w = 0; w < WORKERS; w++)
        for (int n = 1; n <= crowd->workers[w].last + 1; n++) {
            char line[64];
            snprintf(line, sizeof line, ",batch %d of %d", n, w);
            int count = count_of(text, line);
            if (count != 0 && count != ROWS) {
                fprintf(stderr, "half an import: %d rows of%s\n", count, line);
                worker->tally->odd++;
            }
        }
}

/* Reads in every way. */
static void read_by_command(struct worker *worker)
{
    static const char *const ways[] = {"list category", "check",        "history --of C-0001",
                                       "verify",        "due",          "export --register",
                                       "review status", "verify --full"};
    struct buf text = {0};
    for (size_t i = 0; i == 0 || goes_on(worker); i++) {
        int status = run(worker, &text, "%s list item --format csv", worker->place->file);
        if (status == 0)
            look_for_halves(worker, buf_text(&text));
        size_t way = i % (sizeof ways / sizeof ways[0]);
        status = run(worker, &text, "%s %s", worker->place->file, ways[way]);
        /* What verify finds would be a half change too. */
        if (status == 1 && strncmp(ways[way], "verify", 6) == 0) {
            fprintf(stderr, "%s\n", buf_text(&text));
            worker->tally->odd++;
        }
        worker->tally->read += 2;
    }
    buf_clear(&text);
}

/* Snapshots, and backups that are looked at. */
static void seal_by_command(struct worker *worker)
{
    struct buf text = {0};
    const char *file = worker->place->file;
    do {
        int n = worker->tally->last + 1;
        worker->tally->last = n;
        acknowledge(worker, run(worker, &text, "%s snapshot 'state %d'", file, n));
        if (acknowledge(worker, run(worker, &text, "%s backup --force %s.copy", file, file))) {
            int status = run(worker, &text, "%s.copy --readonly verify --full", file);
            worker->tally->odd += status == 1;
        }
    } while (goes_on(worker));
    buf_clear(&text);
}

static struct model *open_model(const struct worker *worker, struct why *why)
{
    char who[16];
    snprintf(who, sizeof who, "w%d", worker->number);
    const struct model_options options = {.lang = LANG_EN, .who = who};
    return model_open(worker->place->file, &options, why);
}

/* Counts up the persons of C-0001: reads, adds one, saves. Whoever was overtaken in between
 * is refused and does it again. */
static void count_up(struct worker *worker)
{
    struct why why = {.lang = LANG_EN};
    do {
        struct model *m = open_model(worker, &why);
        struct record *record =
            m == NULL ? NULL : record_load_code(m, kinds_find("category"), "C-0001", &why);
        if (record == NULL) {
            worker->tally->refused++;
            model_close(m);
            continue;
        }
        char value[24];
        snprintf(value, sizeof value, "%d", atoi(record_value(record, "persons")) + 1);
        bool saved =
            record_set(record, kinds_field(record->kind, "persons"), value, &why) &&
            test_save(m, record, &(struct change_note){.what = "set", .about = "C-0001"}, &why);
        acknowledge(worker, saved ? 0 : 3);
        worker->tally->last += saved;
        record_free(record);
        model_close(m);
    } while (goes_on(worker));
}

/* Adds a record of its own, takes that back, and mostly does it again. */
static void take_back(struct worker *worker)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = open_model(worker, &why);
    const struct kind *item = kinds_find("item");
    do {
        int64_t entry = 0;
        int n = worker->tally->last + 1;
        char code[32];
        struct record *record = record_new(item);
        snprintf(code, sizeof code, "W%d-%d", worker->number, n);
        record_put(record, kinds_field(item, "code"), code);
        record_put(record, kinds_field(item, "name"), code);
        bool begun = change_begin(m, &(struct change_note){.what = "add", .about = code}, &why);
        bool added = begun && record_save(m, record, &why) && change_commit(m, &entry, &why);
        change_cancel(m);
        record_free(record);
        if (!acknowledge(worker, added ? 0 : 3))
            continue;
        worker->tally->state[worker->tally->last = n] = '+';
        if (!acknowledge(worker, journal_undo(m, entry, NULL, &why) ? 0 : 3))
            continue;
        worker->tally->state[n] = '-';
        /* What another did since then stands in the way, and then it says so. */
        int64_t done = 0;
        if (n % 2 == 0 && acknowledge(worker, journal_redo(m, &done, &why) ? 0 : 3))
            worker->tally->state[n] = '+';
    } while (goes_on(worker));
    model_close(m);
}

/* Adds categories by hand, on the screen. */
static void edit_on_screen(struct worker *worker)
{
    struct vt vt;
    char setting[32];
    snprintf(setting, sizeof setting, "DAICHO_USER=w%d", worker->number);
    window_open_script(&vt, worker->place, "exec \"$@\"", setting);
    vt_wait_for(&vt, "C-0001");
    do {
        int n = worker->tally->last + 1;
        char name[32];
        snprintf(name, sizeof name, "screen %d-%d", worker->number, n);
        vt_send(&vt, "a");
        vt_wait_for(&vt, "Ctrl-S");
        vt_send(&vt, name);
        vt_wait_for(&vt, name);
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "Saved");
        worker->tally->state[worker->tally->last = n] = '+';
        acknowledge(worker, 0);
        /* A key that does nothing takes the word off the screen. */
        vt_send(&vt, "\x1D");
        vt_wait_for(&vt, "The key Ctrl-]");
    } while (goes_on(worker));
    window_quit(&vt);
}

static void (*const works[WORKERS])(struct worker *worker) = {
    edit_by_command, edit_by_command, import_by_command, read_by_command, seal_by_command,
    count_up,        count_up,        take_back,         edit_on_screen,  edit_on_screen,
};

/* The number that SQL gives of the inventory. */
static int64_t ask(const struct place *place, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open_v2(place->file, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return number;
}

static int64_t askf(const struct place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static int64_t askf(const struct place *place, const char *format, ...)
{
    struct buf sql = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&sql, format, args);
    va_end(args);
    int64_t number = ask(place, buf_text(&sql));
    buf_clear(&sql);
    return number;
}

static void check(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void check(bool holds, const char *format, ...)
{
    points++;
    if (holds)
        return;
    violations++;
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

/* Whether what worker W made is as it left it. */
static void check_records(const struct place *place, int w)
{
    const struct tally *tally = &crowd->workers[w];
    for (int n = 1; n <= tally->last; n++) {
        int64_t count = 0, wanted = tally->state[n] == '+';
        if (works[w] == import_by_command)
            count =
                askf(place, "SELECT count(*) FROM item WHERE name = 'batch %d of %d'", n, w) / ROWS;
        else if (works[w] == edit_on_screen)
            count = askf(place, "SELECT count(*) FROM category WHERE name = 'screen %d-%d'", w, n);
        else if (works[w] == edit_by_command || works[w] == take_back)
            count = askf(place, "SELECT count(*) FROM item WHERE code = 'W%d-%d'", w, n);
        else
            return;
        check(count == wanted, "w%d: record %d: %lld, not %lld", w, n, (long long)count,
              (long long)wanted);
    }
}

static void check_all(const struct place *place)
{
    int64_t counted = 12400;
    for (int w = 0; w < WORKERS; w++) {
        const struct tally *tally = &crowd->workers[w];
        check(tally->odd == 0, "w%d: %d things that should not be", w, tally->odd);
        int64_t entries = askf(place, "SELECT count(*) FROM journal WHERE who = 'w%d'", w);
        check(entries == tally->acknowledged, "w%d: %lld entries, %d acknowledged", w,
              (long long)entries, tally->acknowledged);
        check(tally->acknowledged + tally->read > 0, "w%d: has done nothing", w);
        check_records(place, w);
        counted += works[w] == count_up ? tally->acknowledged : 0;
        print_message("w%d: %d acknowledged, %d refused, %d read\n", w, tally->acknowledged,
                      tally->refused, tally->read);
    }
    check(ask(place, "SELECT persons FROM category WHERE code = 'C-0001'") == counted,
          "an increment was lost");
    check(ask(place, "SELECT count(*) - max(seq) FROM journal") == 0, "a gap in the journal");
    check(place_run(place, "verify --full") == 0, "verify finds something");
}

static void ten_at_once_lose_nothing(void **state)
{
    const struct place *place = *state;
    pid_t children[WORKERS];
    time_t end = now() + (time_t)test_count("MANY_SECONDS", SECONDS);
    crowd = mmap(NULL, sizeof *crowd, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(crowd != MAP_FAILED);
    for (int w = 0; w < WORKERS; w++) {
        fflush(NULL);
        children[w] = fork();
        assert_true(children[w] >= 0);
        if (children[w] == 0) {
            struct worker worker = {place, &crowd->workers[w], w, end};
            works[w](&worker);
            _exit(0);
        }
    }
    for (int w = 0; w < WORKERS; w++) {
        int status;
        waitpid(children[w], &status, 0);
        check(WIFEXITED(status) && WEXITSTATUS(status) == 0, "w%d: ended with %d", w, status);
    }
    check_all(place);
    munmap(crowd, sizeof *crowd);
    assert_int_equal(violations, 0);
}

/* Opens a form on a screen, has COMMAND of the shell done to the file "$F", and saves:
 * the screen says what happened, and keeps what was typed. */
static void save_after(const struct place *place, const char *command, const char *said)
{
    struct vt vt;
    setenv("F", place->file, 1);
    window_open(&vt, place);
    window_type_name(&vt, " 採用");
    assert_int_equal(system(command), 0);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, said);
    vt_wait_for(&vt, "採用");
    vt_send(&vt, "\033");
    vt_pump(&vt, 50);
    vt_stop(&vt);
    unsetenv("F");
    points++;
}

static void a_file_that_goes_under_an_open_screen(void **state)
{
    static const char *const commands[] = {
        "mv \"$F\" \"$F.x\"", "rm \"$F\"", "cp \"$F\" \"$F.x\"; mv \"$F.x\" \"$F\"",
        "mv \"$F\" \"$F.x\"; : > \"$F\"", "mv \"$F\" \"$F.x\"; mkdir \"$F\""};
    const struct place *place = *state;
    struct buf back = {0};
    buf_printf(&back, "cp %s %s.good", place->file, place->file);
    assert_int_equal(system(buf_text(&back)), 0);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        save_after(place, commands[i], "moved, deleted or replaced");
        buf_empty(&back);
        buf_printf(&back, "rm -rf %s %s.x; cp -p %s.good %s", place->file, place->file, place->file,
                   place->file);
        assert_int_equal(system(buf_text(&back)), 0);
        place_assert_sound(place);
        place_assert_count(place, "category", "採用", 0);
    }
    buf_clear(&back);
}

/* A process that has begun a change, and stopped in it. */
static pid_t stop_within_a_change(const struct place *place)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct why why = {.lang = LANG_EN};
        const struct model_options options = {.lang = LANG_EN, .who = "holder"};
        struct model *m = model_open(place->file, &options, &why);
        struct record *record = record_load_code(m, kinds_find("category"), "C-0001", &why);
        record_put(record, kinds_field(record->kind, "remarks"), "of the holder");
        bool done =
            change_begin(m, &(struct change_note){.what = "set", .about = "C-0001"}, &why) &&
            record_save(m, record, &why);
        raise(SIGSTOP);
        done = done && change_commit(m, NULL, &why);
        _exit(done ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, WUNTRACED), child);
    assert_true(WIFSTOPPED(status));
    return child;
}

/* While it is stopped others read and wait, say so and can give up; when it goes on or is
 * killed they go on too. */
static void a_stopped_process_holds_nobody_for_ever(void **state)
{
    const struct place *place = *state;
    static const int signals[] = {SIGCONT, SIGKILL};
    for (size_t i = 0; i < 2; i++) {
        struct vt vt;
        int status;
        pid_t holder = stop_within_a_change(place);
        assert_int_equal(place_run(place, "list category"), 0);
        assert_int_equal(place_run(place, "--lang en add item name=x"), 4);
        struct buf text = {0};
        buf_printf(&text, "grep -q waiting %s/out && grep -q '%s' %s/out", place->folder, held,
                   place->folder);
        assert_int_equal(system(buf_text(&text)), 0);
        buf_clear(&text);
        window_open(&vt, place);
        vt_send(&vt, "a");
        vt_wait_for(&vt, "Ctrl-S");
        vt_send(&vt, "採用");
        vt_wait_for(&vt, "採用");
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "Another window is saving");
        vt_send(&vt, "\033");
        vt_wait_for(&vt, "try again soon");
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "Another window is saving");
        kill(holder, signals[i]);
        vt_wait_for(&vt, "Saved");
        assert_int_equal(waitpid(holder, &status, 0), holder);
        assert_int_equal(i == 0 ? WIFEXITED(status) : WIFSIGNALED(status), 1);
        window_quit(&vt);
        place_assert_count(place, "category", "採用", (int)i + 1);
        place_assert_count(place, "category", "holder", 1);
        place_assert_sound(place);
        points++;
    }
}

static int tell(void **state)
{
    (void)state;
    print_message("%d points, %d violations\n", points, violations);
    return 0;
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(ten_at_once_lose_nothing),
        IN_PLACE(a_file_that_goes_under_an_open_screen),
        IN_PLACE(a_stopped_process_holds_nobody_for_ever),
    };
    return cmocka_run_group_tests_name("many", tests, NULL, tell);
}
