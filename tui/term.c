/*
 * See term.h. Taking the terminal and giving it back. Painting is in
 * term_paint.c, keys in term_input.c, signals in term_signals.c, other
 * programs on the same terminal in term_child.c.
 */
#include "model/glyphs.h"
#include "model/mem.h"
#include "tui/term_info.h"
#include "tui/term_inside.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_NOMACROS
#include <curses.h>

enum {
    /* For the rest of a sequence that Esc begins: long enough for one that ssh
       divides between two packets, which come on each other's heels, and short
       of what a person waits for. tmux waits as long. */
    ESCAPE_MS = 10,
    CLIPBOARD_BYTES = 74994
};

/* Bracketed paste (xterm control sequences, DECSET 2004). */
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
/* Whatever of the mouse the terminal was asked to tell. */
static const char mouse_off[] = "\033[?1000l\033[?1002l\033[?1006l";

void term_send(const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        text += written;
        length -= (size_t)written;
    }
}

/* LC_CTYPE as the environment says, or UTF-8 in spite of it: the texts are
 * UTF-8, and terminals that are not have died out. */
static bool take_locale(struct why *why)
{
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL)
        return true;
    return why_set_class(why, WHY_USAGE,
                         "The screen needs a UTF-8 locale, and this machine has not even "
                         "C.UTF-8. Install a locale whose name ends in .UTF-8, and set LANG "
                         "to it.");
}

static bool check_terminal(struct why *why)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return why_set_class(why, WHY_USAGE,
                             "The screen needs a terminal, but standard input or output is "
                             "none. Start the program in a terminal, or give it a command; "
                             "\"daicho --help\" lists them.");
    return true;
}

static bool open_screen(struct term *term, struct why *why)
{
    const char *type = getenv("TERM");
    if (type == NULL || type[0] == '\0')
        return why_set_class(why, WHY_USAGE,
                             "The type of the terminal is not known, as TERM is not set. Set "
                             "TERM, for example to xterm-256color.");
    use_tioctl(TRUE); /* LINES and COLUMNS must not outlive a resize */
    term->screen = term_info_full_screen() ? newterm(NULL, stdout, stdin) : NULL;
    if (term->screen != NULL)
        return true;
    return why_set_class(why, WHY_USAGE,
                         "The screen cannot be shown on a terminal of the type \"%.40s\". Set "
                         "TERM to the type of this terminal, for example xterm-256color.",
                         type);
}

static void take_signals(void)
{
    struct buf restore = {0};
    buf_puts(&restore, mouse_off);
    buf_puts(&restore, paste_off);
    term_info_add(&restore, "sgr0");
    term_info_add(&restore, "cnorm");
    term_info_add(&restore, "rmkx");
    term_info_add(&restore, "rmcup");
    term_signals_take(buf_text(&restore));
    buf_clear(&restore);
}

static void prepare_curses(struct term *term)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(ESCAPE_MS);
    typeahead(-1); /* paint whole screens, whatever is typed meanwhile */
    term_input_prepare();
    term->colour = term_paint_colours(&term->theme);
    term->rows = getmaxy(stdscr);
    term->columns = getmaxx(stdscr);
}

bool term_start(struct term *term, const struct term_options *options, struct why *why)
{
    *term = (struct term){.ambiguous = options->ambiguous == 2 ? 2 : 1, .stale = true};
    if (options->theme != NULL)
        term->theme = *options->theme;
    else
        theme_use(&term->theme, 0);
    if (!check_terminal(why) || !take_locale(why))
        return false;
    term_signals_prepare();
    term_width_set(term->ambiguous);
    if (!open_screen(term, why))
        return false;
    prepare_curses(term);
    take_signals();
    term->on = true;
    term_mouse(term, options->mouse);
    term_paint_show();
    term_send(paste_on);
    if (options->ambiguous == 0)
        term_width_ask();
    return true;
}

void term_stop(struct term *term)
{
    if (!term->on)
        return;
    if (!term->away) {
        term_mouse(term, false);
        term_send(paste_off);
        endwin();
    }
    term_signals_drop();
    delscreen(term->screen);
    canvas_free(term->painted);
    *term = (struct term){0};
}

void term_leave(struct term *term)
{
    bool mouse = term->mouse;
    term_mouse(term, false);
    term->mouse = mouse;
    term->away = true;
    term_send(paste_off);
    def_prog_mode();
    endwin();
    term_signals_rest();
}

void term_enter(struct term *term)
{
    term->away = false;
    reset_prog_mode();
    take_signals();
    redrawwin(stdscr);
    clearok(stdscr, TRUE);
    term_paint_show();
    term_send(paste_on);
    term_mouse(term, term->mouse);
}

static void add_base64(struct buf *buf, const char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t rest = length - i;
        unsigned long three = (unsigned long)(unsigned char)bytes[i] << 16;
        if (rest > 1)
            three |= (unsigned long)(unsigned char)bytes[i + 1] << 8;
        if (rest > 2)
            three |= (unsigned long)(unsigned char)bytes[i + 2];
        buf_putc(buf, digits[three >> 18 & 63]);
        buf_putc(buf, digits[three >> 12 & 63]);
        buf_putc(buf, rest > 1 ? digits[three >> 6 & 63] : '=');
        buf_putc(buf, rest > 2 ? digits[three & 63] : '=');
    }
}

bool term_copy(struct term *term, const char *text, struct why *why)
{
    size_t length = strlen(text);
    if (length > CLIPBOARD_BYTES)
        return why_set(why,
                       "The text was not copied: it has %zu bytes, and terminals take %d. Copy "
                       "a part of it, or export it to a file.",
                       length, (int)CLIPBOARD_BYTES);
    if (!term->on)
        return true;
    struct buf sequence = {0};
    buf_puts(&sequence, "\033]52;c;");
    add_base64(&sequence, text, length);
    buf_puts(&sequence, "\a");
    term_send(buf_text(&sequence));
    buf_clear(&sequence);
    return true;
}
