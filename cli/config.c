/* The command config: the configuration in force, and what is wrong with it. */
#include "cli/commands.h"

int command_config(struct cli *cli, struct model *m, struct why *why)
{
    const struct config *config = &cli->config;
    (void)m;
    if (!options_given(&cli->arguments, OPTION_CHECK))
        config_print(config, stdout);
    else if (config->finding_count == 0)
        commands_say(why->lang, N_("Nothing is wrong with the configuration."));
    commands_findings(config);
    return config->finding_count > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

void commands_findings(const struct config *config)
{
    for (size_t i = 0; i < config->finding_count; i++)
        commands_say(config->lang, "%s", config->findings[i].text);
}
