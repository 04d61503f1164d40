/* See faults.h. */
#include "tests/faults.h"

#include "model/buf.h"
#include "model/campaigns.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/snapshots.h"
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

/* Of each action as many places are tried at least. */
enum { FEW = 3 };

static const char clock_text[] = "2026-11-22T10:00:00Z";

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
    char source[TEST_PATH], target[TEST_PATH];
    test_path(from, name, source);
    test_path(to, name, target);
    test_copy(source, target);
}

/* Puts the files of folder FROM of STAGE in the place of those in folder TO. */
static void put_files(const struct stage *stage, const char *from_name, const char *to_name)
{
    char from[TEST_PATH], to[TEST_PATH];
    test_path(stage->folder, from_name, from);
    test_path(stage->folder, to_name, to);
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

/* A folder of the memory where the system has one: what counts is what SQLite asks for. */
static void make_folder(char path[TEST_PATH])
{
    snprintf(path, TEST_PATH, "/dev/shm/daicho-faults-XXXXXX");
    if (mkdtemp(path) == NULL)
        test_folder(path);
}

/* The inventory that most actions begin with, as "base". */
static void make_base(const struct stage *stage)
{
    static const struct action plain = {0};
    struct why why = {.lang = LANG_EN};
    struct model_options options = options_of(&plain);
    char folder[TEST_PATH], path[TEST_PATH];
    test_path(stage->folder, "base", folder);
    assert_int_equal(mkdir(folder, S_IRWXU), 0);
    test_path(folder, "a.daicho", path);
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    stage_fill(m);
    model_close(m);
}

void stage_open(struct stage *stage)
{
    const char *step = getenv("FAULTS_STEP");
    *stage = (struct stage){.faulty = faulty_new(), .step = step == NULL ? 1 : atol(step)};
    stage->choice = step != NULL                      ? STAGE_STEP
                    : getenv("FAULTS_PLACES") != NULL ? STAGE_PLACES
                                                      : STAGE_STATEMENTS;
    make_folder(stage->folder);
    make_base(stage);
}

void stage_close(struct stage *stage)
{
    faulty_free(stage->faulty);
    test_folder_delete(stage->folder);
    sound_clear(&stage->sound);
    free(stage->tried);
    print_message("%zu points, %zu violations\n", stage->points, stage->violations);
    assert_int_equal(stage->violations, 0);
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
    put_files(stage, "base", "was");
    if (action->fixture != NULL) {
        assert_int_equal(unlink(path), 0);
        make_older(path, action->fixture);
    }
    if (action->prepare == NULL)
        return;
    struct model *m = model_open(path, &options, &why);
    assert_non_null(m);
    test_path(stage->folder, "was", folder);
    action->prepare(m, folder);
    model_close(m);
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

/* What the window of TRIAL shows now that all goes well again, whether the file holds
 * the same, and whether the window goes on. */
static void see_window(const struct trial *trial, struct outcome *outcome)
{
    struct state file = {0};
    struct why why = {.lang = LANG_EN};
    outcome->seen = true;
    outcome->stuck = change_is_open(trial->m) || !sound_shown(trial->m, &outcome->held, &why) ||
                     !sound_digest(db_handle(trial->m->db), &outcome->held) ||
                     !sound_file(trial->path, &file);
    outcome->differs = strcmp(file.all, outcome->held.all) != 0;
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
    if (fault == FAULT_NONE)
        faulty_note(stage->faulty);
    else
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
    const char *sql; /* of the place where it is tried, "" where that is not known */
    struct state before, after;
};

static void complain(const struct judged *judged, const char *what, const char *more)
{
    stage_violation(judged->stage, judged->action->name, judged->fault, judged->nth, "%s: %s (%s)",
                    what, more, judged->sql);
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
    if (there && !sound_read(&judged->stage->sound, path, &state, &why))
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
    if (!sound_read(&judged->stage->sound, path, &now, &why)) {
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

/* What ACTION makes of the files where all goes well; also notes its operations. */
static void see_both_ends(const struct judged *judged, struct state *before, struct state *after)
{
    struct outcome outcome;
    char path[TEST_PATH], folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    test_path(judged->stage->folder, "was", folder);
    test_path(folder, "a.daicho", path);
    make_files(judged->stage, judged->action, path);
    sound_file(path, before);
    put_files(judged->stage, "was", "now");
    act(judged->stage, judged->action, FAULT_NONE, 0, &outcome);
    if (!outcome.reported || outcome.stuck)
        fail_msg("%s: %s", judged->action->name, outcome.why.text);
    test_path(judged->stage->folder, "now", folder);
    test_path(folder, "a.daicho", path);
    if (!sound_read(&judged->stage->sound, path, after, &why))
        fail_msg("%s: %s", judged->action->name, why.text);
    if (outcome.seen)
        *after = outcome.held;
}

/* Tries the fault of JUDGED at its operation; false where it did not come any more. */
static bool try_point(const struct judged *judged)
{
    struct stage *stage = judged->stage;
    struct outcome outcome;
    put_files(stage, "was", "now");
    (faulty_kills(judged->fault) ? act_and_die : act)(stage, judged->action, judged->fault,
                                                      judged->nth, &outcome);
    if (!outcome.came && outcome.signal == 0)
        return false;
    judge(judged, &outcome);
    stage->points++;
    return true;
}

/* Every so many operations, under every fault. */
static void try_steps(struct judged *judged)
{
    judged->sql = "";
    for (judged->fault = FAULT_ONCE; judged->fault < FAULTS; judged->fault++) {
        size_t points = judged->stage->points;
        judged->nth = 1 + (long)judged->fault % judged->stage->step;
        while (try_point(judged))
            judged->nth += judged->stage->step;
        if (getenv("FAULTS_TELL") != NULL)
            print_message("%s, %s: %zu points\n", judged->action->name, faulty_name(judged->fault),
                          judged->stage->points - points);
    }
}

/* The first operation of PLACE and the last, under each fault that it can meet. */
static void try_place(struct judged *judged, const struct faulty_place *place)
{
    struct faulty *faulty = judged->stage->faulty;
    judged->sql = place->sql;
    for (judged->fault = FAULT_ONCE; judged->fault < FAULTS; judged->fault++) {
        judged->nth = faulty_nth(faulty, judged->fault, place->first);
        if (judged->nth == 0)
            continue;
        try_point(judged);
        judged->nth = faulty_nth(faulty, judged->fault, place->last);
        if (place->last != place->first)
            try_point(judged);
    }
}

/* Whether the statement of PLACE was tried before; notes that it is now. */
static bool was_tried(struct stage *stage, const struct faulty_place *place)
{
    for (size_t i = 0; i < stage->tried_count; i++)
        if (stage->tried[i] == place->statement)
            return true;
    stage->tried =
        mem_grow(stage->tried, stage->tried_count, &stage->tried_capacity, sizeof *stage->tried);
    stage->tried[stage->tried_count++] = place->statement;
    return false;
}

/* One of the COUNT places of the statement that comes first at FIRST, under one fault. */
static void try_statement(struct judged *judged, const struct faulty_place *first, size_t count)
{
    struct stage *stage = judged->stage;
    const struct faulty_place *place = first;
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        same += first[i].statement == first->statement;
    for (size_t i = 0, skip = stage->turn++ % same; i < count; i++)
        if (first[i].statement == first->statement && skip-- == 0)
            place = &first[i];
    judged->sql = place->sql;
    for (judged->nth = 0; judged->nth == 0; stage->turn++) {
        judged->fault = (enum fault)(stage->turn % FAULTS);
        judged->nth = faulty_nth(stage->faulty, judged->fault, place->first);
    }
    try_point(judged);
}

/* Each operation of the COMMIT among PLACES, by which all of an action counts or nothing: it
 * reports an error although it is done, and it fails as all that follow do. */
static void try_commit(struct judged *judged, const struct faulty_place *places, size_t count)
{
    static const enum fault faults[] = {FAULT_LATE, FAULT_ON};
    size_t last = places->last;
    for (size_t i = 0; i < count; i++)
        if (places[i].statement == places->statement && places[i].last > last)
            last = places[i].last;
    judged->sql = places->sql;
    for (size_t at = places->first; at <= last; at++)
        for (size_t f = 0; f < sizeof faults / sizeof faults[0]; f++) {
            judged->fault = faults[f];
            judged->nth = faulty_nth(judged->stage->faulty, judged->fault, at);
            if (judged->nth != 0)
                try_point(judged);
        }
}

/* Each statement that no action had before, and some where there are few. */
static void try_statements(struct judged *judged, const struct faulty_place *places, size_t count)
{
    struct stage *stage = judged->stage;
    size_t met = 0;
    for (size_t i = 0; i < count; i++) {
        if (was_tried(stage, &places[i]))
            continue;
        if (strcmp(places[i].sql, "COMMIT") == 0)
            try_commit(judged, &places[i], count - i);
        else if (!judged->action->slow || met++ % 3 == 0)
            try_statement(judged, &places[i], count - i);
    }
    for (size_t i = 0; i < FEW; i++) {
        size_t at = (i + 1) * count / (FEW + 1);
        try_statement(judged, &places[at], count - at);
    }
}

void stage_try(struct stage *stage, const struct action *action)
{
    struct judged judged = {.stage = stage, .action = action};
    size_t count, points = stage->points;
    const char *only = getenv("FAULTS_ONLY");
    if (only != NULL && strcmp(only, action->name) != 0)
        return;
    see_both_ends(&judged, &judged.before, &judged.after);
    const struct faulty_place *places = faulty_noted(stage->faulty, &count);
    if (stage->choice == STAGE_STEP)
        try_steps(&judged);
    if (stage->choice == STAGE_STATEMENTS)
        try_statements(&judged, places, count);
    for (size_t i = 0; i < count && stage->choice == STAGE_PLACES; i++)
        try_place(&judged, &places[i]);
    if (getenv("FAULTS_TELL") != NULL)
        print_message("%s: %zu places, %zu points\n", action->name, count, stage->points - points);
}
