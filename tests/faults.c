/* See faults.h. */
#include "tests/faults.h"

#include "model/buf.h"
#include "model/campaigns.h"
#include "model/content.h"
#include "model/inside.h"
#include "model/snapshots.h"
#include "model/verify.h"
#include "tests/model.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char clock_text[] = "2026-11-22T10:00:00Z";

/* What an inventory is, as far as actions change it. */
struct state {
    char all[DIGEST_TEXT]; /* of every row but those that are made by reading */
    int64_t version, entries;
    char content[DIGEST_TEXT], drafts[DIGEST_TEXT];
};

/* What became of an action. */
struct outcome {
    bool came;     /* the fault */
    bool reported; /* that it was done */
    bool stuck;    /* the window that did it cannot go on */
    bool differs;  /* it shows something else than the file holds */
    bool seen;     /* what the file held then is in `held` */
    struct state held;
    bool killed;
    int signal; /* by which it ended, where it was not to */
    struct why why;
};

static struct model_options options_of(const struct action *action)
{
    return (struct model_options){
        .lang = LANG_EN, .who = "tester", .now = clock_text, .part_bytes = action->part_bytes};
}

void stage_violation(struct stage *stage, const char *action, enum fault fault, long nth,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_message("%s, %s, operation %ld: ", action, faulty_name(fault), nth);
    vprint_message(format, args);
    print_message("\n");
    va_end(args);
    stage->violations++;
}

/* Copies the file NAME of folder FROM to folder TO. */
static void copy_file(const char *from, const char *to, const char *name)
{
    char path[TEST_PATH], block[65536];
    size_t count;
    test_path(from, name, path);
    FILE *in = fopen(path, "r");
    test_path(to, name, path);
    FILE *out = fopen(path, "w");
    assert_true(in != NULL && out != NULL);
    while ((count = fread(block, 1, sizeof block, in)) > 0)
        assert_int_equal(fwrite(block, 1, count, out), count);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* Puts the files with which a trial begins in the place of what the last one left. */
static void put_files(const struct stage *stage)
{
    char from[TEST_PATH], to[TEST_PATH];
    test_path(stage->folder, "was", from);
    test_path(stage->folder, "now", to);
    if (access(to, F_OK) == 0)
        test_folder_delete(to);
    assert_int_equal(mkdir(to, S_IRWXU), 0);
    DIR *folder = opendir(from);
    assert_non_null(folder);
    for (const struct dirent *at = readdir(folder); at != NULL; at = readdir(folder))
        if (at->d_name[0] != '.')
            copy_file(from, to, at->d_name);
    closedir(folder);
}

void stage_open(struct stage *stage, long usual)
{
    const char *step = getenv("FAULTS_STEP");
    *stage = (struct stage){.faulty = faulty_new(), .step = step == NULL ? usual : atol(step)};
    test_folder(stage->folder);
}

void stage_close(struct stage *stage)
{
    faulty_free(stage->faulty);
    test_folder_delete(stage->folder);
    print_message("%zu points, %zu violations\n", stage->points, stage->violations);
    assert_int_equal(stage->violations, 0);
}

long stage_first(const struct stage *stage, const char *action, enum fault fault)
{
    unsigned mixed = (unsigned)fault * 37;
    for (const char *at = action; *at != '\0'; at++)
        mixed = mixed * 31 + (unsigned char)*at;
    return 1 + (long)(mixed % (unsigned)stage->step);
}

void stage_fill(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    const struct campaign_order order = {.name = "FY2026", .due_on = "2027-03-31"};
    struct campaign campaign;
    size_t count;
    test_add(m, "department", "name", "Sales", NULL);
    test_add(m, "department", "name", "Staff", NULL);
    for (int i = 0; i < 3; i++) {
        char name[32];
        snprintf(name, sizeof name, "Item %d", i);
        test_add(m, "item", "name", name, NULL);
        snprintf(name, sizeof name, "Purpose %d", i);
        test_add(m, "purpose", "name", name, NULL);
    }
    for (int i = 0; i < 30; i++) {
        char name[32];
        snprintf(name, sizeof name, "Category %d", i);
        test_add(m, "category", "name", name, "items", "I-0001; I-0002", "purposes", "P-0001",
                 "department", i % 2 == 0 ? "D-0001" : "D-0002", "remarks", "as it began", NULL);
    }
    assert_true(snapshot_make(m, "begin", NULL, NULL, &why));
    assert_true(campaigns_start(m, &order, &campaign, &count, &why));
    campaign_clear(&campaign);
    test_set(m, "category", "C-0001", "remarks", "edited");
    test_set(m, "category", "C-0002", "remarks", "edited and undone");
    assert_true(journal_undo(m, 0, NULL, &why));
}

static void make_older(const char *path, const char *fixture)
{
    const char *source = getenv("srcdir");
    struct buf name = {0}, sql = {0};
    char block[4096];
    buf_printf(&name, "%s/tests/data/%s", source == NULL ? "." : source, fixture);
    FILE *file = fopen(buf_text(&name), "r");
    assert_non_null(file);
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(&sql, block, count);
    fclose(file);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, buf_text(&sql), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    buf_clear(&name);
    buf_clear(&sql);
}

/* Makes the files with which each trial of ACTION begins. */
static void make_files(const struct stage *stage, const struct action *action, const char *path)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = options_of(action);
    char folder[TEST_PATH];
    test_path(stage->folder, "was", folder);
    if (access(folder, F_OK) == 0)
        test_folder_delete(folder);
    assert_int_equal(mkdir(folder, S_IRWXU), 0);
    if (action->fixture != NULL) {
        make_older(path, action->fixture);
        return;
    }
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    stage_fill(m);
    if (action->prepare != NULL)
        action->prepare(m, folder);
    model_close(m);
}

/* Adds all rows of TABLE to DIGEST. */
static void digest_table(sqlite3 *db, const char *table, struct digest *digest)
{
    char *sql = sqlite3_mprintf("SELECT * FROM %s ORDER BY 1, 2", table);
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    digest_text(digest, table);
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            digest_bytes(digest, sqlite3_column_blob(rows, i),
                         (size_t)sqlite3_column_bytes(rows, i));
    sqlite3_finalize(rows);
    sqlite3_free(sql);
}

/* Reads all rows, whatever version the file is of; also rolls back what was left. */
static bool digest_all(const char *path, struct state *state)
{
    sqlite3 *db;
    sqlite3_stmt *tables = NULL;
    struct digest digest;
    digest_start(&digest);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    int code = sqlite3_prepare_v2(db,
                                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                                  "NOT LIKE 'se%' ORDER BY name",
                                  -1, &tables, NULL);
    while (code == SQLITE_OK && sqlite3_step(tables) == SQLITE_ROW)
        digest_table(db, (const char *)sqlite3_column_text(tables, 0), &digest);
    sqlite3_finalize(tables);
    digest_end(&digest, state->all);
    sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &tables, NULL);
    sqlite3_step(tables);
    state->version = sqlite3_column_int64(tables, 0);
    sqlite3_finalize(tables);
    sqlite3_close(db);
    return code == SQLITE_OK;
}

static bool read_drafts(struct model *m, char hex[DIGEST_TEXT])
{
    struct digest digest;
    digest_start(&digest);
    struct statement *st =
        db_prepare(m->db, "SELECT kind, record, substr(content, instr(content, char(10))) AS "
                          "content FROM draft ORDER BY record, at");
    while (db_step(st)) {
        digest_text(&digest, db_text(st, "content"));
        digest_int(&digest, db_int(st, "record"));
    }
    digest_end(&digest, hex);
    return !db_failed(m->db);
}

/* What M shows. */
static bool read_shown(struct model *m, struct state *state, struct why *why)
{
    char head[DIGEST_TEXT];
    return journal_head(m, &state->entries, head, why) && read_drafts(m, state->drafts) &&
           content_hash(m, state->content, why);
}

/* Opens the file at PATH as the program does and reads what it is; VERIFIED or NULL. */
static bool read_state(const char *path, struct state *state, bool verify, struct why *why)
{
    static const struct action plain = {0};
    struct model_options options = options_of(&plain);
    struct model *m = model_open(path, &options, why);
    if (m == NULL)
        return false;
    bool done = read_shown(m, state, why);
    struct verify_report report = {0};
    if (done && verify) {
        done = verify_run(m, true, NULL, &report, why);
        if (done && report.findings > 0)
            done = why_set(why, "%s", buf_text(&report.text));
        buf_clear(&report.text);
    }
    model_close(m);
    return done;
}

/* The same window does another edit, and another after that. */
static bool window_goes_on(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    for (int i = 0; i < 2; i++) {
        struct record *record = record_load_code(m, kinds_find("purpose"), "P-0003", &why);
        bool done =
            record != NULL &&
            record_set(record, kinds_field(record->kind, "remarks"), i == 0 ? "goes on" : "",
                       &why) &&
            test_save(m, record, &(struct change_note){.what = "set", .about = "P-0003"}, &why);
        record_free(record);
        if (!done) {
            print_message("%s\n", why.text);
            return false;
        }
    }
    return true;
}

/* What the window of TRIAL shows now that all goes well again, and whether it goes on. */
static void see_window(const struct trial *trial, struct outcome *outcome)
{
    struct state shown = {0};
    struct why why = {.lang = LANG_EN};
    outcome->seen = true;
    outcome->stuck = change_is_open(trial->m) || !read_shown(trial->m, &shown, &why) ||
                     !digest_all(trial->path, &outcome->held) ||
                     !read_state(trial->path, &outcome->held, false, &why);
    outcome->differs =
        shown.entries != outcome->held.entries || strcmp(shown.content, outcome->held.content) != 0;
    outcome->stuck = outcome->stuck || !window_goes_on(trial->m);
}

/* Does ACTION with the fault armed, in this process. */
static void act(struct stage *stage, const struct action *action, enum fault fault, long nth,
                struct outcome *outcome)
{
    struct trial trial = {.stage = stage};
    struct model_options options = options_of(action);
    *outcome = (struct outcome){.why = {.lang = LANG_EN}};
    test_path(stage->folder, "now", trial.folder);
    test_path(trial.folder, "a.daicho", trial.path);
    if (!action->opens)
        trial.m = model_open(trial.path, &options, &outcome->why);
    if (trial.m != NULL && action->spills)
        db_run(trial.m->db, "PRAGMA cache_spill = 8; PRAGMA cache_size = 8");
    faulty_arm(stage->faulty, fault, nth, (unsigned)nth);
    outcome->reported = action->act(&trial, &outcome->why);
    outcome->came = faulty_disarm(stage->faulty);
    if (trial.m == NULL)
        return;
    see_window(&trial, outcome);
    model_close(trial.m);
}

/* The same in a process of its own, which the fault ends. */
static void act_and_die(struct stage *stage, const struct action *action, enum fault fault,
                        long nth, struct outcome *outcome)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        act(stage, action, fault, nth, outcome);
        _exit(outcome->reported ? 0 : 1);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    *outcome = (struct outcome){.why = {.lang = LANG_EN}, .killed = true};
    outcome->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    outcome->came = WIFEXITED(status) && WEXITSTATUS(status) == FAULTY_DEAD;
    outcome->reported = WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What is told of an action that failed must say what to do. */
static const char *wrong_words(const struct outcome *outcome, enum fault fault, bool changed)
{
    const struct why *why = &outcome->why;
    bool unknown =
        strstr(why->text, "may or may not") != NULL || strstr(why->text, "was taken out") != NULL;
    if (why->text[0] == '\0')
        return "no reason is told";
    if (why->class != WHY_FILE && strstr(why->text, "cannot be reached") == NULL &&
        strstr(why->text, "is full") == NULL && strstr(why->text, "whole") == NULL)
        return "the reason is not of the file";
    if (changed && !unknown)
        return "it is told that nothing was changed, and it was";
    if ((fault == FAULT_FULL || fault == FAULT_FULL_ONCE) && strstr(why->text, "full") == NULL &&
        !unknown)
        return "it is not told that the disk is full";
    return NULL;
}

struct judged {
    struct stage *stage;
    const struct action *action;
    enum fault fault;
    long nth;
    struct state before, after;
};

static void complain(const struct judged *judged, const char *what, const char *more)
{
    stage_violation(judged->stage, judged->action->name, judged->fault, judged->nth, "%s: %s", what,
                    more);
}

/* The file that the action makes beside the inventory. */
static void judge_aside(const struct judged *judged, const char *folder, bool reported)
{
    char path[TEST_PATH];
    struct state state;
    struct why why = {.lang = LANG_EN};
    test_path(folder, judged->action->aside, path);
    bool there = access(path, F_OK) == 0;
    if (reported && !there)
        complain(judged, "what was reported is not there", path);
    if (there && !read_state(path, &state, true, &why))
        complain(judged, "what was made aside is not sound", why.text);
}

static bool same_end(const struct state *a, const struct state *b)
{
    return a->version == b->version && a->entries == b->entries &&
           strcmp(a->content, b->content) == 0 && strcmp(a->drafts, b->drafts) == 0;
}

/* Holds what is in the file now against what it was and was to become. */
static void judge(const struct judged *judged, struct outcome *outcome)
{
    char folder[TEST_PATH], path[TEST_PATH];
    struct state now = {0};
    struct why why = {.lang = LANG_EN};
    test_path(judged->stage->folder, "now", folder);
    test_path(folder, "a.daicho", path);
    if (outcome->signal != 0)
        complain(judged, "it ended by a signal", strsignal(outcome->signal));
    if (outcome->stuck || outcome->differs)
        complain(judged, outcome->stuck ? "the window is stuck" : "the window shows another state",
                 outcome->why.text);
    if (judged->action->aside != NULL)
        judge_aside(judged, folder, outcome->reported);
    if (!digest_all(path, &now) || !read_state(path, &now, true, &why)) {
        complain(judged, "the file is not sound", why.text);
        return;
    }
    if (outcome->seen)
        now = outcome->held;
    bool as_before = strcmp(now.all, judged->before.all) == 0;
    bool as_after = same_end(&now, &judged->after);
    if (!as_before && !as_after)
        complain(judged, "neither what it was nor what it was to be", outcome->why.text);
    if (outcome->reported && !same_end(&now, &judged->after))
        complain(judged, "it was reported done and is not there", "");
    const char *wrong = outcome->killed || outcome->reported
                            ? NULL
                            : wrong_words(outcome, judged->fault, !as_before);
    if (wrong != NULL)
        complain(judged, wrong, outcome->why.text);
}

/* What ACTION makes of the files where all goes well. */
static void see_both_ends(const struct judged *judged, struct state *before, struct state *after)
{
    struct outcome outcome;
    char path[TEST_PATH], folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    test_path(judged->stage->folder, "was", folder);
    test_path(folder, "a.daicho", path);
    make_files(judged->stage, judged->action, path);
    digest_all(path, before);
    put_files(judged->stage);
    act(judged->stage, judged->action, FAULT_NONE, 0, &outcome);
    if (!outcome.reported || outcome.stuck)
        fail_msg("%s: %s", judged->action->name, outcome.why.text);
    test_path(judged->stage->folder, "now", folder);
    test_path(folder, "a.daicho", path);
    digest_all(path, after);
    if (!read_state(path, after, true, &why))
        fail_msg("%s: %s", judged->action->name, why.text);
    if (outcome.seen)
        *after = outcome.held;
}

void stage_try(struct stage *stage, const struct action *action)
{
    struct judged judged = {.stage = stage, .action = action};
    struct outcome outcome;
    const char *only = getenv("FAULTS_ONLY");
    if (only != NULL && strcmp(only, action->name) != 0)
        return;
    see_both_ends(&judged, &judged.before, &judged.after);
    for (judged.fault = FAULT_ONCE; judged.fault < FAULTS; judged.fault++) {
        size_t points = stage->points;
        for (judged.nth = stage_first(stage, action->name, judged.fault);;
             judged.nth += stage->step) {
            put_files(stage);
            (faulty_kills(judged.fault) ? act_and_die : act)(stage, action, judged.fault,
                                                             judged.nth, &outcome);
            if (!outcome.came && outcome.signal == 0)
                break;
            judge(&judged, &outcome);
            stage->points++;
        }
        if (getenv("FAULTS_TELL") != NULL)
            print_message("%s, %s: %zu points\n", action->name, faulty_name(judged.fault),
                          stage->points - points);
    }
}
