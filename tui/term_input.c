/*
 * See term.h. What comes from the terminal, as keys. Waiting is done in short
 * slices: a signal that comes just before curses begins to wait would else be
 * noticed only with the next key.
 */
#include "model/buf.h"
#include "model/ticks.h"
#include "model/utf8.h"
#include "tui/term_inside.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_NOMACROS
#include <curses.h>

enum {
    SLICE_MS = 100,
    SEQUENCE_MS = 50, /* the rest of a control sequence follows at once */
    PASTE_MS = 2000,  /* a paste that stops this long has lost its end */
    SEQUENCE_BYTES = 32,
    MOUSE_BYTES = 3, /* button, column and row, each a character */
    ESCAPE = 27,
    /* Codes of our own, far from those that curses gives out. */
    CODE_PASTE = 0x2000,
    CODE_PASTE_END,
    CODE_CTRL_UP,
    CODE_CTRL_DOWN,
    CODE_CTRL_LEFT,
    CODE_CTRL_RIGHT,
    CODE_CTRL_HOME,
    CODE_CTRL_END
};

/* Sequences that terminfo may not name: those of xterm beyond it, and the keys
 * of terminals whose TERM promises others. PuTTY, for one, calls itself xterm,
 * yet sends Home as ESC [ 1 ~ and F1 as ESC [ 1 1 ~. */
struct sequence {
    const char *bytes;
    int code;
};

static const struct sequence sequences[] = {
    {.bytes = "\033[200~", .code = CODE_PASTE},
    {.bytes = "\033[201~", .code = CODE_PASTE_END},
    {.bytes = "\033[1;5A", .code = CODE_CTRL_UP},
    {.bytes = "\033[1;5B", .code = CODE_CTRL_DOWN},
    {.bytes = "\033[1;5C", .code = CODE_CTRL_RIGHT},
    {.bytes = "\033[1;5D", .code = CODE_CTRL_LEFT},
    {.bytes = "\033[1;5H", .code = CODE_CTRL_HOME},
    {.bytes = "\033[1;5F", .code = CODE_CTRL_END},
    {.bytes = "\033[A", .code = KEY_UP},
    {.bytes = "\033OA", .code = KEY_UP},
    {.bytes = "\033[B", .code = KEY_DOWN},
    {.bytes = "\033OB", .code = KEY_DOWN},
    {.bytes = "\033[C", .code = KEY_RIGHT},
    {.bytes = "\033OC", .code = KEY_RIGHT},
    {.bytes = "\033[D", .code = KEY_LEFT},
    {.bytes = "\033OD", .code = KEY_LEFT},
    {.bytes = "\033[H", .code = KEY_HOME},
    {.bytes = "\033OH", .code = KEY_HOME},
    {.bytes = "\033[F", .code = KEY_END},
    {.bytes = "\033OF", .code = KEY_END},
    {.bytes = "\033[1~", .code = KEY_HOME},
    {.bytes = "\033[4~", .code = KEY_END},
    {.bytes = "\033[7~", .code = KEY_HOME},
    {.bytes = "\033[8~", .code = KEY_END},
    {.bytes = "\033[11~", .code = KEY_F(1)},
    {.bytes = "\033[12~", .code = KEY_F(2)},
    {.bytes = "\033[13~", .code = KEY_F(3)},
    {.bytes = "\033[14~", .code = KEY_F(4)},
};

struct mapping {
    int code;
    enum key_type type;
};

static const struct mapping mappings[] = {
    {.code = KEY_ENTER, .type = KEYS_ENTER},
    {.code = KEY_BTAB, .type = KEYS_BACKTAB},
    {.code = KEY_BACKSPACE, .type = KEYS_BACKSPACE},
    {.code = KEY_DC, .type = KEYS_DELETE},
    {.code = KEY_IC, .type = KEYS_INSERT},
    {.code = KEY_UP, .type = KEYS_UP},
    {.code = KEY_DOWN, .type = KEYS_DOWN},
    {.code = KEY_LEFT, .type = KEYS_LEFT},
    {.code = KEY_RIGHT, .type = KEYS_RIGHT},
    {.code = KEY_HOME, .type = KEYS_HOME},
    {.code = KEY_END, .type = KEYS_END},
    {.code = KEY_PPAGE, .type = KEYS_PAGE_UP},
    {.code = KEY_NPAGE, .type = KEYS_PAGE_DOWN},
    {.code = CODE_CTRL_UP, .type = KEYS_CTRL_UP},
    {.code = CODE_CTRL_DOWN, .type = KEYS_CTRL_DOWN},
    {.code = CODE_CTRL_LEFT, .type = KEYS_CTRL_LEFT},
    {.code = CODE_CTRL_RIGHT, .type = KEYS_CTRL_RIGHT},
    {.code = CODE_CTRL_HOME, .type = KEYS_CTRL_HOME},
    {.code = CODE_CTRL_END, .type = KEYS_CTRL_END},
};

void term_input_prepare(void)
{
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
        define_key(sequences[i].bytes, sequences[i].code);
}

/* Waits for one byte or code of curses. */
static int next_code(int ms)
{
    wtimeout(stdscr, ms);
    errno = 0;
    return wgetch(stdscr);
}

/* The rest of the character that begins with the byte FIRST. What is not UTF-8
 * is U+FFFD, a byte for a byte: get_wch() would swallow what follows it. */
static wint_t rest_of_character(int first)
{
    char bytes[5] = {(char)first};
    uint32_t point;
    int wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    int count = 1;
    while (count < wanted) {
        int code = next_code(SEQUENCE_MS);
        bool continues = code >= 0x80 && code <= 0xBF;
        if (!continues && code != ERR)
            ungetch(code);
        if (!continues)
            break;
        bytes[count++] = (char)code;
    }
    int taken = (int)utf8_next(bytes, &point);
    while (count > taken)
        ungetch((unsigned char)bytes[--count]);
    return (wint_t)point;
}

/* Waits for one character or code of curses: OK, KEY_CODE_YES, or ERR. */
static int next(wint_t *c, int ms)
{
    int code = next_code(ms);
    if (code == ERR)
        return ERR;
    *c = code >= 0x80 && code <= 0xFF ? rest_of_character(code) : (wint_t)code;
    return code > 0xFF ? KEY_CODE_YES : OK;
}

/* Whether the terminal is gone. A mere ERR of curses does not say so: it also
 * comes from signals and from half a character. */
static bool is_gone(int error)
{
    struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
    if (error == EIO || term_signals_hangup())
        return true;
    return poll(&terminal, 1, 0) > 0 && (terminal.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

/* The next of a paste, as next(). Signals interrupt the wait: what follows must
 * not be taken for keys. */
static int next_pasted(wint_t *c)
{
    long long deadline = ticks_ms() + PASTE_MS;
    for (;;) {
        int found = next(c, PASTE_MS);
        int error = errno;
        if (found != ERR || is_gone(error) || ticks_ms() >= deadline)
            return found;
    }
}

/* The whole paste as one key: its text is data, whatever keys it looks like. A
 * new size of the window that comes meanwhile is told afterwards. */
static bool read_paste(struct key *key)
{
    struct buf text = {0};
    wint_t c;
    wint_t before = 0;
    bool resized = false;
    for (;;) {
        int found = next_pasted(&c);
        if (found == ERR || (found == KEY_CODE_YES && c == CODE_PASTE_END))
            break;
        resized = resized || (found == KEY_CODE_YES && c == KEY_RESIZE);
        if (found != OK || c == 0)
            continue;
        if (c == '\r')
            buf_putc(&text, '\n');
        else if (c != '\n' || before != '\r')
            buf_put_point(&text, (uint32_t)c);
        before = c;
    }
    if (resized)
        ungetch(KEY_RESIZE);
    key->type = KEYS_PASTE;
    key->text = buf_take(&text);
    return true;
}

/* Takes the rest of a click that was told in xterm's older way, before the mouse
 * was switched off. */
static void skip_click(void)
{
    wint_t c;
    for (int i = 0; i < MOUSE_BYTES; i++)
        next(&c, SEQUENCE_MS);
}

/* Takes the rest of a control sequence that means no key: it must not become
 * typed text. The answer about ambiguous characters is one. */
static bool skip_sequence(struct term *term, struct key *key)
{
    char parameters[SEQUENCE_BYTES + 1] = "";
    wint_t c = 0;
    for (size_t count = 0; next(&c, SEQUENCE_MS) == OK;) {
        if (c < ' ' || c >= 0x40 || count == SEQUENCE_BYTES)
            break;
        parameters[count++] = (char)c;
    }
    if (c == 'M' && parameters[0] == '\0')
        skip_click();
    int width = c == 'R' ? term_width_answer(parameters) : 0;
    if (width == 0 || width == term->ambiguous)
        return false;
    term->ambiguous = width;
    term_width_set(width);
    term->stale = true;
    key->type = KEYS_RESIZE;
    key->y = term->rows;
    key->x = term->columns;
    return true;
}

/* Esc alone, Alt and a character, or the beginning of a sequence. */
static bool after_escape(struct term *term, struct key *key)
{
    wint_t c;
    int found = next(&c, 0);
    if (found == OK && c == '[')
        return skip_sequence(term, key);
    if (found == OK && c >= ' ' && c <= 0x7F) {
        key->type = KEYS_ALT;
        key->point = (uint32_t)c;
        return true;
    }
    /* Curses knows DEL by its terminfo name before it gives it as a character. */
    if (found == KEY_CODE_YES && c == KEY_BACKSPACE) {
        key->type = KEYS_ALT;
        key->point = 0x7F;
        return true;
    }
    if (found == OK)
        unget_wch((wchar_t)c);
    else if (found == KEY_CODE_YES)
        ungetch((int)c);
    key->type = KEYS_ESCAPE;
    return true;
}

static bool from_character(struct term *term, wint_t c, struct key *key)
{
    if (c == ESCAPE)
        return after_escape(term, key);
    if (c == '\r' || c == '\n') {
        key->type = KEYS_ENTER;
    } else if (c == '\t') {
        key->type = KEYS_TAB;
    } else if (c == '\b' || c == 0x7F) {
        key->type = KEYS_BACKSPACE;
    } else if (c < ' ') {
        key->type = KEYS_CTRL;
        key->point = c == 0 ? ' ' : c <= 26 ? 'a' + c - 1 : '@' + c;
    } else if (c >= 0x80 && c < 0xA0) {
        return false; /* a control character of ISO 6429 that no key sends */
    } else {
        key->type = KEYS_TEXT;
        key->point = (uint32_t)c;
    }
    return true;
}

static bool from_resize(struct term *term, struct key *key)
{
    term->rows = getmaxy(stdscr);
    term->columns = getmaxx(stdscr);
    term->stale = true;
    key->type = KEYS_RESIZE;
    key->y = term->rows;
    key->x = term->columns;
    return true;
}

static bool from_code(struct term *term, int code, struct key *key)
{
    if (code == KEY_RESIZE)
        return from_resize(term, key);
    if (code == KEY_MOUSE) {
        term_mouse_read(term);
        return term_mouse_take(term, key);
    }
    if (code == CODE_PASTE)
        return read_paste(key);
    if (code >= KEY_F(1) && code <= KEY_F(12)) {
        key->type = KEYS_FUNCTION;
        key->point = (uint32_t)(code - KEY_F(0));
        return true;
    }
    for (size_t i = 0; i < sizeof mappings / sizeof mappings[0]; i++) {
        if (code == mappings[i].code) {
            key->type = mappings[i].type;
            return true;
        }
    }
    return false;
}

void term_read(struct term *term, struct key *key, int timeout)
{
    long long deadline = ticks_ms() + timeout;
    *key = (struct key){.type = KEYS_TICK};
    if (term_mouse_take(term, key))
        return;
    for (;;) {
        wint_t c;
        long long rest = deadline - ticks_ms();
        if (term_signals_stop())
            term_stop_here(term);
        if (term->away) {
            key->type = KEYS_HANGUP;
            return;
        }
        int found = next(&c, rest < 0 ? 0 : rest < SLICE_MS ? (int)rest : SLICE_MS);
        int error = errno;
        if (found == OK && from_character(term, c, key))
            return;
        if (found == KEY_CODE_YES && from_code(term, (int)c, key))
            return;
        if (found == ERR && is_gone(error)) {
            key->type = KEYS_HANGUP;
            return;
        }
        if (rest <= 0)
            return;
    }
}
