/*
 * See vt.h. The pseudo-terminal is Linux's: its slave stays open here, so that
 * its settings can be read after the program has ended.
 */
#include "tests/vt.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

static const int STEP_MS = 10;

static long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000000000 + now.tv_nsec;
}

static long long now_ms(void)
{
    return now_ns() / 1000000;
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *vt = user;
    if (property == VTERM_PROP_ALTSCREEN)
        vt->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        vt->cursor_visible = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property};

static void become(int slave, const char *const argv[], const char *const environment[])
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    /* Whoever started the tests may have them ignored. */
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        signal(numbers[i], SIG_DFL);
    login_tty(slave);
    for (size_t i = 0; environment[i] != NULL; i++)
        putenv((char *)environment[i]);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

void vt_start(struct vt *vt, int rows, int columns, const char *const argv[],
              const char *const environment[])
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    *vt = (struct vt){.cursor_visible = true};
    vt->vterm = vterm_new(rows, columns);
    vterm_set_utf8(vt->vterm, 1);
    vt->screen = vterm_obtain_screen(vt->vterm);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
    assert_int_equal(openpty(&vt->master, &vt->slave, NULL, NULL, &size), 0);
    assert_int_equal(tcgetattr(vt->slave, &vt->before), 0);
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    vt->child = fork();
    assert_true(vt->child >= 0);
    if (vt->child == 0)
        become(vt->slave, argv, environment);
    fcntl(vt->slave, F_SETFD, FD_CLOEXEC);
}

void vt_start_script(struct vt *vt, int rows, int columns, const char *program, const char *script,
                     const char *const environment[])
{
    const char *const argv[] = {"sh", "-c", script, program, NULL};
    vt_start(vt, rows, columns, argv, environment);
}

char *vt_beside(const char *self, const char *name)
{
    struct buf path = {0};
    const char *slash = strrchr(self, '/');
    buf_add(&path, self, slash == NULL ? 0 : (size_t)(slash + 1 - self));
    buf_puts(&path, name);
    return buf_take(&path);
}

void vt_make_directory(char *path)
{
    static const char pattern[VT_DIRECTORY_BYTES] = "/tmp/daicho-test-XXXXXX";
    memcpy(path, pattern, sizeof pattern);
    assert_non_null(mkdtemp(path));
}

void vt_stop(struct vt *vt)
{
    if (vt->child > 0) {
        kill(vt->child, SIGKILL);
        waitpid(vt->child, NULL, 0);
    }
    vt_hang_up(vt);
    vterm_free(vt->vterm);
    buf_clear(&vt->output);
}

void vt_hang_up(struct vt *vt)
{
    if (vt->master < 0)
        return;
    close(vt->slave);
    close(vt->master);
    vt->master = -1;
    vt->slave = -1;
}

static void send_bytes(struct vt *vt, const char *bytes, size_t length)
{
    while (length > 0) {
        /* The program may be busy painting: its output makes room. */
        vt_pump(vt, 0);
        size_t part = length < 256 ? length : 256;
        ssize_t written = write(vt->master, bytes, part);
        assert_true(written > 0);
        bytes += written;
        length -= (size_t)written;
    }
}

/* What libvterm would send: answers, pastes, the mouse. */
static void send_output(struct vt *vt)
{
    char bytes[256];
    size_t length;
    while ((length = vterm_output_read(vt->vterm, bytes, sizeof bytes)) > 0)
        send_bytes(vt, bytes, length);
}

static void drop_output(struct vt *vt)
{
    char bytes[256];
    while (vterm_output_read(vt->vterm, bytes, sizeof bytes) > 0)
        continue;
}

void vt_send(struct vt *vt, const char *text)
{
    send_bytes(vt, text, strlen(text));
}

void vt_key(struct vt *vt, VTermKey key)
{
    vterm_keyboard_key(vt->vterm, key, VTERM_MOD_NONE);
    send_output(vt);
}

void vt_paste(struct vt *vt, const char *text)
{
    vterm_keyboard_start_paste(vt->vterm);
    send_output(vt);
    vt_send(vt, text);
    vterm_keyboard_end_paste(vt->vterm);
    send_output(vt);
}

void vt_mouse(struct vt *vt, int row, int column, int button)
{
    vterm_mouse_move(vt->vterm, row, column, VTERM_MOD_NONE);
    vterm_mouse_button(vt->vterm, button, true, VTERM_MOD_NONE);
    if (button <= 3)
        vterm_mouse_button(vt->vterm, button, false, VTERM_MOD_NONE);
    send_output(vt);
}

void vt_pump(struct vt *vt, int ms)
{
    struct pollfd master = {.fd = vt->master, .events = POLLIN};
    char bytes[4096];
    while (vt->master >= 0 && poll(&master, 1, ms) > 0 && (master.revents & POLLIN) != 0) {
        ssize_t length = read(vt->master, bytes, sizeof bytes);
        if (length <= 0)
            return;
        vt->heard = now_ns();
        buf_add(&vt->output, bytes, (size_t)length);
        vterm_input_write(vt->vterm, bytes, (size_t)length);
        if (vt->silent)
            drop_output(vt);
        else
            send_output(vt);
        ms = 0;
    }
}

void vt_row(const struct vt *vt, int row, struct buf *buf)
{
    int rows, columns;
    vterm_get_size(vt->vterm, &rows, &columns);
    size_t start = buf->length;
    for (int x = 0; x < columns;) {
        VTermScreenCell cell;
        VTermPos position = {.row = row, .col = x};
        vterm_screen_get_cell(vt->screen, position, &cell);
        if (cell.chars[0] == 0)
            buf_putc(buf, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            buf_put_point(buf, cell.chars[i]);
        x += cell.width > 1 ? cell.width : 1;
    }
    while (buf->length > start && buf->text[buf->length - 1] == ' ')
        buf->text[--buf->length] = '\0';
}

/* Fails the test, showing the screen. */
static void give_up(const struct vt *vt, const char *wanted)
{
    int rows, columns;
    struct buf row = {0};
    vterm_get_size(vt->vterm, &rows, &columns);
    for (int y = 0; y < rows; y++) {
        buf_empty(&row);
        vt_row(vt, y, &row);
        print_error("%2d %s\n", y, buf_text(&row));
    }
    buf_clear(&row);
    fail_msg("waited in vain for %s", wanted);
}

static int find_row(const struct vt *vt, const char *text)
{
    int rows, columns;
    int found = -1;
    vterm_get_size(vt->vterm, &rows, &columns);
    for (int y = 0; y < rows && found < 0; y++) {
        struct buf row = {0};
        vt_row(vt, y, &row);
        if (strstr(buf_text(&row), text) != NULL)
            found = y;
        buf_clear(&row);
    }
    return found;
}

bool vt_shows(const struct vt *vt, const char *text)
{
    return find_row(vt, text) >= 0;
}

int vt_wait_for(struct vt *vt, const char *text)
{
    long long end = now_ms() + VT_LIMIT_MS;
    int row;
    vt_pump(vt, 0);
    while ((row = find_row(vt, text)) < 0) {
        if (now_ms() > end)
            give_up(vt, text);
        vt_pump(vt, STEP_MS);
    }
    return row;
}

void vt_wait_output(struct vt *vt, const char *text)
{
    long long end = now_ms() + VT_LIMIT_MS;
    while (strstr(buf_text(&vt->output), text) == NULL) {
        if (now_ms() > end)
            give_up(vt, text);
        vt_pump(vt, STEP_MS);
    }
}

void vt_wait_cursor(struct vt *vt, int row, int column)
{
    long long end = now_ms() + VT_LIMIT_MS;
    for (;;) {
        VTermPos position;
        vterm_state_get_cursorpos(vterm_obtain_state(vt->vterm), &position);
        if (position.row == row && position.col == column)
            return;
        if (now_ms() > end)
            give_up(vt, "the cursor");
        vt_pump(vt, STEP_MS);
    }
}

void vt_resize(struct vt *vt, int rows, int columns)
{
    vterm_set_size(vt->vterm, rows, columns);
    vt_window(vt, rows, columns);
}

void vt_window(struct vt *vt, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    assert_int_equal(ioctl(vt->master, TIOCSWINSZ, &size), 0);
}

void vt_signal_job(struct vt *vt, int number)
{
    /* Asked of the master, as the slave is not the terminal of this session.
     * A group of 1 or less would be everybody's: never signalled. */
    pid_t group = tcgetpgrp(vt->master);
    assert_true(group > 1);
    assert_int_equal(kill(-group, number), 0);
}

int vt_wait_exit(struct vt *vt)
{
    long long end = now_ms() + VT_LIMIT_MS;
    int status;
    while (waitpid(vt->child, &status, WNOHANG) == 0) {
        if (now_ms() > end)
            give_up(vt, "the end of the program");
        if (vt->master >= 0)
            vt_pump(vt, STEP_MS);
        else
            poll(NULL, 0, STEP_MS);
    }
    vt->child = 0;
    vt_pump(vt, 0);
    return status;
}

bool vt_restored(struct vt *vt)
{
    struct termios after;
    char bytes[16];
    assert_int_equal(tcgetattr(vt->slave, &after), 0);
    vterm_keyboard_start_paste(vt->vterm);
    bool brackets = vterm_output_read(vt->vterm, bytes, sizeof bytes) > 0;
    return after.c_iflag == vt->before.c_iflag && after.c_oflag == vt->before.c_oflag &&
           after.c_cflag == vt->before.c_cflag && after.c_lflag == vt->before.c_lflag &&
           memcmp(after.c_cc, vt->before.c_cc, sizeof after.c_cc) == 0 && !vt->alternate &&
           vt->cursor_visible && !brackets;
}
