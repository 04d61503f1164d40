/*
 * The table of actions: that it says the same to keys, help, scripts and the
 * manual, in both languages.
 */
#include "model/buf.h"
#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const enum context contexts[] = {ON_LIST,    ON_FILTER,   ON_RECORD,  ON_FORM,
                                        ON_PICKER,  ON_TICKING,  ON_LINKING, ON_DIALOG,
                                        ON_HISTORY, ON_CONFLICT, ON_COLUMNS, ON_FREQUENCY};

enum { CONTEXTS = sizeof contexts / sizeof contexts[0] };

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++) {
        assert_ptr_equal(actions_named(actions[i].name), &actions[i]);
        assert_int_equal(strcspn(actions[i].name, " ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                         strlen(actions[i].name));
        assert_non_null(actions[i].run);
        assert_int_not_equal(actions[i].where, 0);
    }
    assert_null(actions_named("no such action"));
    assert_null(actions_named(NULL));
}

/* Cuts the next key off KEYS; false at the end. */
static bool next_key(const char **keys, struct key *key)
{
    char name[32];
    int length = 0;
    if (sscanf(*keys, " %31s%n", name, &length) != 1)
        return false;
    *keys += length;
    assert_true(key_parse(name, key));
    return true;
}

/* Every key of an action leads to that action, so none is given twice. */
static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++)
        for (size_t c = 0; c < CONTEXTS; c++) {
            const char *keys = actions[i].keys;
            struct key key;
            if ((actions[i].where & contexts[c]) == 0)
                continue;
            while (next_key(&keys, &key)) {
                const struct action *found = actions_on_key(contexts[c], &key);
                if (found != &actions[i])
                    fail_msg("a key of %s leads to %s", actions[i].name, found->name);
            }
        }
}

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++) {
        const char *help = actions[i].help;
        assert_true(strlen(actions[i].title) > 0);
        assert_int_equal(help[strlen(help) - 1], '.');
        if (strcmp(words_in(LANG_JA, help), help) == 0)
            fail_msg("%s: the help has no Japanese", actions[i].name);
        if (strcmp(words_in(LANG_JA, actions[i].title), actions[i].title) == 0)
            fail_msg("%s: the title has no Japanese", actions[i].name);
    }
}

/* Wherever one is, there is help, and a way out by a key that is shown. */
static void test_ways_out(void **state)
{
    static const char *const ways[] = {"esc", "q"};
    struct key help, way;
    (void)state;
    assert_true(key_parse("f1", &help));
    for (size_t c = 0; c < CONTEXTS; c++) {
        bool out = false;
        assert_non_null(actions_on_key(contexts[c], &help));
        for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
            assert_true(key_parse(ways[i], &way));
            out = out || actions_on_key(contexts[c], &way) != NULL;
        }
        assert_true(out);
    }
}

static void test_keys_for_people(void **state)
{
    static const struct {
        const char *name;
        enum context context;
        size_t limit;
        const char *text;
    } cases[] = {
        {"down", ON_LIST, 9, "Down j"},     {"down", ON_FORM, 9, "Down"},
        {"kind", ON_LIST, 3, "1 2 3 .. 9"}, {"undo", ON_LIST, 1, "u"},
        {"suspend", ON_LIST, 9, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf keys = {0};
        actions_keys(actions_named(cases[i].name), cases[i].context, LANG_EN, cases[i].limit,
                     &keys);
        assert_string_equal(buf_text(&keys), cases[i].text);
        buf_clear(&keys);
    }
}

/* What matters most stands in a foot line of 80 columns in both languages. */
static void test_footer(void **state)
{
    (void)state;
    for (int lang = LANG_EN; lang <= LANG_JA; lang++)
        for (size_t c = 0; c < CONTEXTS; c++) {
            int width = 1;
            for (size_t i = 0; i < actions_count; i++) {
                struct buf text = {0};
                if ((actions[i].where & contexts[c]) == 0 || actions[i].footer == 0 ||
                    actions[i].footer > 2)
                    continue;
                actions_keys(&actions[i], contexts[c], (enum lang)lang, 1, &text);
                buf_printf(&text, " %s  ", words_in((enum lang)lang, actions[i].title));
                width += glyph_width(buf_text(&text), 1);
                buf_clear(&text);
            }
            assert_true(width <= 80 + 2);
        }
}

/* The manual names every action, and no line of it begins with a command of
 * the manual's language that was not meant. */
static void test_manual(void **state)
{
    char *text = NULL;
    size_t size = 0;
    (void)state;
    FILE *file = open_memstream(&text, &size);
    actions_print_manual(file, LANG_EN);
    assert_int_equal(fclose(file), 0);
    for (size_t i = 0; i < actions_count; i++) {
        char part[24];
        snprintf(part, sizeof part, "%.20s", actions[i].help);
        part[strcspn(part, "-'")] = '\0';
        if (strstr(text, part) == NULL)
            fail_msg("the manual does not hold %s", actions[i].name);
    }
    for (const char *line = strstr(text, "\n."); line != NULL; line = strstr(line + 1, "\n."))
        assert_true(strncmp(line, "\n.SS ", 5) == 0 || strncmp(line, "\n.TP", 4) == 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),           cmocka_unit_test(test_keys),
        cmocka_unit_test(test_words),           cmocka_unit_test(test_ways_out),
        cmocka_unit_test(test_keys_for_people), cmocka_unit_test(test_footer),
        cmocka_unit_test(test_manual),
    };
    return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
