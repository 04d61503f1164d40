/*
 * The configuration: what a file sets, what is said about each mistake in it,
 * that what is printed reads back as the same, and that the keys shown and the
 * keys that work are the person's.
 */
#include "model/buf.h"
#include "model/mem.h"
#include "tui/actions.h"
#include "tui/app.h"
#include "tui/canvas.h"
#include "tui/config.h"
#include "tui/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static char folder[] = "/tmp/daicho-config-XXXXXX";

static const char *path(void)
{
    static char text[64];
    snprintf(text, sizeof text, "%s/config", folder);
    return text;
}

static void write_file(const char *content, size_t length)
{
    FILE *file = fopen(path(), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(content, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Reads a file of that content, in English. */
static void load(struct config *config, const char *content)
{
    write_file(content, strlen(content));
    config_load(config, path(), LANG_EN, false);
}

/* The same where nothing is wrong with it. */
static void load_sound(struct config *config, const char *content)
{
    load(config, content);
    if (config->finding_count > 0)
        fail_msg("%s", config->findings[0].text);
}

static const char *keys_of(const struct config *config, const char *action)
{
    return keymap_keys(config->keymap, actions_named(action));
}

static void without_a_file_all_is_as_usual(void **state)
{
    struct config config;
    (void)state;
    config_load(&config, "/nonexistent/daicho/config", LANG_JA, false);
    assert_int_equal(config.finding_count, 0);
    assert_int_equal(config.lang, LANG_JA);
    assert_true(config_is(&config, CONFIG_MOUSE, "on"));
    assert_true(config_is(&config, CONFIG_THEME, "default"));
    assert_string_equal(keys_of(&config, "undo"), "u ctrl-z");
    config_clear(&config);
}

static void options_go_to_the_screen(void **state)
{
    struct tui_options options = {0};
    struct config config;
    (void)state;
    load_sound(&config, "# mine\n\nlang = ja\nmouse=off\n ambiguous-width = 2 \n"
                        "ask-reason = yes\ntheme = mono # at night\n");
    config_apply(&config, &options);
    assert_int_equal(options.lang, LANG_JA);
    assert_false(options.mouse);
    assert_int_equal(options.ambiguous, 2);
    assert_true(options.ask_reason);
    assert_false(options.theme->colours);
    config_clear(&config);
}

static void the_option_of_the_command_line_fixes_the_language(void **state)
{
    struct config config;
    (void)state;
    write_file("lang = ja\n", 10);
    config_load(&config, path(), LANG_EN, true);
    assert_int_equal(config.lang, LANG_EN);
    config_clear(&config);
}

static void a_later_line_of_the_language_is_left_out_as_of_all_others(void **state)
{
    struct config config;
    (void)state;
    write_file("lang\nlang = ja\n", 15);
    config_load(&config, path(), LANG_EN, false);
    assert_int_equal(config.lang, LANG_EN);
    assert_int_equal(config.finding_count, 2);
    config_clear(&config);
}

static void words_are_taken_as_people_write_them(void **state)
{
    static const char *const texts[] = {
        "mouse = no\n",
        "Mouse = OFF\r\n",
        "\xEF\xBB\xBFmouse = off",
        "ｍｏｕｓｅ　＝　ｏｆｆ\n",
        "\tmouse\t=\toff\t# comment\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct config config;
        load_sound(&config, texts[i]);
        assert_true(config_is(&config, CONFIG_MOUSE, "off"));
        config_clear(&config);
    }
}

/* What is said about one line, and that all is as usual then. */
static void each_mistake_is_told(void **state)
{
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"mouse = maybe", "mouse takes on|off, not \"maybe\"."},
        {"mouse =", "mouse takes on|off, not \"\"."},
        {"mouse", "A line is written as name = value."},
        {"= on", "There is no option \"\"."},
        {"mous = on", "There is no option \"mous\". 'daicho config' lists all."},
        {"theme = pink", "theme takes default|light|dark|contrast|mono, not \"pink\"."},
        {"key.nothing = x", "There is no action \"nothing\"."},
        {"key.undo = hyper-u", "There is no key \"hyper-u\"."},
        {"key.undo = u wheel-up", "There is no key \"wheel-up\"."},
        {"key.undo = g,", "There is no key \"g,\"."},
        {"key.undo = g,hyper-u", "There is no key \"g,hyper-u\"."},
        {"key.undo = 123456789012345678901234567890123456", "There is no key \"1234"},
        {"key.undo = r", "The key r already stands for redo."},
        {"key.undo = G,x", "The key G,x already stands for last."},
        {"key.save = s", "The key s writes or edits text where save is needed. Choose another one, "
                         "such as ctrl-s."},
        {"key.save = ctrl-a", "The key ctrl-a writes or edits text"},
        {"key.save = f2 ctrl-w", "The key ctrl-w writes or edits text"},
        {"key.save =", NULL},
        {"key.up = k", "No key would be left for up where text is typed or the palette does not "
                       "open. Add one that is no letter, such as up."},
        {"key.help = ?", "No key would be left for help"},
        {"key.palette =", "No key would be left for palette"},
        {"key.leave-question =", "No key would be left for leave-question"},
        {"key.leave-picker =", "No key would be left for leave-picker"},
        {"colour.nothing = red", "There is no colour for \"nothing\"."},
        {"colour.error = redd", "\"redd\" is no colour."},
        {"colour.error = red blue", "\"blue\" is no colour."},
        {"colour.error = 256", "\"256\" is no colour."},
        {"colour.error = bright-default", "\"bright-default\" is no colour."},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct config config, usual;
        struct buf content = {0}, where = {0};
        buf_printf(&content, "\n%s\n", cases[i].line);
        buf_printf(&where, "%s, line 2: ", path());
        load(&config, buf_text(&content));
        assert_int_equal(config.finding_count, cases[i].said == NULL ? 0 : 1);
        if (cases[i].said != NULL) {
            const char *text = config.findings[0].text;
            assert_int_equal(config.findings[0].line, 2);
            assert_memory_equal(text, buf_text(&where), where.length);
            if (strstr(text, cases[i].said) == NULL)
                fail_msg("%s: %s", cases[i].line, text);
            assert_non_null(strstr(text, " The line was left out."));
            config_load(&usual, "/nonexistent", LANG_EN, false);
            for (size_t k = 0; k < actions_count; k++)
                assert_string_equal(keymap_keys(config.keymap, &actions[k]), actions[k].keys);
            assert_memory_equal(config.chosen, usual.chosen, sizeof usual.chosen);
            assert_memory_equal(&config.theme, &usual.theme, sizeof usual.theme);
            config_clear(&usual);
        }
        config_clear(&config);
        buf_clear(&content);
        buf_clear(&where);
    }
}

static void findings_stand_in_the_order_of_lines_in_the_language_of_the_file(void **state)
{
    struct config config;
    struct buf notice = {0};
    (void)state;
    load(&config, "key.undo = r\nmouse = x\nmouse = off\nlang = ja\n");
    assert_int_equal(config.finding_count, 3);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(config.findings[i].line, i + 1);
    assert_non_null(strstr(config.findings[2].text, "mouse は2行目で指定済みです。"));
    config_notice(&config, &notice);
    assert_non_null(strstr(buf_text(&notice), "r キーは redo に割り当てられています。"));
    assert_non_null(strstr(buf_text(&notice), "全3件"));
    buf_clear(&notice);
    config_clear(&config);
}

static void an_individual_number_is_never_repeated(void **state)
{
    static const char *const lines[] = {
        "123456789018 = on\n",    "mouse = 123456789018\n",        "key.undo = 123456789018\n",
        "key.123456789018 = a\n", "colour.error = 123456789018\n", "colour.123456789018 = red\n",
        "123456789018\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct config config;
        load(&config, lines[i]);
        assert_int_equal(config.finding_count, 1);
        assert_null(strstr(config.findings[0].text, "123456789018"));
        config_clear(&config);
    }
}

static void a_file_that_is_none_or_too_long_is_refused(void **state)
{
    struct config config;
    char *long_text = mem_new(64 * 1024 + 1, 1);
    (void)state;
    config_load(&config, folder, LANG_EN, false);
    assert_int_equal(config.finding_count, 1);
    assert_non_null(strstr(config.findings[0].text, "This is no regular file."));
    assert_non_null(strstr(config.findings[0].text, "The file was left out."));
    config_clear(&config);
    memset(long_text, '#', 64 * 1024 + 1);
    write_file(long_text, 64 * 1024);
    config_load(&config, path(), LANG_EN, false);
    assert_int_equal(config.finding_count, 0);
    config_clear(&config);
    write_file(long_text, 64 * 1024 + 1);
    config_load(&config, path(), LANG_EN, false);
    assert_int_equal(config.finding_count, 1);
    assert_non_null(strstr(config.findings[0].text, "It is longer than 64 KiB."));
    config_clear(&config);
    unlink(path());
    assert_int_equal(mkfifo(path(), 0600), 0);
    config_load(&config, path(), LANG_EN, false);
    assert_int_equal(config.finding_count, 1);
    config_clear(&config);
    unlink(path());
    free(long_text);
}

static const struct action *on_key(const struct config *config, enum context context,
                                   const char *name)
{
    struct key key;
    assert_true(key_parse(name, &key));
    return actions_on_key(config->keymap, context, &key);
}

static void the_keys_of_a_person_work_and_are_shown(void **state)
{
    struct config config;
    struct buf shown = {0};
    struct key key;
    (void)state;
    /* Two change places; a full-width letter is the same key. */
    load_sound(&config, "key.redo = u\nkey.undo = ｒ ctrl-z\nkey.suspend = ctrl-x\n"
                        "key.undo-entry = x\nkey.kind = alt-1 alt-2\nkey.history =\n");
    assert_string_equal(on_key(&config, ON_LIST, "r")->name, "undo");
    assert_string_equal(on_key(&config, ON_LIST, "ctrl-z")->name, "undo");
    assert_string_equal(on_key(&config, ON_LIST, "u")->name, "redo");
    assert_string_equal(on_key(&config, ON_LIST, "ctrl-x")->name, "suspend");
    assert_null(on_key(&config, ON_LIST, "ctrl-y"));
    assert_null(on_key(&config, ON_LIST, "H"));
    actions_keys(config.keymap, actions_named("undo"), ON_LIST, LANG_EN, 9, &shown);
    assert_string_equal(buf_text(&shown), "r Ctrl-Z");
    assert_true(key_parse("alt-2", &key));
    assert_int_equal(keymap_place(config.keymap, actions_named("kind"), &key), 1);
    assert_true(key_parse("2", &key));
    assert_int_equal(keymap_place(config.keymap, actions_named("kind"), &key), SIZE_MAX);
    buf_clear(&shown);
    config_clear(&config);
}

static void press(struct app *app, const char *name)
{
    struct key key;
    assert_true(key_parse(name, &key));
    app_key(app, &key);
}

/* Whether APP shows TEXT anywhere. */
static bool shows(struct app *app, const char *text)
{
    struct buf display = {0};
    app_draw(app);
    canvas_text(app->canvas, &display);
    bool found = strstr(buf_text(&display), text) != NULL;
    if (!found)
        print_message("%s", buf_text(&display));
    buf_clear(&display);
    return found;
}

static void sentences_name_the_keys_of_the_person(void **state)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct why why = {.lang = LANG_EN};
    struct model *model = model_scratch(&options, &why);
    struct config config;
    struct app app;
    (void)state;
    assert_non_null(model);
    load_sound(&config, "key.add = i\nkey.mark =\nkey.mark-all = alt-a\nkey.help = f5\n"
                        "key.refresh = ctrl-l\n");
    app_init(&app, model, LANG_EN, 40, 300, 1);
    app.keymap = config.keymap;
    assert_true(shows(&app, "Press i to add one."));
    press(&app, "enter");
    assert_true(shows(&app, "There is no record here. Press i to add one."));
    press(&app, "E");
    assert_true(shows(&app, "Nothing is marked. :mark marks a record, Alt-a all"));
    /* Where letters are text the list below still names the key that works on it. */
    press(&app, "f5");
    assert_true(shows(&app, "Press i to add one. One line"));
    press(&app, "esc");
    press(&app, "g");
    press(&app, "z");
    assert_true(shows(&app, "F5 shows all keys."));
    app_clear(&app);
    model_close(model);
    config_clear(&config);
}

static void two_keys_in_turn_clash_only_where_one_would_hide_the_other(void **state)
{
    static const struct {
        const char *content;
        size_t findings;
    } cases[] = {
        {"key.suspend = z,z\nkey.add = z,a\n", 0},
        {"key.suspend = z,z\nkey.add = z,z\n", 1},
        {"key.suspend = z,z\nkey.add = z\n", 1},
        {"colour.error = red\ncolor.error = red\n", 1},
        {"key.suspend = z,,\nkey.add = ,,z\n", 0},
        /* What text takes cannot clash there. */
        {"key.suspend = Q\nkey.empty = Q delete\n", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct config config;
        load(&config, cases[i].content);
        assert_int_equal(config.finding_count, cases[i].findings);
        /* The later line gives way. */
        if (cases[i].findings > 0)
            assert_int_equal(config.findings[0].line, 2);
        config_clear(&config);
    }
}

static void what_is_taken_back_makes_room_again(void **state)
{
    struct config config;
    (void)state;
    /* Line 2 wants a key of line 1, which itself gives way to a built-in one. */
    load(&config, "key.edit = s\nkey.add = e\n");
    assert_int_equal(config.finding_count, 2);
    assert_string_equal(keys_of(&config, "edit"), "e");
    assert_string_equal(keys_of(&config, "add"), "a");
    config_clear(&config);
}

static void print_to(const struct config *config, struct buf *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    config_print(config, file);
    assert_int_equal(fclose(file), 0);
    buf_add(out, text, size);
    free(text);
}

static void what_is_printed_reads_back_as_the_same(void **state)
{
    struct config config, again;
    struct buf first = {0}, second = {0};
    (void)state;
    load_sound(&config, "theme = contrast\nmouse = off\nkey.undo = z\nkey.save = f2\n"
                        "key.history =\ncolor.error = 202 on bright-blue bold reverse\n");
    print_to(&config, &first);
    assert_non_null(strstr(buf_text(&first), "\ntheme = contrast\n"));
    assert_non_null(strstr(buf_text(&first), "\nkey.history =\n"));
    assert_non_null(strstr(buf_text(&first), "\n#key.redo = r ctrl-r ctrl-y\n"));
    assert_non_null(
        strstr(buf_text(&first), "\ncolour.error = 202 on bright-blue bold reverse # an error\n"));
    load_sound(&again, buf_text(&first));
    print_to(&again, &second);
    assert_string_equal(buf_text(&first), buf_text(&second));
    assert_memory_equal(&config.theme, &again.theme, sizeof again.theme);
    config_clear(&config);
    config_clear(&again);
    buf_clear(&first);
    buf_clear(&second);
}

/* Every line that is commented out is one that can be taken, as it stands. */
static void what_is_commented_out_holds_as_well(void **state)
{
    struct config config, again;
    struct buf printed = {0}, active = {0};
    (void)state;
    load_sound(&config, "");
    print_to(&config, &printed);
    for (const char *at = buf_text(&printed); *at != '\0'; at++) {
        bool begins = at == buf_text(&printed) || at[-1] == '\n';
        if (!(begins && at[0] == '#' && at[1] != ' '))
            buf_putc(&active, *at);
    }
    load_sound(&again, buf_text(&active));
    for (size_t i = 0; i < actions_count; i++)
        assert_string_equal(keymap_keys(again.keymap, &actions[i]), actions[i].keys);
    assert_memory_equal(&config.theme, &again.theme, sizeof again.theme);
    config_clear(&config);
    config_clear(&again);
    buf_clear(&printed);
    buf_clear(&active);
}

static void the_choices_of_theme_are_the_themes(void **state)
{
    struct buf names = {0};
    (void)state;
    for (size_t i = 0; theme_name(i) != NULL; i++)
        buf_printf(&names, "%s%s", i == 0 ? "" : "|", theme_name(i));
    assert_string_equal(buf_text(&names), config_rows[CONFIG_THEME].choices);
    buf_clear(&names);
}

/* What must be told apart is so in every theme, without colours too. */
static void themes_tell_states_apart(void **state)
{
    static const enum role states[] = {ROLE_TEXT,  ROLE_SELECTED, ROLE_FIELD_ON,
                                       ROLE_ERROR, ROLE_MATCH,    ROLE_TAB_ON};
    (void)state;
    for (size_t i = 0; theme_name(i) != NULL; i++) {
        struct theme theme;
        theme_use(&theme, i);
        for (size_t a = 0; a < COUNT(states); a++)
            for (size_t b = 0; b < a; b++) {
                const struct look *one = &theme.looks[states[a]], *other = &theme.looks[states[b]];
                /* An error is said in words, a field is where one types. */
                if (states[a] == ROLE_ERROR && states[b] == ROLE_FIELD_ON)
                    continue;
                assert_true(one->foreground != other->foreground ||
                            one->background != other->background ||
                            one->attributes != other->attributes);
                assert_int_not_equal(theme.plain[states[a]], theme.plain[states[b]]);
            }
        for (int role = 0; role < ROLE_COUNT; role++) {
            assert_non_null(theme_role_name((enum role)role));
            assert_int_equal(theme_role(theme_role_name((enum role)role)), role);
            assert_string_not_equal(words_in(LANG_JA, theme_role_help((enum role)role)),
                                    theme_role_help((enum role)role));
        }
    }
}

static void few_colours_show_the_nearest(void **state)
{
    static const struct {
        int number, count, shown;
    } cases[] = {
        {-1, 8, -1}, {1, 8, 1},   {9, 8, 1},   {9, 16, 9},  {8, 8, -1},  {202, 256, 202},
        {202, 8, 1}, {196, 8, 1}, {21, 16, 4}, {255, 8, 7}, {232, 8, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(theme_shown((short)(cases[i].number + 1), cases[i].count), cases[i].shown);
}

/* A look without colours holds where there are none; one with colours leaves
 * what is seen there. */
static void looks_without_colours(void **state)
{
    struct config config, usual;
    (void)state;
    config_load(&usual, "/nonexistent", LANG_EN, false);
    load_sound(&config, "colour.error = red\ncolour.warning = bold\ncolour.ok = default on red\n");
    assert_int_equal(config.theme.plain[ROLE_ERROR], usual.theme.plain[ROLE_ERROR]);
    assert_int_equal(config.theme.plain[ROLE_OK], usual.theme.plain[ROLE_OK]);
    assert_int_equal(config.theme.plain[ROLE_WARNING], LOOK_BOLD);
    assert_int_equal(config.theme.looks[ROLE_OK].background, COLOUR_RED);
    config_clear(&config);
    config_clear(&usual);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path());
    return rmdir(folder);
}

/* Each of its lines clashes, and each had all others looked at again. */
static void a_file_full_of_keys_is_read_at_once(void **state)
{
    struct buf text = {0};
    struct config config;
    (void)state;
    for (size_t i = 0; i < actions_count && text.length < 60000; i++) {
        buf_printf(&text, "key.%s =", actions[i].name);
        for (int k = 0; k < 14; k++)
            buf_printf(&text, " alt-%c,alt-%c", 'a' + k, 'a' + k / 26);
        buf_putc(&text, '\n');
    }
    clock_t begun = clock();
    load(&config, buf_text(&text));
    assert_true((double)(clock() - begun) / CLOCKS_PER_SEC < 2);
    assert_true(config.finding_count > 50);
    config_clear(&config);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_all_is_as_usual),
        cmocka_unit_test(options_go_to_the_screen),
        cmocka_unit_test(the_option_of_the_command_line_fixes_the_language),
        cmocka_unit_test(a_later_line_of_the_language_is_left_out_as_of_all_others),
        cmocka_unit_test(words_are_taken_as_people_write_them),
        cmocka_unit_test(each_mistake_is_told),
        cmocka_unit_test(findings_stand_in_the_order_of_lines_in_the_language_of_the_file),
        cmocka_unit_test(an_individual_number_is_never_repeated),
        cmocka_unit_test(a_file_that_is_none_or_too_long_is_refused),
        cmocka_unit_test(the_keys_of_a_person_work_and_are_shown),
        cmocka_unit_test(sentences_name_the_keys_of_the_person),
        cmocka_unit_test(two_keys_in_turn_clash_only_where_one_would_hide_the_other),
        cmocka_unit_test(what_is_taken_back_makes_room_again),
        cmocka_unit_test(what_is_printed_reads_back_as_the_same),
        cmocka_unit_test(what_is_commented_out_holds_as_well),
        cmocka_unit_test(the_choices_of_theme_are_the_themes),
        cmocka_unit_test(themes_tell_states_apart),
        cmocka_unit_test(few_colours_show_the_nearest),
        cmocka_unit_test(looks_without_colours),
        cmocka_unit_test(a_file_full_of_keys_is_read_at_once),
    };
    return cmocka_run_group_tests_name("config", tests, make_folder, remove_folder);
}
