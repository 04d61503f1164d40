/* See window.h. */
#include "tests/window.h"

#include "model/buf.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

const char *place_program(void)
{
    const char *path = getenv("DAICHO");
    return path == NULL ? "./daicho" : path;
}

int place_run(const struct place *place, const char *arguments)
{
    struct buf command = {0};
    buf_printf(&command, "{ %s -f %s %s; } > %s/out 2>&1", place_program(), place->file, arguments,
               place->folder);
    int status = system(buf_text(&command));
    buf_clear(&command);
    return WEXITSTATUS(status);
}

int place_make(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    vt_make_directory(place->folder);
    setenv("XDG_STATE_HOME", place->folder, 1);
    setenv("XDG_CONFIG_HOME", place->folder, 1);
    snprintf(place->file, sizeof place->file, "%s/a.daicho", place->folder);
    assert_int_equal(place_run(place, "init"), 0);
    assert_int_equal(place_run(place, "add category name=Members persons=12400"), 0);
    *state = place;
    return 0;
}

int place_remove(void **state)
{
    struct place *place = *state;
    struct buf command = {0};
    buf_printf(&command, "rm -r %s", place->folder);
    int status = system(buf_text(&command));
    buf_clear(&command);
    free(place);
    return status;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

void place_fill(const struct place *place, int count)
{
    struct buf text = {0}, path = {0}, arguments = {0};
    buf_puts(&text, "name,persons\n");
    for (int i = 1; i <= count; i++)
        buf_printf(&text, "会員 %d,%d\n", i, i);
    buf_printf(&path, "%s/categories.csv", place->folder);
    write_file(buf_text(&path), buf_text(&text));
    buf_printf(&arguments, "import --kind category %s", buf_text(&path));
    assert_int_equal(place_run(place, buf_text(&arguments)), 0);
    buf_clear(&text);
    buf_clear(&path);
    buf_clear(&arguments);
}

void place_configure(const struct place *place, const char *text)
{
    struct buf path = {0};
    buf_printf(&path, "%s/daicho", place->folder);
    mkdir(buf_text(&path), 0700);
    buf_puts(&path, "/config");
    write_file(buf_text(&path), text);
    buf_clear(&path);
}

void place_assert_sound(const struct place *place)
{
    assert_int_equal(place_run(place, "verify --full"), 0);
}

void place_assert_count(const struct place *place, const char *kind, const char *filter, int count)
{
    struct buf arguments = {0};
    /* One line a record, after the line of headings. */
    buf_printf(&arguments, "list %s --filter '%s' --format csv | test \"$(wc -l)\" -eq %d", kind,
               filter, count + 1);
    assert_int_equal(place_run(place, buf_text(&arguments)), 0);
    buf_clear(&arguments);
}

int64_t place_ask(const struct place *place, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open_v2(place->file, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    sqlite3_busy_timeout(db, 1000);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
    int code = sqlite3_step(st);
    int64_t value = code == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
    sqlite3_finalize(st);
    sqlite3_close(db);
    return value;
}

void window_open_sized(struct vt *vt, const struct place *place, int rows, int columns,
                       const char *script, const char *setting)
{
    /* In a sanitized build the signal itself is to end the program. */
    const char *const settings[] = {"TERM=xterm-256color",        "NO_COLOR=", "DAICHO_USER=tester",
                                    "ASAN_OPTIONS=handle_segv=0", setting,     NULL};
    const char *const argv[] = {"sh",     "-c", script, "sh",        place_program(),
                                "--lang", "en", "-f",   place->file, NULL};
    vt_start(vt, rows, columns, argv, settings);
}

void window_open_script(struct vt *vt, const struct place *place, const char *script,
                        const char *setting)
{
    window_open_sized(vt, place, WINDOW_ROWS, WINDOW_COLUMNS, script, setting);
}

void window_open_with(struct vt *vt, const struct place *place, const char *option,
                      const char *setting)
{
    struct buf script = {0};
    buf_printf(&script, "exec \"$@\" %s", option == NULL ? "" : option);
    window_open_script(vt, place, buf_text(&script), setting);
    buf_clear(&script);
    vt_wait_for(vt, "C-0001");
    /* The law is asked while no key comes: its signs come last. */
    vt_wait_for(vt, "!");
}

void window_open(struct vt *vt, const struct place *place)
{
    window_open_with(vt, place, NULL, NULL);
}

void window_type_name(struct vt *vt, const char *text)
{
    struct buf name = {0};
    buf_printf(&name, "Members%s", text);
    vt_send(vt, "e");
    vt_wait_for(vt, "Ctrl-S");
    vt_send(vt, text);
    vt_wait_for(vt, buf_text(&name));
    buf_clear(&name);
}

void window_settle(struct vt *vt)
{
    static const char *const keys[] = {"\x1D", "\x1E", "\x1D"};
    static const char *const said[] = {"The key Ctrl-]", "The key Ctrl-^", "The key Ctrl-]"};
    /* Keys that do nothing and say so: when one is told, what those before it
     * have changed is painted to its end. */
    for (int i = 0; i < 3; i++) {
        vt_send(vt, keys[i]);
        vt_wait_for(vt, said[i]);
    }
}

static void put_colour(const VTermColor *colour, struct buf *out)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        buf_puts(out, "default ");
    else if (VTERM_COLOR_IS_INDEXED(colour))
        buf_printf(out, "%d ", colour->indexed.idx);
    else
        buf_printf(out, "%d.%d.%d ", colour->rgb.red, colour->rgb.green, colour->rgb.blue);
}

void window_picture(const struct vt *vt, struct buf *out)
{
    int rows, columns;
    VTermPos cursor;
    vterm_get_size(vt->vterm, &rows, &columns);
    for (int y = 0; y < rows; y++) {
        vt_row(vt, y, out);
        buf_puts(out, "\n");
    }
    for (int y = 0; y < rows; y++)
        for (int x = 0, width = 1; x < columns; x += width) {
            VTermScreenCell cell;
            vterm_screen_get_cell(vt->screen, (VTermPos){.row = y, .col = x}, &cell);
            width = cell.width > 1 ? cell.width : 1;
            buf_printf(out, "%d,%d ", y, x);
            put_colour(&cell.fg, out);
            put_colour(&cell.bg, out);
            buf_printf(out, "%d %d %d\n", cell.attrs.bold, cell.attrs.underline,
                       cell.attrs.reverse);
        }
    vterm_state_get_cursorpos(vterm_obtain_state(vt->vterm), &cursor);
    buf_printf(out, "cursor %d,%d\n", cursor.row, cursor.col);
}

/* Fails at the first line in which the pictures differ. */
static void assert_same(const char *shown, const char *fresh)
{
    while (*shown != '\0' || *fresh != '\0') {
        size_t length = strcspn(shown, "\n");
        if (length != strcspn(fresh, "\n") || strncmp(shown, fresh, length) != 0)
            fail_msg("shown \"%.*s\", painted anew \"%.*s\"", (int)length, shown,
                     (int)strcspn(fresh, "\n"), fresh);
        shown += length + (shown[length] == '\n');
        fresh += length + (fresh[length] == '\n');
    }
}

void window_assert_fresh(struct vt *vt)
{
    static const char ctrl_l[] = "\x0C";
    struct buf shown = {0}, fresh = {0};
    window_settle(vt);
    window_picture(vt, &shown);
    vt_send(vt, ctrl_l);
    window_settle(vt);
    window_picture(vt, &fresh);
    assert_same(buf_text(&shown), buf_text(&fresh));
    buf_clear(&shown);
    buf_clear(&fresh);
}

void window_quit(struct vt *vt)
{
    vt_send(vt, "q");
    int status = vt_wait_exit(vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(vt_restored(vt));
    vt_stop(vt);
}
