/* review send: a workbook and a CSV for each department, to be answered. */
#include "cli/review.h"

#include "export/review_send.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/mem.h"
#include "model/numbers.h"

#include <stdlib.h>

/* Says on standard output what was written for a department. */
static void tell(void *context, const char *code, const char *name, const char *path, size_t rows)
{
    const enum lang *lang = context;
    struct buf line = {0}, title = {0};
    buf_printf(&title, "%s%s%s", code, code[0] == '\0' ? "" : " ",
               code[0] == '\0' ? words_in(*lang, N_("(no department)")) : name);
    display_add(&line, path);
    buf_puts(&line, "  ");
    display_add(&line, buf_text(&title));
    buf_puts(&line, "  ");
    buf_printf(&line, words_count(*lang, "%s data category", "%s data categories", rows),
               count_text((int64_t)rows).text);
    puts(buf_text(&line));
    buf_clear(&line);
    buf_clear(&title);
}

int review_send_sheets(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char **departments = mem_new(given->given_count + 1, sizeof *departments);
    enum lang lang = why->lang;
    struct review_send how = {.folder = given->values[OPTION_OUTPUT],
                              .force = options_given(given, OPTION_FORCE),
                              .departments = departments,
                              .reason = given->values[OPTION_REASON],
                              .told = tell,
                              .context = &lang};
    struct campaign campaign = {0};
    size_t files;
    how.department_count = options_values(given, OPTION_DEPARTMENT, departments);
    bool done = how.folder != NULL ||
                why_set_class(why, WHY_USAGE,
                              "The sheets need -o DIR: the folder that they are written to.");
    done = done && review_organization(cli, m, &how.organization, why) &&
           review_campaign(cli, m, review_word(cli), &campaign, why) &&
           review_send(m, &campaign, &how, &files, why);
    if (done)
        commands_say(why->lang,
                     N_("Send each department its workbook (or the CSV, which holds the same). "
                        "'daicho review receive' takes the answers."));
    campaign_clear(&campaign);
    free(departments);
    return done ? EXIT_DONE : commands_fail(why);
}
