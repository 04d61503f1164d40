/*
 * Keys: the input is what a person does at the screen, byte by byte. ASCII is typed,
 * control bytes are control keys, further bytes are keys by name, actions, texts, the
 * mouse, sizes of the window and the clock. After each key the display is whole and no
 * change is left open; one key makes one entry of the journal at most; what has no
 * entry changed no record; and in the end all that was saved can be taken back.
 *
 * The first byte says the language, the size of the window, and whether all rules are made
 * ready while nobody types: after an undo that is as much work as all else together, so one
 * input in so many has it; else each rule is made ready as it is needed.
 */
#include "model/change.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/model.h"
#include "tui/actions.h"
#include "tui/app.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Between two keys the screens do a piece of their work; where time passes, these. */
enum { KEYS_MOST = 64, PIECES_OF_A_TICK = 8, WATCHED_EACH = 8, CLOSELY_EACH = 8 };

static const char *const names[] = {
    "enter",         "esc",          "tab",        "shift-tab",
    "backspace",     "delete",       "insert",     "up",
    "down",          "left",         "right",      "home",
    "end",           "page-up",      "page-down",  "ctrl-up",
    "ctrl-down",     "ctrl-left",    "ctrl-right", "ctrl-home",
    "ctrl-end",      "f1",           "f2",         "f5",
    "click",         "double-click", "wheel-up",   "wheel-down",
    "alt-backspace", "alt-x",
};

static const char *const texts[] = {
    "会員",
    "C-0001",
    "6か月",
    "令和8年4月1日",
    "12400",
    "日本",
    "a; b\\",
    "123456789018",
    "か\xE3\x82\x99",
    "葛\xF3\xA0\x84\x80",
    "👨‍👩‍👧",
    "persons>3",
    "ｱ",
    "a\tb\nc",
    "",
};

enum { NAMES = sizeof names / sizeof *names, TEXTS = sizeof texts / sizeof *texts };

struct place {
    struct model *m;
    /* An undo has SQLite prepare all statements of its connection anew: it is tried on one
       copy, and looked at on another. */
    struct model *undone, *seen;
    struct fuzz_state *before;
    int64_t first, seq, changes;
    char digest[65];
};

/* Whatever is written by a key lands in a folder of its own, the working folder while
 * keys are pressed; HERE is that of the program. */
static int stay_away(void)
{
    int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    static const char ledger[] = "名称,件数\n会員,120\n従業員,7人\n";
    const char *folder;
    fuzz_file_named("ledger.csv", ledger, sizeof ledger - 1, &folder);
    fuzz_true(here >= 0 && chdir(folder) == 0, "there is a folder");
    setenv("HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("XDG_STATE_HOME", folder, 1);
    setenv("EDITOR", "false", 1);
    return here;
}

static int64_t head(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    char hash[65];
    int64_t seq = 0;
    fuzz_true(journal_head(m, &seq, hash, &why), "the journal can be read");
    return seq;
}

static void begin(struct place *place)
{
    place->m = fuzz_inventory();
    place->undone = fuzz_inventory();
    place->seen = fuzz_inventory();
    place->before = fuzz_keep(place->m);
    place->first = head(place->m);
    test_digest(place->m, place->digest);
}

static bool is_whole(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->columns; x++) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            size_t length = strnlen(cell->text, CELL_BYTES);
            bool half = x > 0 && cell[-1].width == 2;
            if (cell->role >= ROLE_COUNT || length >= CELL_BYTES || cell->width > 2 ||
                half != (cell->width == 0) || (length == 0) != (cell->width == 0) ||
                (cell->width == 2 && x + 1 == canvas->columns) ||
                !utf8_valid(cell->text, length, NULL) ||
                (length > 0 && ((unsigned char)cell->text[0] < ' ' || cell->text[0] == 0x7F)))
                return false;
        }
    return canvas->cursor_y >= 0 && canvas->cursor_y < canvas->rows && canvas->cursor_x >= 0 &&
           canvas->cursor_x < canvas->columns;
}

/* What the byte BYTE, followed by NEXT, does. */
static void press(struct app *app, unsigned char byte, unsigned char next)
{
    struct key key = {.type = KEYS_TEXT, .point = byte};
    if (byte < ' ') {
        key = (struct key){.type = byte == '\r' || byte == '\n' ? KEYS_ENTER
                                   : byte == '\t'               ? KEYS_TAB
                                   : byte == 27                 ? KEYS_ESCAPE
                                                                : KEYS_CTRL,
                           .point =
                               byte > 0 && byte < 27 && byte != '\r' && byte != '\n' && byte != '\t'
                                   ? (uint32_t)byte + 'a' - 1
                               : byte == 27 ? 0
                                            : (uint32_t)' ' * (byte == 0)};
        if (key.type == KEYS_CTRL && key.point == 0)
            key.type = KEYS_TICK;
    } else if (byte >= 0x80 && byte < 0x80 + NAMES) {
        fuzz_true(key_parse(names[byte - 0x80], &key), "a key has a name");
        key.y = next % app->canvas->rows;
        key.x = next % app->canvas->columns;
    } else if (byte >= 0xA0 && byte < 0xA0 + TEXTS) {
        key = (struct key){.type = KEYS_PASTE, .text = (char *)texts[byte - 0xA0]};
    } else if (byte == 0xB0) {
        key = (struct key){.type = KEYS_RESIZE, .y = 1 + next % 60, .x = 1 + next % 150};
    } else if (byte == 0xB1) {
        key = (struct key){.type = KEYS_TICK};
    } else if (byte >= 0xC0) {
        const struct action *action = &actions[((size_t)(byte - 0xC0) << 8 | next) % actions_count];
        if ((action->where & app->top->context) != 0) {
            app->key = (struct key){.type = KEYS_TICK};
            buf_empty(&app->message);
            app_follow(app, app_act(app, action));
        }
        return;
    } else if (byte == 0x7F || byte > 0x7F) {
        key = (struct key){.type = KEYS_BACKSPACE};
    }
    /* No other folder is reached by typing. */
    if (key.type == KEYS_TEXT && (key.point == '/' || key.point == '~'))
        return;
    app_key(app, &key);
}

/* What the records of M are: WHAT, as they were before. */
static void same_records(struct place *place, struct model *m, const char *what)
{
    char digest[65];
    fuzz_copy(place->seen, m);
    test_digest(place->seen, digest);
    fuzz_same(digest, place->digest, what);
}

/* CLOSELY: also what a key wrote beside the journal, which is looked at in the end in any case. */
static void check_records(struct place *place, bool closely)
{
    int64_t seq = head(place->m);
    bool written = closely && fuzz_changed(place->m, &place->changes);
    fuzz_true(seq == place->seq || seq == place->seq + 1, "a key makes one entry at most");
    if (written && seq == place->first)
        same_records(place, place->m, "what has no entry changed no record");
    place->seq = seq;
}

/* Takes back all that was saved, and brings the inventory back. */
static void take_back(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    fuzz_copy(place->undone, place->m);
    for (int64_t seq = place->seq; seq > place->first; seq--) {
        struct entries entries;
        fuzz_true(journal_find(place->undone, seq, &entries, &why) && entries.count == 1,
                  "an entry is in the journal");
        bool event = strcmp(entries.items[0].kind, "event") == 0;
        journal_clear(&entries);
        fuzz_true(event || journal_undo(place->undone, seq, NULL, &why),
                  "an entry can be taken back");
    }
    same_records(place, place->undone, "taken back, all is as it was");
    if (place->seq % 8 == 0)
        test_sound(place->undone);
    fuzz_restore(place->m, place->before);
    fuzz_changed(place->m, &place->changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct place place;
    struct app app;
    if (place.m == NULL)
        begin(&place);
    if (size == 0)
        return 0;
    int here = stay_away();
    place.seq = place.first;
    fuzz_changed(place.m, &place.changes);
    app_init(&app, place.m, data[0] % 2 == 0 ? LANG_EN : LANG_JA, data[0] % 4 < 2 ? 24 : 10,
             data[0] % 4 < 2 ? 80 : 40, 1 + data[0] / 4 % 2);
    app.unwatched = data[0] / 8 % WATCHED_EACH != WATCHED_EACH - 1;
    for (size_t i = 1; i < size && i < KEYS_MOST && !app.quit; i++) {
        unsigned char byte = data[i], next = i + 1 < size ? data[i + 1] : 0;
        i += byte == 0xB0 || byte >= 0xC0 || (byte >= 0x98 && byte < 0x9C);
        press(&app, byte, next);
        fuzz_true(!change_is_open(place.m), "no change is left open");
        fuzz_true(app.reading == 0, "a read is ended");
        int pieces = byte == 0 || byte == 0xB1 ? PIECES_OF_A_TICK : 1;
        while (pieces-- > 0 && !app.quit && app_work(&app))
            ;
        if (app.quit)
            break;
        app_draw(&app);
        fuzz_true(is_whole(app.canvas), "the display is whole");
        check_records(&place, size % CLOSELY_EACH == 0);
    }
    app_clear(&app);
    place.seq = head(place.m);
    if (place.seq > place.first || fuzz_changed(place.m, &place.changes))
        take_back(&place);
    fuzz_true(fchdir(here) == 0, "the folder of the program is there");
    close(here);
    return 0;
}
