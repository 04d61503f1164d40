/* See samples.h. Looked for beside the program first, so that a build tree
 * works from any directory, then where they were installed. */
#include "config.h"

#include "cli/samples.h"

#include "import/import.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {"education", "portal"};

static void find_folder(const struct cli *cli, const char *name, struct buf *folder)
{
    buf_printf(folder, "%s/examples/%s", cli->own, name);
    if (access(buf_text(folder), R_OK) == 0)
        return;
    buf_empty(folder);
    buf_printf(folder, "%s/examples/%s", PKGDATADIR, name);
}

bool samples_exists(const struct cli *cli, const char *name, struct why *why)
{
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        known = known || strcmp(names[i], name) == 0;
    if (!known)
        return why_set_class(
            why, WHY_USAGE, "There is no sample \"%s\". The samples are: education, portal.", name);
    struct buf folder = {0};
    find_folder(cli, name, &folder);
    bool there = access(buf_text(&folder), R_OK) == 0;
    if (!there)
        why_set_class(why, WHY_FILE, "The sample is not installed: %s was not found.",
                      buf_text(&folder));
    buf_clear(&folder);
    return there;
}

bool samples_load(const struct cli *cli, const char *name, struct model *m, struct why *why)
{
    struct buf folder = {0};
    char **paths = mem_new(kinds_count, sizeof *paths);
    struct plan plan = {0};
    find_folder(cli, name, &folder);
    for (size_t i = 0; i < kinds_count; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s/%s.csv", buf_text(&folder), kinds[i].name);
        paths[i] = buf_take(&path);
    }
    struct import_options how = {.lang = why->lang};
    bool done = import_run(m, (const char *const *)paths, kinds_count, &how, &plan, why);
    if (done && plan.state != PLAN_CARRIED) {
        plan_print(&plan, stderr, why->lang);
        done = why_set_class(why, WHY_FILE, "The sample is damaged and was not loaded.");
    }
    plan_clear(&plan);
    for (size_t i = 0; i < kinds_count; i++)
        free(paths[i]);
    free(paths);
    buf_clear(&folder);
    return done;
}
