/*
 * See term_inside.h. How wide characters are for curses. curses asks libc's
 * wcwidth(), which counts ambiguous characters as narrow and differs from
 * model/glyphs.h elsewhere too; the program's own wcwidth() takes its place,
 * so that canvas and curses never disagree on a column.
 */
#include "model/glyphs.h"
#include "tui/term_inside.h"

#include <stdio.h>
#include <wchar.h>

/* wcwidth() has no argument for it: state of the process, like a locale. Set
 * by term_start() and when the terminal has answered, read by curses. */
static int ambiguous_width = 1;

void term_width_set(int ambiguous)
{
    ambiguous_width = ambiguous;
}

int wcwidth(wchar_t point)
{
    if (point == 0)
        return 0;
    if (point < ' ' || (point >= 0x7F && point < 0xA0))
        return -1;
    return glyph_point_width((uint32_t)point, ambiguous_width);
}

void term_width_ask(void)
{
    /* An ambiguous character at the beginning of the second row, and where is
     * the cursor? (Answers for the first row look like Shift-F3.) */
    term_send("\033[2;1H\xE2\x91\xA0\033[6n\033[2;1H\033[K");
}

int term_width_answer(const char *parameters)
{
    int row;
    int column;
    char more;
    if (sscanf(parameters, "%4d;%4d%c", &row, &column, &more) != 2)
        return 0;
    return column == 2 || column == 3 ? column - 1 : 0;
}
