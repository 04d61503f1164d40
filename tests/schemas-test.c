/*
 * Files of another schema, and files that are none: older inventories become the present
 * one after a copy, on the command line, on the screen, by several at once, and through
 * kill -9; where the copy cannot be made nothing changes; newer ones are read; what is no
 * inventory is told as what it is.
 *
 * SCHEMA_KILLS sets how often a migration is killed (default 2).
 */
#include "tests/old.h"
#include "tests/window.h"

#include "model/buf.h"
#include "model/migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { KILLS = 2, AT_ONCE = 4 };

static int points, violations;

/* The number that SQL gives of the file at PATH, asked without daicho. */
static int64_t ask(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    int64_t number = -1;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
        number = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return number;
}

/* Runs SQL on the file at PATH, as another program could. */
static void change(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* Puts an inventory of VERSION in the place of PLACE's; COPY, of 96 bytes, is where it is to
 * be kept. */
static void put_old(const struct place *place, int version, char *copy)
{
    unlink(place->file);
    snprintf(copy, 96, "%s.version-%d", place->file, version);
    unlink(copy);
    assert_true(old_make(place->file, version));
    assert_int_equal(chmod(place->file, 0600), 0);
}

static bool output_holds(const struct place *place, const char *text)
{
    struct buf command = {0};
    buf_printf(&command, "grep -qF -- '%s' %s/out", text, place->folder);
    bool found = system(buf_text(&command)) == 0;
    buf_clear(&command);
    return found;
}

/* Fails unless COPY is the inventory of VERSION that it was, for its owner alone. */
static void assert_copy(const char *copy, int version)
{
    struct stat status;
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(ask(copy, "PRAGMA user_version"), version);
    assert_int_equal(ask(copy, "SELECT count(*) FROM category"), 1);
    points++;
}

static void older_ones_are_brought_up_on_the_command_line(void **state)
{
    const struct place *place = *state;
    char copy[96];
    for (int version = 1; version < migrations_count; version++) {
        put_old(place, version, copy);
        assert_int_equal(place_run(place, "--readonly list category"), 4);
        assert_int_equal(access(copy, F_OK), -1);
        assert_int_equal(place_run(place, "list category"), 0);
        assert_copy(copy, version);
        assert_int_equal(ask(place->file, "PRAGMA user_version"), migrations_count);
        place_assert_sound(place);
    }
}

static void older_ones_are_brought_up_on_the_screen(void **state)
{
    const struct place *place = *state;
    char copy[96];
    /* The oldest and the newest of them: the way is the same. */
    for (int version = 1; version < migrations_count; version += migrations_count - 2) {
        struct vt vt;
        put_old(place, version, copy);
        window_open(&vt, place);
        window_quit(&vt);
        assert_copy(copy, version);
        place_assert_sound(place);
    }
}

/* What stands under the name of the copy is not taken for it, nor is it touched. */
static void a_strange_file_is_no_copy(void **state)
{
    const struct place *place = *state;
    char copy[96], second[100];
    put_old(place, 6, copy);
    snprintf(second, sizeof second, "%s-2", copy);
    assert_true(old_make(copy, 5));
    assert_int_equal(place_run(place, "list category"), 0);
    assert_int_equal(ask(copy, "PRAGMA user_version"), 5);
    assert_int_equal(chmod(second, 0600), 0);
    assert_copy(second, 6);
    place_assert_sound(place);
    /* Nor is that of a newer program. */
    put_old(place, 6, copy);
    assert_true(old_make(copy, 6));
    change(copy, "PRAGMA user_version = 999");
    unlink(second);
    assert_int_equal(place_run(place, "list category"), 0);
    assert_int_equal(ask(copy, "PRAGMA user_version"), 999);
    assert_copy(second, 6);
}

/* A copy that was kept before the last changes is none of the file as it is now. */
static void a_copy_of_an_earlier_state_is_no_copy(void **state)
{
    const struct place *place = *state;
    char copy[96], second[100];
    put_old(place, 6, copy);
    snprintf(second, sizeof second, "%s-2", copy);
    assert_true(old_make(copy, 6));
    int64_t last = ask(copy, "SELECT max(seq) FROM journal");
    change(copy, "DELETE FROM journal_part WHERE entry = (SELECT max(seq) FROM journal);"
                 "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)");
    assert_int_equal(place_run(place, "list category"), 0);
    assert_int_equal(ask(copy, "SELECT max(seq) FROM journal"), last - 1);
    assert_copy(second, 6);
    assert_int_equal(ask(second, "SELECT max(seq) FROM journal"), last);
    place_assert_sound(place);
}

static void several_at_once_bring_it_up_once(void **state)
{
    const struct place *place = *state;
    char copy[96], second[100];
    struct buf script = {0};
    put_old(place, 3, copy);
    for (int i = 0; i < AT_ONCE; i++)
        buf_printf(&script, "%s -f %s list category > %s/list.%d 2>&1 & p%d=$!; ", place_program(),
                   place->file, place->folder, i, i);
    for (int i = 0; i < AT_ONCE; i++)
        buf_printf(&script, "wait $p%d || { cat %s/list.%d; exit 1; }; ", i, place->folder, i);
    assert_int_equal(system(buf_text(&script)), 0);
    buf_clear(&script);
    assert_copy(copy, 3);
    snprintf(second, sizeof second, "%s-2", copy);
    assert_int_equal(access(second, F_OK), -1);
    place_assert_sound(place);
}

/* Of those who make the same file at once one does, the others are told. */
static void several_at_once_make_it_once(void **state)
{
    const struct place *place = *state;
    struct buf script = {0};
    unlink(place->file);
    buf_puts(&script, "made=0; ");
    for (int i = 0; i < AT_ONCE; i++)
        buf_printf(&script, "%s -f %s init > %s/init.%d 2>&1 & p%d=$!; ", place_program(),
                   place->file, place->folder, i, i);
    for (int i = 0; i < AT_ONCE; i++)
        buf_printf(&script,
                   "if wait $p%d; then made=$((made + 1)); else [ $? -eq 4 ] && grep -qE 'exists "
                   "already' %s/init.%d || { cat %s/init.%d; exit 1; }; fi; ",
                   i, place->folder, i, place->folder, i);
    buf_puts(&script, "[ $made -eq 1 ]");
    setenv("LC_ALL", "C", 1);
    assert_int_equal(system(buf_text(&script)), 0);
    unsetenv("LC_ALL");
    buf_clear(&script);
    place_assert_sound(place);
    points++;
}

/* Fails unless the inventory is the old one still, and the last message says so. */
static void assert_untouched(const struct place *place, int version)
{
    assert_true(output_holds(place, "was not changed"));
    assert_int_equal(ask(place->file, "PRAGMA user_version"), version);
    assert_int_equal(ask(place->file, "SELECT count(*) FROM category"), 1);
    points++;
}

/* A limit on the size of files stands for a disk that is full. */
static void a_full_disk_changes_nothing(void **state)
{
    const struct place *place = *state;
    char copy[96];
    struct buf command = {0};
    put_old(place, 4, copy);
    buf_printf(&command,
               "trap '' XFSZ; ulimit -f 100; LC_ALL=C %s -f %s list category > %s/out 2>&1",
               place_program(), place->file, place->folder);
    assert_int_equal(WEXITSTATUS(system(buf_text(&command))), 4);
    buf_clear(&command);
    assert_untouched(place, 4);
    assert_int_equal(access(copy, F_OK), -1);
    /* Once there is room it goes on. */
    assert_int_equal(place_run(place, "list category"), 0);
    assert_copy(copy, 4);
    place_assert_sound(place);
}

/* In a folder that cannot be written no copy can be made. The folder is that of somebody
 * else, so that it holds for root too. */
static void a_folder_that_can_only_be_read_changes_nothing(void **state)
{
    const struct place *place = *state;
    char copy[96];
    put_old(place, 4, copy);
    assert_int_equal(chmod(place->folder, 0500), 0);
    struct buf command = {0};
    bool root = geteuid() == 0;
    if (root) {
        assert_int_equal(chown(place->folder, 65534, 65534), 0);
        assert_int_equal(chown(place->file, 65534, 65534), 0);
    }
    buf_printf(&command, "LC_ALL=C %s %s -f %s list category 2>&1",
               root ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "", place_program(),
               place->file);
    FILE *pipe = popen(buf_text(&command), "r");
    char text[1000] = "";
    size_t length = fread(text, 1, sizeof text - 1, pipe);
    text[length] = '\0';
    int status = WEXITSTATUS(pclose(pipe));
    buf_clear(&command);
    if (root)
        assert_int_equal(chown(place->folder, 0, 0) | chown(place->file, 0, 0), 0);
    assert_int_equal(chmod(place->folder, 0700), 0);
    if (status == 126 || status == 127)
        skip(); /* the build tree is closed to others */
    assert_int_equal(status, 4);
    assert_non_null(strstr(text, "was not changed"));
    assert_int_equal(ask(place->file, "PRAGMA user_version"), 4);
    points++;
}

/* Starts daicho and kills it after a while that differs each time. */
static void kill_a_migration(const struct place *place, int round)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 1);
        dup2(null, 2);
        execl(place_program(), "daicho", "-f", place->file, "list", "category", (char *)NULL);
        _exit(127);
    }
    long us = 3000 + (long)round * 7919 % 60000;
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

static void a_killed_migration_loses_nothing(void **state)
{
    const struct place *place = *state;
    const char *count = getenv("SCHEMA_KILLS");
    for (int round = 0; round < (count == NULL ? KILLS : atoi(count)); round++) {
        char copy[96];
        int version = 1 + round % (migrations_count - 1);
        put_old(place, version, copy);
        kill_a_migration(place, round);
        int64_t after = ask(place->file, "PRAGMA user_version");
        bool sound = (after == -1 || after == version || after == migrations_count) &&
                     place_run(place, "list category --filter 採用") == 0 &&
                     output_holds(place, "C-0001") && place_run(place, "verify --full") == 0 &&
                     ask(copy, "PRAGMA user_version") == version;
        if (!sound)
            print_message("round %d: version %d is not what it was\n", round, version);
        violations += !sound;
        points++;
        unlink(copy);
    }
    assert_int_equal(violations, 0);
}

/* A file of a later daicho, as far as one can be thought of. */
static void put_newer(const struct place *place)
{
    change(place->file, "ALTER TABLE category ADD COLUMN later TEXT NOT NULL DEFAULT '';"
                        "UPDATE category SET later = 'x';"
                        "ALTER TABLE journal ADD COLUMN later TEXT;"
                        "ALTER TABLE snapshot ADD COLUMN later TEXT NOT NULL DEFAULT '';"
                        "CREATE TABLE future (id INTEGER PRIMARY KEY NOT NULL, x TEXT) STRICT;"
                        "CREATE INDEX future_by_x ON future (x)");
    struct buf sql = {0};
    buf_printf(&sql, "PRAGMA user_version = %d", migrations_count + 1);
    change(place->file, buf_text(&sql));
    buf_clear(&sql);
}

static void a_newer_one_is_read_and_not_written(void **state)
{
    static const struct {
        const char *arguments;
        int status;
    } cases[] = {
        {"list category", 0},
        {"show C-0001", 0},
        {"export --register", 0},
        {"export --kind category", 0},
        {"export --all --format json", 0},
        {"export --format xlsx -o \"$D\"/papers.xlsx", 0},
        {"export --all -o \"$D\"/all", 0},
        {"check", 1},
        {"notice", 0},
        {"due", 0},
        {"history", 0},
        {"snapshot", 0},
        {"diff one", 0},
        {"list category --as-of '#1'", 0},
        {"export --register --as-of one", 0},
        {"evidence -o \"$D\"/evidence", 0},
        {"backup \"$D\"/backup", 0},
        {"verify", 1},
        {"verify --full", 1},
        {"set C-0001 remarks=x", 4},
        {"add item name=x", 4},
        {"delete C-0001", 4},
        {"import --kind item \"$D\"/items.csv", 4},
        {"undo", 4},
        {"snapshot two", 4},
        {"redact C-0001 remarks", 4},
    };
    const struct place *place = *state;
    setenv("D", place->folder, 1);
    setenv("LC_ALL", "C", 1);
    assert_int_equal(place_run(place, "snapshot one"), 0);
    assert_int_equal(system("printf 'name\\nx\\n' > \"$D\"/items.csv"), 0);
    put_newer(place);
    int64_t entries = ask(place->file, "SELECT count(*) FROM journal");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int status = place_run(place, cases[i].arguments);
        if (status != cases[i].status)
            print_error("%s: %d\n", cases[i].arguments, status);
        assert_int_equal(status, cases[i].status);
        if (status == 4)
            assert_true(output_holds(place, "of a newer daicho and can only be read"));
        if (strncmp(cases[i].arguments, "verify", 6) == 0) {
            assert_true(output_holds(place, "Nothing wrong was found, but not all could be"));
            assert_false(output_holds(place, "Something is wrong"));
        }
        points++;
    }
    assert_int_equal(ask(place->file, "SELECT count(*) FROM journal"), entries);
    unsetenv("LC_ALL");
    unsetenv("D");
    struct vt vt;
    window_open(&vt, place);
    vt_send(&vt, "d");
    vt_wait_for(&vt, "newer daicho");
    vt_send(&vt, "\r");
    vt_send(&vt, "\x1B");
    window_settle(&vt);
    window_quit(&vt);
}

static void what_is_no_inventory_is_told_as_such(void **state)
{
    static const struct {
        const char *make, *said;
    } cases[] = {
        {": > \"$F\"", "is not an inventory"},
        {"echo 'a text' > \"$F\"", "is brought in with"},
        {"head -c 9000 /dev/urandom > \"$F\"", "is brought in with"},
        {"printf 'PK\\003\\004\\024\\000\\001\\000\\143%5000s' x > \"$F\"", "is brought in with"},
        {"head -c 5000 \"$F\" > \"$F.x\"; mv \"$F.x\" \"$F\"", "is damaged"},
        {"rm \"$F\"; mkdir \"$F\"", "is not a file"},
        {"rm \"$F\"; mkfifo \"$F\"", "is not a file"},
        {"rm \"$F\"; ln -s /dev/null \"$F\"", "symbolic link"},
        {"mv \"$F\" \"$F.x\"; ln -s \"$F.x\" \"$F\"", "symbolic link"},
        {"rm \"$F\"", "There is no file"},
    };
    const struct place *place = *state;
    setenv("F", place->file, 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(system("rm -rf \"$F\" \"$F.x\""), 0);
        assert_int_equal(place_run(place, "init"), 0);
        assert_int_equal(system(cases[i].make), 0);
        /* Each way to open it: a command, verify, the screen. */
        static const char *const ways[] = {"--lang en list category", "--lang en verify",
                                           "--lang en"};
        for (size_t w = 0; w < sizeof ways / sizeof ways[0]; w++) {
            assert_int_equal(place_run(place, ways[w]), 4);
            if (!output_holds(place, cases[i].said))
                print_error("%s: %s\n", cases[i].make, ways[w]);
            assert_true(output_holds(place, cases[i].said));
            points++;
        }
        assert_int_equal(place_run(place, "--lang ja list category"), 4);
        assert_true(output_holds(place, "。"));
    }
    assert_int_equal(system("rm -rf \"$F\" \"$F.x\""), 0);
    unsetenv("F");
}

static void another_program_s_database_is_none(void **state)
{
    const struct place *place = *state;
    unlink(place->file);
    change(place->file, "CREATE TABLE contacts (name TEXT)");
    assert_int_equal(place_run(place, "--lang en list category"), 4);
    assert_true(output_holds(place, "is not an inventory of daicho"));
    assert_int_equal(ask(place->file, "SELECT count(*) FROM sqlite_schema"), 1);
    points++;
}

/* It fails on shares and leaves files behind, so it is turned back. */
static void a_write_ahead_log_is_turned_back(void **state)
{
    const struct place *place = *state;
    change(place->file, "PRAGMA journal_mode = WAL; UPDATE item SET rev = rev");
    assert_int_equal(place_run(place, "list category"), 0);
    int file = open(place->file, O_RDONLY);
    char version[2] = "";
    assert_int_equal(pread(file, version, 2, 18), 2);
    close(file);
    assert_int_equal(version[0], 1);
    place_assert_sound(place);
    points++;
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
        IN_PLACE(older_ones_are_brought_up_on_the_command_line),
        IN_PLACE(older_ones_are_brought_up_on_the_screen),
        IN_PLACE(a_strange_file_is_no_copy),
        IN_PLACE(a_copy_of_an_earlier_state_is_no_copy),
        IN_PLACE(several_at_once_bring_it_up_once),
        IN_PLACE(several_at_once_make_it_once),
        IN_PLACE(a_full_disk_changes_nothing),
        IN_PLACE(a_folder_that_can_only_be_read_changes_nothing),
        IN_PLACE(a_killed_migration_loses_nothing),
        IN_PLACE(a_newer_one_is_read_and_not_written),
        IN_PLACE(what_is_no_inventory_is_told_as_such),
        IN_PLACE(another_program_s_database_is_none),
        IN_PLACE(a_write_ahead_log_is_turned_back),
    };
    return cmocka_run_group_tests_name("schemas", tests, NULL, tell);
}
