/* See shown.h. */
#include "cli/shown.h"

#include "model/display.h"
#include "model/mem.h"

#include <stdlib.h>
#include <unistd.h>

void shown_begin(struct shown *shown)
{
    *shown = (struct shown){.file = stdout};
    if (isatty(STDOUT_FILENO))
        shown->file = mem_text_begin(&shown->text, &shown->length);
}

void shown_end(struct shown *shown)
{
    if (shown->file == stdout)
        return;
    mem_text_end(shown->file, &shown->text);
    struct buf harmless = {0};
    display_add_lines(&harmless, shown->text);
    fwrite(buf_text(&harmless), 1, harmless.length, stdout);
    buf_clear(&harmless);
    free(shown->text);
    *shown = (struct shown){0};
}
