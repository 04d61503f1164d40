/*
 * See term_info.h. Signal handlers write these texts without curses, so that
 * the pauses that curses would have made must not be left in them.
 */
#include "tui/term_info.h"

#include <string.h>
#include <unistd.h>

#define NCURSES_NOMACROS
#include <curses.h>
#include <term.h>

/* The text of a capability; NULL where the terminal has none of that name. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

bool term_info_full_screen(void)
{
    int error;
    if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
        return false;
    bool moves = capability("cup") != NULL;
    del_curterm(cur_term);
    return moves;
}

void term_info_add(struct buf *buf, const char *name)
{
    const char *text = capability(name);
    if (text == NULL)
        return;
    while (*text != '\0') {
        size_t pause = strncmp(text, "$<", 2) == 0 ? strcspn(text, ">") : 0;
        if (pause > 0 && text[pause] == '>') {
            text += pause + 1;
            continue;
        }
        buf_putc(buf, *text++);
    }
}
