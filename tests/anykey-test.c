/*
 * Any key at any moment: thousands of keys by chance, from a fixed seed, on
 * all screens, in changing sizes and languages, while another window saves,
 * deletes and undoes, with the program left, killed and begun again between.
 * After each the display is whole, and nothing of it harms the inventory: what
 * has no entry in the journal changed no record, one key makes one entry, and
 * in the end all that happened can be taken back in reverse order, each step
 * leading to the records as they were before it.
 *
 * ANYKEY_SEED and ANYKEY_COUNT in the environment choose others; a long run is
 * made of parts of PART keys, each with an inventory and a seed of its own (the
 * next number), so that one part can be looked at alone. ANYKEY_TRACE tells
 * each event; ANYKEY_REPORT tells in the end what was reached.
 */
#include "tests/hand.h"
#include "tests/io.h"
#include "tests/model.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/db.h"
#include "model/guard.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/past.h"
#include "model/record.h"
#include "model/utf8.h"
#include "tui/actions.h"
#include "tui/app.h"
#include "tui/draft_keep.h"
#include "tui/form_inside.h"
#include "tui/keymap.h"
#include "tui/script.h"
#include "tui/session.h"
#include "tui/state.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { KEYS = 4000, PART = 10000, CHECK_EVERY = 50, RECORDS = 3 };

static const char refused_number[] = "123456789018";

/* The records as an entry of the journal left them. */
struct moment {
    char digest[65];
};

/* One inventory, the window that is pressed at, and another one. */
struct run {
    struct hand hand;
    uint32_t seed;
    char folder[40], file[64];
    struct model *m, *other;
    struct db *holder; /* NULL, or holds the inventory for itself */
    int held;          /* events until it lets go */
    bool readonly;
    struct state *state;
    struct keymap *keymap;
    struct app app;
    struct moment *moments; /* by entry, from 0 */
    size_t moment_count, moment_capacity;
    int64_t first; /* the last entry of the fixture */
};

static struct why why = {.lang = LANG_EN};

static void stop(struct run *run, const char *what)
{
    struct buf shown = {0};
    hand_tell_last(&run->hand, stderr);
    if (run->app.canvas != NULL)
        canvas_text(run->app.canvas, &shown);
    fprintf(stderr, "%s", buf_text(&shown));
    buf_clear(&shown);
    fail_msg("ANYKEY_SEED=%u ANYKEY_COUNT=%lu: %s", run->seed, run->hand.keys, what);
}

static void check(struct run *run, bool good, const char *what)
{
    if (!good)
        stop(run, what);
}

static bool is_sound(const struct cell *cell)
{
    size_t length = strnlen(cell->text, CELL_BYTES);
    return cell->role < ROLE_COUNT && cell->width <= 2 && length < CELL_BYTES &&
           (cell->width == 0) == (length == 0) && utf8_valid(cell->text, length, NULL) &&
           (length == 0 || ((unsigned char)cell->text[0] >= ' ' && cell->text[0] != 0x7F));
}

/* Every cell has text where it has width, a wide one its other half, and the
 * cursor is inside. */
static bool is_whole(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->columns; x++) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            bool half = x > 0 && cell[-1].width == 2;
            if (!is_sound(cell) || half != (cell->width == 0) ||
                (cell->width == 2 && x + 1 == canvas->columns))
                return false;
        }
    return canvas->cursor_y >= 0 && canvas->cursor_y < canvas->rows && canvas->cursor_x >= 0 &&
           canvas->cursor_x < canvas->columns;
}

/* Gives the inventory some records of each kind, and links between them. */
static void fill(struct app *app)
{
    static const char links[] = "save category/C-0001 items=氏名; 住所\n"
                                "save category/C-0002 items=氏名\n"
                                "save provision/PV-0001 categories=C-0001; C-0002\n"
                                "save acquisition/A-0001 category=C-0001\n";
    struct buf text = {0};
    for (size_t i = 0; i < kinds_count; i++)
        for (int number = 1; number <= RECORDS; number++)
            buf_printf(&text, "save %s/%s-%04d name=%s %d\n", kinds[i].name, kinds[i].prefix,
                       number, kinds[i].label[LANG_JA], number);
    buf_puts(&text, links);
    FILE *script = fmemopen(text.text, text.length, "r");
    if (!script_run(app, script, stdout, &why))
        fail_msg("%s", why.text);
    fclose(script);
    buf_clear(&text);
}

/* Makes PATH a file with TEXT. */
static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Stays in a folder of the run, which holds files to import and little else, and
 * is the home, so that whatever is typed writes nowhere else. */
static void stay_in(const struct run *run)
{
    char path[64];
    snprintf(path, sizeof path, "%s/files", run->folder);
    assert_int_equal(mkdir(path, S_IRWXU), 0);
    assert_int_equal(chdir(path), 0);
    setenv("HOME", path, 1);
    setenv("XDG_CONFIG_HOME", run->folder, 1);
    write_text("ledger.csv", "台帳\n名称,件数,利用目的,最終見直し日,社内欄\n"
                             "会員,120,配送、案内,令和7年4月1日,x\n従業員,7人,労務,13月,\n");
    write_text("roster.csv", "社員番号,氏名,電話番号\n1,甲野一郎,03-1234-5678\n");
}

/* In memory where there is such a place, as thousands of changes are written. */
static void make_folder(struct run *run)
{
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    snprintf(run->folder, sizeof run->folder, "%s/daicho-any-XXXXXX", memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(run->folder));
    snprintf(run->file, sizeof run->file, "%s/a.daicho", run->folder);
    setenv("XDG_STATE_HOME", run->folder, 1);
    stay_in(run);
}

static bool never(void *context, int ms)
{
    (void)context;
    (void)ms;
    return false;
}

static struct model *open_window(const struct run *run, bool readonly)
{
    struct model_options options = {.lang = LANG_JA,
                                    .who = "tester",
                                    .now = "2026-11-22T07:18:00Z",
                                    .readonly = readonly,
                                    .on_wait = never};
    struct model *m = model_open(run->file, &options, &why);
    assert_non_null(m);
    return m;
}

/* Takes the digest of all records as they are now for that of entry SEQ. */
static void remember(struct run *run, int64_t seq)
{
    char digest[65];
    test_digest(run->other, digest);
    while (run->moment_count <= (size_t)seq) {
        run->moments =
            mem_grow(run->moments, run->moment_count, &run->moment_capacity, sizeof *run->moments);
        memcpy(run->moments[run->moment_count++].digest, digest, sizeof digest);
    }
}

static int64_t head(struct run *run)
{
    char hash[65];
    int64_t seq = 0;
    check(run, journal_head(run->other, &seq, hash, &why), "the journal cannot be read");
    return seq;
}

/* Some keys of the person's own, as long as they clash with none. */
static void choose_keys(struct run *run)
{
    static const char *const own[] = {"f5",  "f6",     "ctrl-t", "alt-a", "M",
                                      "z,z", "ctrl-g", "=",      "home",  "ctrl-s"};
    struct why refused = {.lang = LANG_EN};
    unsigned line;
    keymap_free(run->keymap);
    run->keymap = NULL;
    if (hand_number(&run->hand, 4) > 0)
        return;
    run->keymap = keymap_new();
    for (unsigned i = 1; i < 30; i++)
        keymap_set(run->keymap, &actions[hand_number(&run->hand, (uint32_t)actions_count)],
                   own[hand_number(&run->hand, sizeof own / sizeof own[0])], i, &refused);
    while (!keymap_settle(run->keymap, &line, &refused))
        ;
}

static void begin_session(struct run *run)
{
    struct app *app = &run->app;
    struct hand *hand = &run->hand;
    choose_keys(run);
    app_init(app, run->m, hand_number(hand, 2) == 0 ? LANG_EN : LANG_JA, 24, 80,
             1 + (int)hand_number(hand, 2));
    run->state = state_open(run->file);
    app->state = run->state;
    app->names_keys = hand_number(hand, 2) == 0;
    app->ask_reason = hand_number(hand, 4) == 0;
    app->keymap = run->keymap;
    session_restore(app);
    draft_keep_offer(app);
}

/* Ends the session; where the program is KILLED, nothing is told before. */
static void end_session(struct run *run, bool killed)
{
    if (!killed) {
        session_keep(&run->app);
        state_save(run->state);
    }
    app_clear(&run->app);
    state_free(run->state);
}

static void let_go(struct run *run)
{
    if (run->holder != NULL)
        db_close(run->holder);
    run->holder = NULL;
}

/* Begins again where the person left, or was thrown out; now and then in a
 * window that can only read. */
static void again(struct run *run, bool killed)
{
    let_go(run);
    end_session(run, killed);
    run->readonly = hand_number(&run->hand, 12) == 0;
    hand_note(&run->hand, "%s, begun again%s", killed ? "killed" : "left",
              run->readonly ? " read-only" : "");
    model_close(run->m);
    run->m = open_window(run, run->readonly);
    begin_session(run);
}

static void begin_run(struct run *run, uint32_t seed)
{
    *run = (struct run){.seed = seed};
    hand_begin(&run->hand, seed);
    make_folder(run);
    model_close(test_model_at(run->file));
    run->m = open_window(run, false);
    run->other = open_window(run, false);
    begin_session(run);
    fill(&run->app);
    run->first = head(run);
    remember(run, run->first);
}

/* The record of the form that stands open, else any of KIND; 0 for none. */
static int64_t some_record(struct run *run, const struct kind **kind)
{
    struct listing_query query = {.kind = *kind};
    struct listing listing;
    for (struct pane *pane = run->app.top; pane != NULL; pane = pane->below) {
        const struct form *form = form_of(pane);
        if (form != NULL && form->end == NULL && hand_number(&run->hand, 4) > 0) {
            *kind = form->draft->record->kind;
            return form->draft->record->id;
        }
    }
    check(run, listing_load(run->other, &query, &listing, &why), "no listing");
    size_t at = hand_number(&run->hand, (uint32_t)listing.count + 1);
    int64_t id = at < listing.count ? listing.ids[at] : 0;
    listing_clear(&listing);
    return id;
}

/* Another window saves some fields of RECORD, most of which are refused. */
static void save_elsewhere(struct run *run, struct record *record)
{
    const struct kind *kind = record->kind;
    struct buf text = {0};
    for (int i = 0; i < 20; i++) {
        const char *value = hand_text(&run->hand, 2000, &text);
        record_set(record, hand_number(&run->hand, (uint32_t)kind->field_count), value, &why);
    }
    test_save(run->other, record,
              &(struct change_note){.what = record->id == 0 ? "add" : "set", .about = kind->name},
              &why);
    buf_clear(&text);
}

static void elsewhere(struct run *run)
{
    uint32_t dice = hand_number(&run->hand, 12);
    const struct kind *kind = &kinds[hand_number(&run->hand, (uint32_t)kinds_count)];
    int64_t id = some_record(run, &kind);
    struct change_note note = {.what = "delete", .about = kind->name};
    hand_note(&run->hand, "elsewhere %u %s%s", (unsigned)dice, kind->name, id == 0 ? " new" : "");
    if (dice == 0) {
        journal_undo(run->other, 0, NULL, &why);
    } else if (dice == 1) {
        journal_redo(run->other, NULL, &why);
    } else if (dice == 2 && id != 0) {
        if (change_begin(run->other, &note, &why) &&
            change_delete(run->other, kind, id, true, NULL, &why))
            change_commit(run->other, NULL, &why);
        change_cancel(run->other);
    } else {
        struct record *record =
            id == 0 ? record_new(kind) : record_load(run->other, kind, id, &why);
        if (record != NULL)
            save_elsewhere(run, record);
        record_free(record);
    }
}

/* Has another process hold the inventory for some events. */
static void hold(struct run *run)
{
    hand_note(&run->hand, "held elsewhere");
    run->held = 1 + (int)hand_number(&run->hand, 12);
    run->holder = db_open(run->file, DB_READ_WRITE, &why);
    assert_non_null(run->holder);
    check(run, db_run(run->holder, "BEGIN EXCLUSIVE"), "a lock was left standing");
}

/* What happens to a person rarely, or not by a key. True where nothing did. */
static bool nothing_else(struct run *run)
{
    struct app *app = &run->app;
    uint32_t dice = hand_number(&run->hand, 2000);
    if (dice < 30 && run->holder == NULL) {
        elsewhere(run);
    } else if (dice < 33) {
        again(run, true);
    } else if (dice < 35) {
        hand_note(&run->hand, "hang-up");
        app_key(app, &(struct key){.type = KEYS_HANGUP});
    } else if (dice < 38 && run->holder == NULL) {
        hold(run);
    } else if (dice < 42) {
        hand_note(&run->hand, "language");
        app->lang = 1 - app->lang;
        app_follow(app, RELOAD);
    } else if (dice < 46) {
        hand_note(&run->hand, "reasons");
        app->ask_reason = !app->ask_reason;
    } else {
        return true;
    }
    return false;
}

/* Whether the last entry seals what the one before it did, as closing a review does. */
static bool seals(struct run *run)
{
    struct entries entries;
    check(run, journal_list(run->other, NULL, NULL, 2, &entries, &why),
          "the journal cannot be read");
    bool sealed = entries.count == 2 && strcmp(entries.items[0].what, "snapshot") == 0 &&
                  strcmp(entries.items[1].what, "close") == 0;
    journal_clear(&entries);
    return sealed;
}

/* Nothing that has no entry changed a record, and no key makes two entries of which each
 * would have to be undone. */
static void check_records(struct run *run, bool by_key)
{
    int64_t before = (int64_t)run->moment_count - 1, seq = head(run);
    check(run, !by_key || seq <= before + 1 || (seq == before + 2 && seals(run)),
          "a key made more than one entry");
    check(run, seq == before || !by_key || !run->readonly, "a window that only reads wrote");
    if (seq > before) {
        remember(run, seq);
    } else if (run->hand.events % CHECK_EVERY == 0) {
        char digest[65];
        test_digest(run->other, digest);
        check(run, strcmp(digest, run->moments[seq].digest) == 0,
              "a record changed without an entry");
    }
}

static void press(struct run *run)
{
    struct app *app = &run->app;
    bool by_key = nothing_else(run);
    if (by_key)
        hand_press(&run->hand, app);
    check(run, !change_is_open(run->m), "a change was left open");
    check(run, app->reading == 0, "a read was not ended");
    uint32_t pieces = hand_number(&run->hand, 4);
    while (!app->quit && (pieces == 3 || pieces-- > 0) && app_work(app))
        ;
    if (!app->quit)
        app_draw(app);
    check(run, app->quit || is_whole(app->canvas), "the display is broken");
    if (run->holder != NULL && --run->held <= 0)
        let_go(run);
    if (run->holder == NULL)
        check_records(run, by_key);
    if (app->quit)
        again(run, false);
}

/* The line or value around AT in ALL, which ends at whatever is no text, holds
 * no individual number. */
static void check_line(struct run *run, const struct buf *all, size_t at)
{
    size_t first = at, end = at;
    while (first > 0 && (unsigned char)all->text[first - 1] >= ' ')
        first--;
    while (end < all->length && (unsigned char)all->text[end] >= ' ')
        end++;
    char *line = mem_copy_bytes(all->text + first, end - first);
    check(run, !guard_finds(line, NULL, NULL), "an individual number was kept");
    free(line);
}

/* The file at PATH holds no individual number, though one was typed so often. */
static void check_file(struct run *run, const char *path)
{
    struct buf all = {0};
    char part[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        buf_add(&all, part, got);
    fclose(file);
    for (size_t at = 0; at + sizeof refused_number <= all.length; at++)
        if (memcmp(all.text + at, refused_number, sizeof refused_number - 1) == 0)
            check_line(run, &all, at);
    buf_clear(&all);
}

/* The same of the inventory and of what the screen remembers. */
static void check_files(struct run *run)
{
    struct buf pattern = {0};
    glob_t states;
    check_file(run, run->file);
    buf_printf(&pattern, "%s/daicho/*.state", run->folder);
    if (glob(buf_text(&pattern), 0, NULL, &states) == 0)
        check_file(run, states.gl_pathv[0]);
    globfree(&states);
    buf_clear(&pattern);
}

/* Whether entry SEQ is a snapshot, which changed nothing and stays. */
static bool is_event(struct run *run, int64_t seq)
{
    struct entries entries;
    assert_true(journal_find(run->other, seq, &entries, &why));
    bool event = entries.count == 1 && strcmp(entries.items[0].kind, "event") == 0;
    journal_clear(&entries);
    return event;
}

/* The inventory as of some entries is what it was then. */
static void look_back(struct run *run)
{
    enum { MOMENTS = 20 };
    for (int i = 0; i < MOMENTS; i++) {
        uint32_t since = (uint32_t)(run->moment_count - (size_t)run->first);
        int64_t seq = run->first + hand_number(&run->hand, since);
        char digest[65];
        struct model *past = past_open(run->other, seq, &why);
        check(run, past != NULL, why.text);
        test_digest(past, digest);
        check(run, strcmp(digest, run->moments[seq].digest) == 0, "the past is not as it was");
        past_close(past);
    }
}

/* Takes back all that happened, the last first: an edit and a redo by undoing,
 * an undo by redoing, whatever the order in which the keys did so. */
static void take_all_back(struct run *run)
{
    char digest[65];
    for (int64_t seq = (int64_t)run->moment_count - 1; seq > run->first; seq--) {
        if (!is_event(run, seq) && !journal_undo(run->other, seq, NULL, &why)) {
            fprintf(stderr, "%s\n", why.text);
            stop(run, "an entry cannot be taken back");
        }
        test_digest(run->other, digest);
        if (strcmp(digest, run->moments[seq - 1].digest) != 0) {
            fprintf(stderr, "entry %lld\n", (long long)seq);
            stop(run, "an entry taken back does not lead to what was before");
        }
    }
}

static void end_run(struct run *run)
{
    struct buf command = {0};
    let_go(run);
    end_session(run, false);
    keymap_free(run->keymap);
    model_close(run->m);
    test_sound(run->other);
    check_files(run);
    /* It is a test only where the keys did something. */
    check(run, run->moment_count > (size_t)run->first + run->hand.keys / 400,
          "the keys did too little");
    look_back(run);
    take_all_back(run);
    test_sound(run->other);
    model_close(run->other);
    free(run->moments);
    buf_printf(&command, "rm -r %s", run->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static void test_any_key(void **state)
{
    uint32_t seed = (uint32_t)test_count("ANYKEY_SEED", 20261122);
    uint32_t count = (uint32_t)test_count("ANYKEY_COUNT", KEYS);
    struct hand all;
    (void)state;
    hand_begin(&all, 1);
    for (unsigned long done = 0; done < count; done += PART, seed++) {
        struct run run;
        unsigned long part = count - done < PART ? count - done : PART;
        begin_run(&run, seed);
        while (run.hand.keys < part)
            press(&run);
        hand_add(&all, &run.hand);
        end_run(&run);
        hand_clear(&run.hand);
    }
    if (getenv("ANYKEY_REPORT") != NULL)
        hand_report(&all, stderr);
    hand_clear(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_key)};
    test_stay_in("tests/screens/files");
    return cmocka_run_group_tests_name("any key", tests, NULL, NULL);
}
