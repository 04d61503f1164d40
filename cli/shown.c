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
        shown->file = open_memstream(&shown->text, &shown->length);
    if (shown->file == NULL)
        mem_none();
}

void shown_end(struct shown *shown)
{
    if (shown->file == stdout)
        return;
    if (fclose(shown->file) != 0 || shown->text == NULL)
        mem_none();
    struct buf harmless = {0};
    display_add_lines(&harmless, shown->text);
    fwrite(buf_text(&harmless), 1, harmless.length, stdout);
    buf_clear(&harmless);
    free(shown->text);
    *shown = (struct shown){0};
}
