/*
 * The table of actions: that it says the same to keys, help, scripts and the
 * manual, in both languages.
 */
#include "model/buf.h"
#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/app.h"
#include "tui/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const enum context contexts[] = {
    ON_LIST,    ON_FILTER,         ON_RECORD,      ON_FORM,     ON_PICKER,    ON_TICKING,
    ON_LINKING, ON_DIALOG,         ON_HISTORY,     ON_CONFLICT, ON_SEQUENCE,  ON_LINE,
    ON_BULK,    ON_OVERVIEW,       ON_COLUMNS,     ON_FILES,    ON_FREQUENCY, ON_SCAN,
    ON_IMPORT,  ON_IMPORT_COLUMNS, ON_IMPORT_PLAN, ON_DUE,      ON_NOTICE,    ON_FINDINGS,
    ON_REVIEW,  ON_REVIEW_LIST,    ON_THREE_WAY,   ON_IMPACT,   ON_TRIAL};

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

/* Cuts the next key of KEYS off, or the two that are pressed one after the
 * other; returns how many, 0 at the end. */
static int next_keys(const char **keys, struct key both[2])
{
    char name[64];
    int length = 0;
    if (sscanf(*keys, " %63s%n", name, &length) != 1)
        return 0;
    *keys += length;
    char *comma = strchr(name + 1, ',');
    if (comma != NULL)
        *comma++ = '\0';
    assert_true(key_parse(name, &both[0]));
    if (comma != NULL)
        assert_true(key_parse(comma, &both[1]));
    return comma == NULL ? 1 : 2;
}

static const struct action *on_keys(enum context context, const struct key both[2], int count)
{
    return count == 1 ? actions_on_key(NULL, context, &both[0])
                      : actions_on_keys(NULL, context, &both[0], &both[1]);
}

/* Every key of an action leads to that action, so none is given twice. Where
 * letters are text no sequence begins with one. */
static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++)
        for (size_t c = 0; c < CONTEXTS; c++) {
            const char *keys = actions[i].keys;
            struct key both[2];
            int count;
            if ((actions[i].where & contexts[c]) == 0)
                continue;
            while ((count = next_keys(&keys, both)) > 0) {
                const struct action *found = on_keys(contexts[c], both, count);
                bool text = actions_typing(contexts[c]) && both[0].type == KEYS_TEXT;
                if (count == 2 && text)
                    assert_null(found);
                else if (found != &actions[i])
                    fail_msg("a key of %s leads to %s", actions[i].name,
                             found == NULL ? "nothing" : found->name);
            }
        }
}

/* A key that begins a sequence does nothing alone, as it would hide it. */
static void test_beginnings(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++)
        for (size_t c = 0; c < CONTEXTS; c++) {
            const char *keys = actions[i].keys;
            struct key both[2];
            int count;
            if ((actions[i].where & contexts[c]) == 0)
                continue;
            while ((count = next_keys(&keys, both)) > 0)
                if (count == 2 && actions_begins(NULL, contexts[c], &both[0]))
                    assert_null(actions_on_key(NULL, contexts[c], &both[0]));
        }
}

/* Each kind of records is reached by two keys from everywhere one reads. */
static void test_jumps(void **state)
{
    static const enum context from[] = {ON_LIST, ON_RECORD, ON_HISTORY};
    const struct key g = {.type = KEYS_TEXT, .point = 'g'};
    (void)state;
    for (size_t v = 0; v < views_count; v++)
        for (size_t c = 0; c < sizeof from / sizeof from[0]; c++) {
            struct key second;
            bool found = false;
            for (size_t i = 0; i < actions_count; i++)
                found = found ||
                        (actions[i].kind != NULL && strcmp(actions[i].kind, views[v].kind) == 0 &&
                         actions_follows(NULL, &actions[i], from[c], &g, &second));
            if (!found)
                fail_msg("no keys lead to the list of %s", views[v].kind);
        }
}

/* Whatever can be done is found: by a key where it applies, else by the palette
 * there. */
static void test_reached(void **state)
{
    const struct action *palette = actions_named("palette");
    (void)state;
    for (size_t i = 0; i < actions_count; i++)
        for (size_t c = 0; c < CONTEXTS; c++) {
            struct buf keys = {0};
            if ((actions[i].where & contexts[c]) == 0)
                continue;
            actions_keys(NULL, &actions[i], contexts[c], LANG_EN, 1, &keys);
            if (keys.length == 0 && (palette->where & contexts[c]) == 0)
                fail_msg("%s is not reached", actions[i].name);
            buf_clear(&keys);
        }
}

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++) {
        struct buf help = {0}, other = {0};
        actions_help(&actions[i], LANG_EN, &help);
        actions_help(&actions[i], LANG_JA, &other);
        assert_true(strlen(actions_title(&actions[i], LANG_EN)) > 0);
        assert_int_equal(help.text[help.length - 1], '.');
        if (strcmp(buf_text(&help), buf_text(&other)) == 0)
            fail_msg("%s: the help has no Japanese", actions[i].name);
        if (strcmp(actions_title(&actions[i], LANG_JA), actions_title(&actions[i], LANG_EN)) == 0)
            fail_msg("%s: the title has no Japanese", actions[i].name);
        /* It fits beside its key and name in the palette. */
        assert_true(glyph_width(actions_title(&actions[i], LANG_EN), 2) <= 20);
        assert_true(glyph_width(actions_title(&actions[i], LANG_JA), 2) <= 20);
        buf_clear(&help);
        buf_clear(&other);
    }
}

/* Every action stands in a part of help, manual and README. */
static void test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < actions_count; i++) {
        size_t count = 0;
        for (size_t p = 0; p < action_parts_count; p++) {
            if (!actions_in_part(&actions[i], &action_parts[p]))
                continue;
            count++;
            assert_int_not_equal(
                actions[i].where & actions_part_context(&actions[i], &action_parts[p]), 0);
        }
        if (count == 0)
            fail_msg("%s stands in no part", actions[i].name);
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
        assert_non_null(actions_on_key(NULL, contexts[c], &help));
        for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
            assert_true(key_parse(ways[i], &way));
            out = out || actions_on_key(NULL, contexts[c], &way) != NULL;
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
        {"down", ON_LIST, 9, "Down j Ctrl-N"}, {"down", ON_FORM, 9, "Down Ctrl-N"},
        {"kind", ON_LIST, 3, "1 2 3 .. 9"},    {"undo", ON_LIST, 1, "u"},
        {"suspend", ON_LIST, 9, ""},           {"first", ON_LIST, 9, "Home gg"},
        {"first", ON_FORM, 9, "Home"},         {"go-party", ON_LIST, 9, "ga"},
        {"redo", ON_LIST, 2, "r Ctrl-R"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf keys = {0};
        actions_keys(NULL, actions_named(cases[i].name), cases[i].context, LANG_EN, cases[i].limit,
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
                actions_keys(NULL, &actions[i], contexts[c], (enum lang)lang, 1, &text);
                buf_printf(&text, " %s  ", actions_title(&actions[i], (enum lang)lang));
                width += glyph_width(buf_text(&text), 1);
                buf_clear(&text);
            }
            assert_true(width <= 80 + 2);
        }
}

/* The key that was pressed is named, else the usual one. */
static void test_keys_done(void **state)
{
    static const struct {
        const char *name, *key, *text;
    } cases[] = {
        {"down", "j", "j"},
        {"down", "enter", "Down"},
        {"first", "g", "gg"},
        {"go-item", "i", "gi"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf keys = {0};
        struct key key;
        assert_true(key_parse(cases[i].key, &key));
        actions_keys_done(NULL, actions_named(cases[i].name), ON_LIST, LANG_EN, &key, &keys);
        assert_string_equal(buf_text(&keys), cases[i].text);
        buf_clear(&keys);
    }
}

static void put_printed(void (*print)(FILE *file, enum lang lang), struct buf *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    print(file, LANG_EN);
    assert_int_equal(fclose(file), 0);
    buf_puts(out, text);
    free(text);
}

/* Manual and README name every action, and no line of the manual begins with a
 * command of its language that was not meant. */
static void test_print(void **state)
{
    struct buf manual = {0}, markdown = {0};
    (void)state;
    put_printed(actions_print_manual, &manual);
    put_printed(actions_print_markdown, &markdown);
    for (size_t i = 0; i < actions_count; i++) {
        struct buf help = {0};
        actions_help(&actions[i], LANG_EN, &help);
        help.text[help.length > 20 ? 20 : help.length] = '\0';
        help.text[strcspn(help.text, "-'")] = '\0';
        if (strstr(manual.text, help.text) == NULL || strstr(markdown.text, help.text) == NULL)
            fail_msg("%s is not printed", actions[i].name);
        buf_clear(&help);
    }
    for (const char *line = strstr(manual.text, "\n."); line != NULL;
         line = strstr(line + 1, "\n."))
        assert_true(strncmp(line, "\n.SS ", 5) == 0 || strncmp(line, "\n.TP", 4) == 0);
    buf_clear(&manual);
    buf_clear(&markdown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),           cmocka_unit_test(test_keys),
        cmocka_unit_test(test_beginnings),      cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_reached),         cmocka_unit_test(test_words),
        cmocka_unit_test(test_parts),           cmocka_unit_test(test_ways_out),
        cmocka_unit_test(test_keys_for_people), cmocka_unit_test(test_keys_done),
        cmocka_unit_test(test_footer),          cmocka_unit_test(test_print),
    };
    return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
