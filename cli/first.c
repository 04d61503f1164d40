/* See first.h. */
#include "cli/first.h"

#include "cli/file.h"
#include "cli/options.h"
#include "model/buf.h"
#include "model/mem.h"
#include "tui/welcome.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char sample[] = "education";

static bool is_missing(const char *path)
{
    return access(path, F_OK) != 0 && errno == ENOENT;
}

bool first_is(const struct cli *cli)
{
    return !cli->options.readonly && !options_given(&cli->arguments, OPTION_SCRIPT) &&
           isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && is_missing(cli->file);
}

/* Where the sample stands: beside PATH, for the caller to free. */
static char *sample_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf out = {0};
    if (slash != NULL)
        buf_add(&out, path, (size_t)(slash + 1 - path));
    buf_printf(&out, "sample-%s.daicho", sample);
    return buf_take(&out);
}

static bool make(struct cli *cli, const char *name, struct why *why, int *status)
{
    if (!is_missing(cli->file) || file_make(cli, name, why))
        return true;
    *status = commands_fail(why);
    return false;
}

bool first_begin(struct cli *cli, struct tui_options *how, struct why *why, int *status)
{
    enum welcome chosen;
    char *beside = sample_beside(cli->file);
    *status = welcome_ask(cli->file, beside, how, &chosen);
    if (chosen == WELCOME_SAMPLE) {
        free(cli->file);
        cli->file = mem_copy(beside);
    }
    free(beside);
    how->first = chosen == WELCOME_EMPTY    ? TUI_COMPANY
                 : chosen == WELCOME_IMPORT ? TUI_IMPORT
                                            : TUI_CATEGORIES;
    if (chosen == WELCOME_LEAVE && *status == EXIT_DONE)
        commands_say(why->lang,
                     N_("Nothing was made. Start it again to choose; 'daicho -f FILE init' makes "
                        "an empty inventory, with --sample education one to look around in."));
    return chosen != WELCOME_LEAVE &&
           make(cli, chosen == WELCOME_SAMPLE ? sample : NULL, why, status);
}
