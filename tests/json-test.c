/*
 * JSON exports: every byte of a small inventory, and of inventories with odd
 * texts that what is written is JSON (RFC 8259) and holds the texts.
 */
#include "export/all_export.h"
#include "export/kind_export.h"
#include "export/register_export.h"
#include "model/buf.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A reader of JSON that only says whether it is well formed. */
static const char *value_end(const char *at);

static const char *blank_end(const char *at)
{
    return at + strspn(at, " \n\r\t");
}

static const char *string_end(const char *at)
{
    if (*at++ != '"')
        return NULL;
    while (*at != '"') {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at == '\\') {
            at++;
            if (*at == 'u' && strspn(at + 1, "0123456789abcdef") >= 4)
                at += 4;
            else if (strchr("\"\\nrt", *at) == NULL)
                return NULL;
        }
        at++;
    }
    return at + 1;
}

/* The end of an object or array, whose bracket has been read. */
static const char *members_end(const char *at, char close)
{
    at = blank_end(at);
    if (*at == close)
        return at + 1;
    for (;;) {
        if (close == '}') {
            at = string_end(at);
            if (at == NULL || *at++ != ':')
                return NULL;
            at = blank_end(at);
        }
        at = value_end(at);
        if (at == NULL)
            return NULL;
        at = blank_end(at);
        if (*at == close)
            return at + 1;
        if (*at++ != ',')
            return NULL;
        at = blank_end(at);
    }
}

static const char *value_end(const char *at)
{
    static const char *const words[] = {"true", "false", "null"};
    if (*at == '{' || *at == '[')
        return members_end(at + 1, *at == '{' ? '}' : ']');
    if (*at == '"')
        return string_end(at);
    for (size_t i = 0; i < 3; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    size_t digits = strspn(at, "0123456789");
    return digits > 0 && (digits == 1 || *at != '0') ? at + digits : NULL;
}

static void holds_json(const char *text)
{
    const char *end = value_end(text);
    if (end == NULL || strcmp(end, "\n") != 0)
        fail_msg("no JSON:\n%s", text);
}

static char *kind_json(struct model *m, const char *kind)
{
    struct why why = {.lang = LANG_EN};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_true(kind_export_json(m, kinds_find(kind), NULL, out, &why));
    fclose(out);
    return text;
}

static char *whole_json(struct model *m, bool only_register)
{
    struct why why = {.lang = LANG_EN};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_true(only_register ? register_export_json(m, out, &why) : all_export_json(m, out, &why));
    fclose(out);
    return text;
}

static void test_kind(void **state)
{
    (void)state;
    struct model *m = test_model();
    char *text = kind_json(m, "department");
    assert_string_equal(text, "{\n  \"kind\": \"department\",\n  \"records\": []\n}\n");
    free(text);
    test_add(m, "organization", "name", "Company", "jurisdictions", "JP; EU", (char *)NULL);
    test_add(m, "department", "name", "Sales \"A\"", "organization", "O-0001", "active", "yes",
             (char *)NULL);
    test_add(m, "department", "name", "Staff", "active", "no", "remarks", "a\nb\tc\\",
             (char *)NULL);
    text = kind_json(m, "department");
    test_same(text, "{\n"
                    "  \"kind\": \"department\",\n"
                    "  \"records\": [\n"
                    "    {\n"
                    "      \"code\": \"D-0001\",\n"
                    "      \"name\": \"Sales \\\"A\\\"\",\n"
                    "      \"organization\": \"O-0001\",\n"
                    "      \"manager\": null,\n"
                    "      \"contact\": null,\n"
                    "      \"active\": true,\n"
                    "      \"remarks\": null\n"
                    "    },\n"
                    "    {\n"
                    "      \"code\": \"D-0002\",\n"
                    "      \"name\": \"Staff\",\n"
                    "      \"organization\": null,\n"
                    "      \"manager\": null,\n"
                    "      \"contact\": null,\n"
                    "      \"active\": false,\n"
                    "      \"remarks\": \"a\\nb\\tc\\\\\"\n"
                    "    }\n"
                    "  ]\n"
                    "}\n");
    free(text);
    text = kind_json(m, "organization");
    test_holds(text, "\"jurisdictions\": [\"JP\", \"EU\"]");
    free(text);
    model_close(m);
}

static void test_types(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "p", "position", "12", (char *)NULL);
    test_add(m, "purpose", "name", "q", (char *)NULL);
    test_add(m, "retention", "name", "r", "period", "6 months", (char *)NULL);
    test_add(m, "category", "name", "c", "persons", "12,400", "persons_on", "R6.4.1", "purposes",
             "P-0002; P-0001", "role", "Controller", (char *)NULL);
    char *text = whole_json(m, false);
    holds_json(text);
    test_holds(text, "\"persons\": 12400,\n");
    test_holds(text, "\"persons_on\": \"2024-04-01\",\n");
    test_holds(text, "\"purposes\": [\"P-0002\", \"P-0001\"],\n");
    test_holds(text, "\"items\": [],\n");
    test_holds(text, "\"role\": \"controller\",\n");
    test_holds(text, "\"period\": \"P6M\",\n");
    test_holds(text, "\"position\": null,\n");
    test_holds(text, "{\n  \"kinds\": {\n    \"organization\": [],\n    \"department\": [],\n");
    free(text);
    model_close(m);
}

static void test_register_form(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "i", "item_class", "sensitive", (char *)NULL);
    test_add(m, "party", "name", "x", "country", "US", (char *)NULL);
    test_add(m, "category", "name", "c", "items", "I-0001", (char *)NULL);
    test_add(m, "provision", "name", "p", "categories", "C-0001", "recipients", "PT-0001", "ground",
             "law", (char *)NULL);
    char *text = whole_json(m, true);
    holds_json(text);
    test_holds(text, "{\n  \"register\": [\n    {\n      \"code\": \"C-0001\",\n");
    test_holds(text, "\"sensitive\": true,\n      \"countries\": [\"US\"],\n");
    test_holds(text, "      \"acquisition\": [],\n"
                     "      \"provision\": [\n"
                     "        {\n"
                     "          \"code\": \"PV-0001\",\n"
                     "          \"name\": \"p\",\n"
                     "          \"recipients\": [\"PT-0001\"],\n"
                     "          \"ground\": \"law\",\n"
                     "          \"items\": [],\n"
                     "          \"means\": null\n"
                     "        }\n"
                     "      ],\n");
    free(text);
    model_close(m);
}

static void test_odd_texts(void **state)
{
    (void)state;
    static const char *const parts[] = {"\"", "\\", "\n", "\r", "\t", "\x01", "\x1F",  "\x7F",
                                        "/",  "会", "😀",  "{",  "]",  ",",    "u0041", "葛󠄀"};
    struct model *m = test_model();
    unsigned seed = 3;
    for (size_t i = 0; i < 100; i++) {
        struct buf text = {0};
        buf_puts(&text, "x");
        for (size_t k = test_random(&seed, 12); k > 0; k--)
            buf_puts(&text, parts[test_random(&seed, sizeof parts / sizeof parts[0])]);
        test_add(m, "clause", "name", text.text, "wording", text.text, (char *)NULL);
        buf_clear(&text);
    }
    char *text = kind_json(m, "clause");
    holds_json(text);
    free(text);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kind),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_register_form),
        cmocka_unit_test(test_odd_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
