/*
 * See config.h, config_print(). What is as usual is commented out, so that a
 * file that was begun this way does not hold fast to what a later version
 * changes.
 */
#include "tui/config.h"

#include "model/buf.h"
#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/keymap.h"

#include <stdlib.h>
#include <string.h>

enum { COMMENT_WIDTH = 76 };

static void put_comment(FILE *out, const char *text)
{
    struct glyph_line *lines;
    size_t count = glyph_wrap(text, COMMENT_WIDTH, 1, &lines);
    for (size_t i = 0; i < count; i++) {
        size_t length = lines[i].length;
        while (length > 0 && text[lines[i].start + length - 1] == ' ')
            length--;
        fprintf(out, "# %.*s\n", (int)length, text + lines[i].start);
    }
    free(lines);
}

/* The line of NAME, commented out where it IS_USUAL. */
static void put_line(FILE *out, bool is_usual, const char *name, const char *value)
{
    fprintf(out, "%s%s =%s%s\n", is_usual ? "#" : "", name, value[0] == '\0' ? "" : " ", value);
}

static void put_options(const struct config *config, FILE *out)
{
    for (int option = 0; option < CONFIG_COUNT; option++) {
        const struct config_row *row = &config_rows[option];
        const char *word = row->choices;
        for (size_t i = 0; i < config->chosen[option]; i++)
            word += strcspn(word, "|") + 1;
        struct buf value = {0};
        buf_add(&value, word, strcspn(word, "|"));
        fputc('\n', out);
        put_comment(out, words_in(config->lang, row->help));
        put_comment(out, row->choices);
        put_line(out, config->chosen[option] == 0, row->name, buf_text(&value));
        buf_clear(&value);
    }
}

static void put_keys(const struct config *config, FILE *out)
{
    fputc('\n', out);
    put_comment(out, words_in(config->lang, N_("Keys. Blanks divide keys that do the same, a comma "
                                               "two that are pressed in turn (g,c).")));
    put_comment(out, words_in(config->lang,
                              N_("Keys are written a, ctrl-a, alt-a, f5, enter, esc, tab, "
                                 "shift-tab, space, backspace, delete, insert, up, down, left, "
                                 "right, home, end, page-up, page-down, ctrl-up and the like.")));
    for (size_t i = 0; i < actions_count; i++) {
        const char *keys = keymap_keys(config->keymap, &actions[i]);
        struct buf name = {0}, help = {0};
        fputc('\n', out);
        actions_help(&actions[i], config->lang, &help);
        put_comment(out, buf_text(&help));
        buf_clear(&help);
        buf_printf(&name, "key.%s", actions[i].name);
        put_line(out, strcmp(keys, actions[i].keys) == 0, buf_text(&name), keys);
        buf_clear(&name);
    }
}

static void put_colours(const struct config *config, FILE *out)
{
    struct theme usual;
    size_t theme = config->chosen[CONFIG_THEME];
    theme_use(&usual, theme);
    fputc('\n', out);
    put_comment(out, words_in(config->lang,
                              N_("Colours, in place of those of the theme: a colour, \"on\" and "
                                 "that behind it, and bold, dim, underline, reverse.")));
    put_comment(out, words_in(config->lang,
                              N_("Colours are black, red, green, yellow, blue, magenta, cyan, "
                                 "white, each also with bright- before it, numbers up to 255, and "
                                 "default, the terminal's own.")));
    fputc('\n', out);
    for (int role = 0; role < ROLE_COUNT; role++) {
        struct buf look = {0}, before = {0}, name = {0};
        theme_describe(&config->theme, (enum role)role, &look);
        theme_describe(&usual, (enum role)role, &before);
        bool is_usual = strcmp(buf_text(&look), buf_text(&before)) == 0;
        buf_printf(&look, " # %s", words_in(config->lang, theme_role_help((enum role)role)));
        buf_printf(&name, "colour.%s", theme_role_name((enum role)role));
        put_line(out, is_usual, buf_text(&name), buf_text(&look));
        buf_clear(&look);
        buf_clear(&before);
        buf_clear(&name);
    }
}

void config_print(const struct config *config, FILE *out)
{
    put_comment(out, words_in(config->lang, N_("The configuration of daicho. A line that is "
                                               "commented out shows what holds without it.")));
    if (config->path != NULL)
        put_comment(out, config->path);
    put_options(config, out);
    put_keys(config, out);
    put_colours(config, out);
}
