/* The command config: the configuration in force, and what is wrong with it. */
#include "cli/commands.h"

#include "import/header_words.h"

/* Whether the words for headers that the person added can be read; else says
 * why not. */
static bool check_headers(enum lang lang)
{
    struct why why = {.lang = lang};
    struct header_file words;
    struct buf path = {0};
    bool done = header_file_read(header_file_path(&path) ? path.text : NULL, &words, &why);
    if (done)
        header_file_clear(&words);
    else
        commands_say(lang, "%s", why.text);
    buf_clear(&path);
    return done;
}

int command_config(struct cli *cli, struct model *m, struct why *why)
{
    const struct config *config = &cli->config;
    (void)m;
    bool checking = options_given(&cli->arguments, OPTION_CHECK);
    if (!checking)
        config_print(config, stdout);
    commands_findings(config);
    bool fine = check_headers(why->lang) && config->finding_count == 0;
    if (checking && fine)
        commands_say(why->lang, N_("Nothing is wrong with the configuration."));
    return fine ? EXIT_DONE : EXIT_FINDINGS;
}

void commands_findings(const struct config *config)
{
    for (size_t i = 0; i < config->finding_count; i++)
        commands_say(config->lang, "%s", config->findings[i].text);
}
