/*
 * See config.h. The language is taken first, as everything is told in it; then
 * the options; then keys and colours, as the latter change those of a theme.
 */
#include "tui/config.h"

#include "model/folders.h"
#include "model/guard.h"
#include "model/mem.h"
#include "tui/actions.h"
#include "tui/config_file.h"
#include "tui/keymap.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* clang-format off */
const struct config_row config_rows[CONFIG_COUNT] = {
    [CONFIG_LANG] = {"lang", "auto|ja|en",
        N_("The language; auto takes that of the environment; --lang on the command "
           "line goes before it.")},
    [CONFIG_MOUSE] = {"mouse", "on|off",
        N_("Whether clicks and the wheel work on the screen. While they do, the terminal selects "
           "text with Shift held.")},
    [CONFIG_AMBIGUOUS] = {"ambiguous-width", "auto|1|2",
        N_("The columns of characters of ambiguous width; auto asks the terminal.")},
    [CONFIG_REASON] = {"ask-reason", "no|yes",
        N_("Whether every change asks for its reason, which the history shows.")},
    [CONFIG_THEME] = {"theme", "default|light|dark|contrast|mono",
        N_("The colours: default takes those of the terminal, light and dark suit its background, "
           "contrast is for poor sight, mono has none.")},
};
/* clang-format on */

/* The path of the file as a line of the screen has room for it: what lies in the
 * home folder begins with "~". */
static void add_path(const struct config *config, struct buf *out)
{
    const char *home = getenv("HOME");
    size_t length = home == NULL ? 0 : strlen(home);
    bool inside =
        length > 1 && strncmp(config->path, home, length) == 0 && config->path[length] == '/';
    buf_printf(out, "%s%s", inside ? "~" : "", config->path + (inside ? length : 0));
}

/* Notes what WHY says about line NUMBER; 0 is the file as a whole. */
static void add_finding(struct config *config, unsigned number, struct why *why)
{
    struct buf text = {0}, path = {0};
    add_path(config, &path);
    if (number == 0)
        why_at(why, "%s", buf_text(&path));
    else
        why_at(why, "%s, line %u", buf_text(&path), number);
    buf_clear(&path);
    buf_printf(&text,
               words_in(config->lang, number == 0 ? N_("%s The file was left out.")
                                                  : N_("%s The line was left out.")),
               why->text);
    config->findings = mem_grow(config->findings, config->finding_count, &config->finding_capacity,
                                sizeof *config->findings);
    /* Clashes of keys are found last, and belong to earlier lines. */
    size_t at = config->finding_count++;
    for (; at > 0 && config->findings[at - 1].line > number; at--)
        config->findings[at] = config->findings[at - 1];
    config->findings[at] = (struct config_finding){number, buf_take(&text)};
}

/* Whether a person who wrote WORD means CHOICE, of LENGTH bytes. */
static bool is_choice(const char *choice, size_t length, const char *word)
{
    static const char *const same[][2] = {
        {"on", "yes"}, {"off", "no"}, {"yes", "on"}, {"no", "off"}};
    if (strlen(word) == length && strncasecmp(choice, word, length) == 0)
        return true;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        if (strlen(same[i][0]) == length && strncmp(choice, same[i][0], length) == 0 &&
            strcasecmp(word, same[i][1]) == 0)
            return true;
    return false;
}

/* Which of CHOICES is WORD; false where it is none. */
static bool find_choice(const char *choices, const char *word, size_t *found)
{
    *found = 0;
    for (;; (*found)++) {
        size_t length = strcspn(choices, "|");
        if (is_choice(choices, length, word))
            return true;
        if (choices[length] == '\0')
            return false;
        choices += length + 1;
    }
}

static enum config_option find_option(const char *name)
{
    int option = 0;
    while (option < CONFIG_COUNT && strcmp(config_rows[option].name, name) != 0)
        option++;
    return (enum config_option)option;
}

/* What stands behind the dot, where NAME begins with GROUP and a dot. */
static const char *name_in(const char *group, const char *name)
{
    size_t length = strlen(group);
    return strncmp(name, group, length) == 0 && name[length] == '.' ? name + length + 1 : NULL;
}

static bool refuse_unknown(const char *format, const char *name, struct why *why)
{
    char *quote = guard_quote(name);
    why_set(why, format, quote);
    free(quote);
    return false;
}

static bool set_option(struct config *config, enum config_option option, const char *value,
                       struct why *why)
{
    const struct config_row *row = &config_rows[option];
    size_t chosen;
    if (find_choice(row->choices, value, &chosen)) {
        config->chosen[option] = chosen;
        if (option == CONFIG_THEME)
            theme_use(&config->theme, chosen);
        return true;
    }
    char *quote = guard_quote(value);
    why_set(why, "%s takes %s, not \"%s\".", row->name, row->choices, quote);
    free(quote);
    return false;
}

static bool set_key(struct config *config, const struct config_line *line, const char *name,
                    struct why *why)
{
    const struct action *action = actions_named(name);
    if (action == NULL)
        return refuse_unknown(N_("There is no action \"%s\". 'daicho config' lists all keys."),
                              name, why);
    return keymap_set(config->keymap, action, line->value, line->number, why);
}

static bool set_colour(struct config *config, const struct config_line *line, const char *name,
                       struct why *why)
{
    enum role role = theme_role(name);
    if (role == ROLE_COUNT)
        return refuse_unknown(N_("There is no colour for \"%s\". 'daicho config' lists all."), name,
                              why);
    return theme_set(&config->theme, role, line->value, why);
}

/* Takes over what LINE says, which is an OPTION or the key or colour of a name. */
static bool take(struct config *config, const struct config_line *line, enum config_option option,
                 struct why *why)
{
    const char *key = name_in("key", line->name);
    const char *colour = name_in("colour", line->name);
    if (line->value == NULL)
        return why_set(why, "A line is written as name = value.");
    if (option != CONFIG_COUNT)
        return set_option(config, option, line->value, why);
    if (key != NULL)
        return set_key(config, line, key, why);
    if (colour != NULL)
        return set_colour(config, line, colour, why);
    return refuse_unknown(N_("There is no option \"%s\". 'daicho config' lists all."), line->name,
                          why);
}

/* Takes the other spelling of "colour" for the same name. */
static void spell(struct config_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const char *colour = name_in("color", lines->lines[i].name);
        struct buf name = {0};
        if (colour == NULL)
            continue;
        buf_printf(&name, "colour.%s", colour);
        free(lines->lines[i].name);
        lines->lines[i].name = buf_take(&name);
    }
}

/* The number of an earlier line of the same name; 0 where there is none. */
static unsigned earlier(const struct config_lines *lines, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(lines->lines[k].name, lines->lines[i].name) == 0)
            return lines->lines[k].number;
    return 0;
}

/* Takes over the options, or where OPTIONS is false all the rest. */
static void take_all(struct config *config, const struct config_lines *lines, bool options)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct config_line *line = &lines->lines[i];
        enum config_option option = find_option(line->name);
        struct why why = {.lang = config->lang};
        if ((option != CONFIG_COUNT) != options)
            continue;
        unsigned other = earlier(lines, i);
        if (other != 0)
            why_set(&why, "%s stands in line %u already.", line->name, other);
        if (other != 0 || !take(config, line, option, &why))
            add_finding(config, line->number, &why);
    }
}

/* The language of all that is told. */
static void take_language(struct config *config, const struct config_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct config_line *line = &lines->lines[i];
        if (strcmp(line->name, config_rows[CONFIG_LANG].name) != 0)
            continue;
        /* A later line of the name is left out, also where this one says nothing. */
        if (line->value != NULL)
            words_language(line->value, &config->lang);
        return;
    }
}

static void settle_keys(struct config *config)
{
    struct why why = {.lang = config->lang};
    unsigned line;
    while (!keymap_settle(config->keymap, &line, &why))
        add_finding(config, line, &why);
}

void config_load(struct config *config, const char *path, enum lang lang, bool fixed)
{
    struct buf usual = {0};
    struct config_lines lines = {0};
    struct why why = {.lang = lang};
    *config = (struct config){.lang = lang, .keymap = keymap_new()};
    theme_use(&config->theme, 0);
    if (path != NULL) {
        config->path = mem_copy(path);
    } else if (folders_add("XDG_CONFIG_HOME", ".config", &usual)) {
        buf_puts(&usual, "/daicho/config");
        config->path = buf_take(&usual);
    }
    if (config->path != NULL && !config_file_read(config->path, &lines, &why))
        add_finding(config, 0, &why);
    spell(&lines);
    if (!fixed)
        take_language(config, &lines);
    take_all(config, &lines, true);
    take_all(config, &lines, false);
    settle_keys(config);
    config_file_clear(&lines);
}

void config_clear(struct config *config)
{
    for (size_t i = 0; i < config->finding_count; i++)
        free(config->findings[i].text);
    free(config->findings);
    keymap_free(config->keymap);
    free(config->path);
    *config = (struct config){0};
}

bool config_is(const struct config *config, enum config_option option, const char *word)
{
    size_t wanted;
    if (!find_choice(config_rows[option].choices, word, &wanted))
        bug(word);
    return config->chosen[option] == wanted;
}

void config_apply(const struct config *config, struct tui_options *options)
{
    options->lang = config->lang;
    options->mouse = config_is(config, CONFIG_MOUSE, "on");
    options->ask_reason = config_is(config, CONFIG_REASON, "yes");
    options->ambiguous = config_is(config, CONFIG_AMBIGUOUS, "1")   ? 1
                         : config_is(config, CONFIG_AMBIGUOUS, "2") ? 2
                                                                    : 0;
    options->theme = &config->theme;
    options->keymap = config->keymap;
}

void config_notice(const struct config *config, struct buf *out)
{
    if (config->finding_count == 0)
        return;
    if (config->finding_count == 1)
        buf_puts(out, config->findings[0].text);
    else
        buf_printf(out,
                   words_in(config->lang, "%s This is the first of %zu findings; 'daicho config "
                                          "--check' shows all."),
                   config->findings[0].text, config->finding_count);
}
