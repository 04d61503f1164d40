/*
 * What a real terminal shows and gets of difficult texts: the program is driven there
 * and, by the same keys, in memory; after each step every cell of the terminal
 * must hold what the canvas holds, and the cursor stand where it stands there.
 * DAICHO names the program.
 */
#include "tests/model.h"
#include "tests/vt.h"

#include "model/display.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/utf8.h"
#include "tui/app.h"
#include "tui/copy.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The two sides of a comparison: the program on a terminal, and the screens in
 * memory on a copy of its inventory. */
struct both {
    char here[VT_DIRECTORY_BYTES], there[VT_DIRECTORY_BYTES];
    struct model *m;
    struct app app;
    struct vt vt;
};

/* Names of all kinds of characters. libvterm 0.1.4 gives a mark without a base
 * (U+3099 alone) two columns: there is none here. */
static const char *const names[] = {
    "葛\U000E0100飾区の会員",
    "か\u3099き\u3099 ハ\u309A 株式会社",
    "cafe\u0301 e\u0301cole",
    "ｶﾞｷﾞﾊﾟ ﾀﾅｶ ﾀﾛｳ",
    "👨\u200D👩\u200D👧\u200D👦の名簿",
    "👍🏽☝🏽 👩🏽\u200D💻の担当",
    "🇯🇵🇫🇷の拠点",
    "❤\uFE0F1\uFE0F\u20E3☎\uFE0F記号",
    "𠮷野家 𩸽",
    "ＡＢＣ１２３　全角",
    "①※→●■─│",
    "\u202Eabc\u202C\u200Bの向き",
    "あのかさきたなはまやらわ長い名前に空白がない場合の表示の切り方",
    "神\uFA19 髙﨑",
    "한글 ไทย नमस्ते",
    "tab\tand\033control",
};

/* A note with all that wrapping has to mind. */
static const char note[] =
    "これは「葛\U000E0100飾区」の説明です。https://example.com/privacy/policy/2026/"
    "introduction/index.html。(括弧)も、\u202Eabc\u202Cも、👨\u200D👩\u200D👧も入ります。\r\n"
    "二行目　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　空白の後。ｶﾞｷﾞ、か\u3099"
    "。";

static void make_inventory(const char *folder)
{
    char path[64];
    snprintf(path, sizeof path, "%s/a.daicho", folder);
    struct model *m = test_model_at(path);
    for (size_t i = 0; i < COUNT(names); i++) {
        char code[16];
        snprintf(code, sizeof code, "C-%04zu", i + 1);
        test_add(m, "category", "code", code, "name", names[i], "subjects", names[i], "description",
                 i % 4 == 0 ? note : "", NULL);
        snprintf(code, sizeof code, "I-%04zu", i + 1);
        test_add(m, "item", "code", code, "name", names[i], NULL);
    }
    test_set(m, "category", "C-0001", "items", "I-0001; I-0002; I-0005; I-0012");
    model_close(m);
}

static void open_here(struct both *both, int rows, int columns)
{
    char path[64];
    struct why why = {.lang = LANG_JA};
    struct model_options options = {
        .lang = LANG_JA, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    vt_make_directory(both->here);
    make_inventory(both->here);
    snprintf(path, sizeof path, "%s/a.daicho", both->here);
    both->m = model_open(path, &options, &why);
    assert_non_null(both->m);
    app_init(&both->app, both->m, LANG_JA, rows, columns, 1);
    both->app.names_keys = true;
}

static void open_there(struct both *both, int rows, int columns)
{
    char path[64], state[64], config[64];
    const char *program = getenv("DAICHO");
    vt_make_directory(both->there);
    make_inventory(both->there);
    snprintf(path, sizeof path, "%s/a.daicho", both->there);
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s", both->there);
    snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", both->there);
    const char *const settings[] = {"TERM=xterm-256color",
                                    "LC_ALL=C.UTF-8",
                                    "DAICHO_USER=tester",
                                    "DAICHO_NOW=2026-11-22T07:18:00Z",
                                    state,
                                    config,
                                    NULL};
    const char *const argv[] = {
        program == NULL ? "./daicho" : program, "--lang", "ja", "-f", path, NULL};
    vt_start(&both->vt, rows, columns, argv, settings);
}

static void remove_folder(const char *folder)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void close_both(struct both *both)
{
    app_clear(&both->app);
    model_close(both->m);
    vt_stop(&both->vt);
    remove_folder(both->here);
    remove_folder(both->there);
}

/* Adds what stands in the cell of the terminal at Y, X to OUT. */
static void put_cell(const struct vt *vt, int y, int x, struct buf *out)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(vt->screen, (VTermPos){.row = y, .col = x}, &cell);
    if (cell.chars[0] == 0)
        buf_putc(out, ' ');
    else if (cell.chars[0] != UINT32_MAX) /* the right half of a wide one */
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            buf_put_point(out, cell.chars[i]);
}

/* Adds what the terminal should have at Y, X. */
static void put_wanted(const struct canvas *canvas, int y, int x, struct buf *out)
{
    uint32_t points[GLYPH_POINTS], base;
    const struct cell *cell = canvas_cell(canvas, y, x);
    size_t count = glyph_points(cell->text, points, 1);
    for (size_t i = 0; i < count; i++)
        buf_put_point(out, points[i]);
    /* What is wide by its presentation alone is followed by a blank. */
    if (cell->width == 0) {
        utf8_next(canvas_cell(canvas, y, x - 1)->text, &base);
        buf_puts(out, glyph_point_width(base, 1) < 2 ? " " : "");
    }
}

/* Adds how the terminal differs from the canvas, nothing where it does not. */
static void compare(struct both *both, struct buf *out)
{
    struct canvas *canvas = both->app.canvas;
    VTermPos cursor;
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->columns; x++) {
            struct buf shown = {0}, wanted = {0};
            put_cell(&both->vt, y, x, &shown);
            put_wanted(canvas, y, x, &wanted);
            if (strcmp(buf_text(&shown), buf_text(&wanted)) != 0 && out->length < 2000)
                buf_printf(out, "%d,%d: \"%s\" is shown, not \"%s\"\n", y, x, buf_text(&shown),
                           buf_text(&wanted));
            buf_clear(&shown);
            buf_clear(&wanted);
        }
    vterm_state_get_cursorpos(vterm_obtain_state(both->vt.vterm), &cursor);
    if (cursor.row != canvas->cursor_y || cursor.col != canvas->cursor_x)
        buf_printf(out, "the cursor stands at %d,%d, not %d,%d\n", cursor.row, cursor.col,
                   canvas->cursor_y, canvas->cursor_x);
    if (!both->vt.cursor_visible)
        buf_puts(out, "the cursor is not seen\n");
}

/* Waits until the terminal shows what the canvas shows. */
static void become_same(struct both *both, const char *after)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long long end = now.tv_sec + VT_LIMIT_MS / 1000;
    struct buf differences = {0}, canvas = {0};
    while (app_work(&both->app))
        continue;
    app_draw(&both->app);
    for (;;) {
        vt_pump(&both->vt, 5);
        buf_empty(&differences);
        compare(both, &differences);
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (differences.length == 0 || now.tv_sec > end)
            break;
    }
    if (differences.length > 0) {
        canvas_text(both->app.canvas, &canvas);
        fail_msg("after \"%s\":\n%s\n%s", after, buf_text(&differences), buf_text(&canvas));
    }
    buf_clear(&differences);
}

/* What a terminal sends for the key NAME. */
static const char *bytes_of(const char *name)
{
    static const struct {
        const char *name, *bytes;
    } keys[] = {
        {"enter", "\r"},       {"esc", "\033"},    {"tab", "\t"},
        {"up", "\033OA"},      {"down", "\033OB"}, {"right", "\033OC"},
        {"left", "\033OD"},    {"home", "\033OH"}, {"end", "\033OF"},
        {"backspace", "\x7F"}, {"space", " "},     {"ctrl-z", "\x1A"},
        {"ctrl-s", "\x13"},    {"ctrl-y", "\x19"}, {"page-down", "\033[6~"},
    };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(keys[i].name, name) == 0)
            return keys[i].bytes;
    return name;
}

static void run_here(struct both *both, const char *line)
{
    struct why why = {.lang = LANG_EN};
    FILE *in = fmemopen((void *)line, strlen(line), "r"), *out = tmpfile();
    if (!script_run(&both->app, in, out, &why))
        fail_msg("%s", why.text);
    fclose(in);
    fclose(out);
}

/* Does LINE, "keys NAME …", "type TEXT" or "paste TEXT" of tui/script.h, on
 * both sides, key by key, and compares after each. */
static void step(struct both *both, const char *line)
{
    char name[80], one[96];
    if (strncmp(line, "keys ", 5) != 0) {
        run_here(both, line);
        if (line[0] == 'p')
            vt_paste(&both->vt, line + strlen("paste "));
        else
            vt_send(&both->vt, line + strlen("type "));
        become_same(both, line);
        return;
    }
    for (const char *at = line + 5; *at != '\0';) {
        size_t length = strcspn(at, " ");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        snprintf(one, sizeof one, "keys %s", name);
        run_here(both, one);
        vt_send(&both->vt, bytes_of(name));
        become_same(both, one);
        at += length + (at[length] == ' ');
    }
}

static const char *const steps[] = {
    /* the list and its details */
    "keys down down down down down down down down down down down down down down end home",
    /* the record page, its links, the way back */
    "keys enter down down down down enter",
    "keys down enter",
    "keys backspace backspace",
    /* a form: typed, pasted, moved over, erased, undone */
    "keys a",
    "type 葛\U000E0100か\u3099e\u0301ｶﾞ",
    "paste 👨\u200D👩\u200D👧\u202Ex❤\uFE0F🇯🇵",
    "keys left left left left left left left left left left",
    "keys right right right backspace backspace backspace ctrl-z ctrl-y",
    "keys esc",
    "keys esc",
    "keys e down down down up tab tab",
    "keys esc",
    /* the filter and its chips */
    "keys /",
    "type 葛\U000E0100飾区",
    "keys enter e esc",
    "keys esc",
    "keys /",
    "paste \u202Eabc",
    "keys enter esc",
    /* frequency, overview, history, palette, help */
    "keys F down down down down down end esc",
    "keys 0 down down down down",
    "keys 1 H",
    "keys down down enter",
    "keys esc esc",
    "keys :",
    "type ｈｅ",
    "keys esc ?",
    "keys down page-down",
    "keys esc 3 down down down down down down down down down down",
};

static void both_show_the_same(int rows, int columns)
{
    struct both *both = mem_new(1, sizeof *both);
    open_here(both, rows, columns);
    open_there(both, rows, columns);
    become_same(both, "the start");
    for (size_t i = 0; i < COUNT(steps); i++)
        step(both, steps[i]);
    close_both(both);
    free(both);
}

/* Adds the bytes that the base64 digits of TEXT stand for. */
static void decode(const char *text, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0, count = 0;
    for (const char *found; *text != '\0' && (found = strchr(digits, *text)) != NULL; text++) {
        bits = bits << 6 | (unsigned)(found - digits);
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_putc(out, (char)(bits >> count & 0xFF));
        }
    }
}

static void what_is_copied_arrives_byte_for_byte(void **state)
{
    static const char begin[] = "\033]52;c;";
    struct both *both = mem_new(1, sizeof *both);
    struct buf copied = {0}, wanted = {0};
    struct why why = {.lang = LANG_JA};
    const struct kind *kind = kinds_find("category");
    (void)state;
    open_here(both, 24, 80);
    open_there(both, 24, 80);
    become_same(both, "the start");
    vt_send(&both->vt, "y");
    vt_wait_for(&both->vt, "クリップボード");
    const char *sequence = strstr(buf_text(&both->vt.output), begin);
    assert_non_null(sequence);
    decode(sequence + strlen(begin), &copied);
    assert_true(copy_text(&both->app, kind, record_find(both->m, kind, "C-0001"), &wanted, &why));
    assert_string_equal(buf_text(&copied), buf_text(&wanted));
    assert_non_null(strstr(buf_text(&copied), names[0]));
    buf_clear(&copied);
    buf_clear(&wanted);
    close_both(both);
    free(both);
}

static void a_terminal_of_usual_size_shows_the_canvas(void **state)
{
    (void)state;
    both_show_the_same(24, 80);
}

static void a_small_terminal_shows_the_canvas(void **state)
{
    (void)state;
    both_show_the_same(10, 40);
}

static void a_large_terminal_shows_the_canvas(void **state)
{
    (void)state;
    both_show_the_same(40, 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_of_usual_size_shows_the_canvas),
        cmocka_unit_test(a_small_terminal_shows_the_canvas),
        cmocka_unit_test(a_large_terminal_shows_the_canvas),
        cmocka_unit_test(what_is_copied_arrives_byte_for_byte),
    };
    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests_name("cells_shown", tests, NULL, NULL);
}
