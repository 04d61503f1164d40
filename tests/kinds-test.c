/*
 * The table of kinds, taken as a whole: whatever reads it may rely on what is
 * proved here of every row. The last test holds the table against the contract
 * of fields, whose path DAICHO_FIELDS_TSV gives; without it that test is
 * skipped.
 */
#include "model/buf.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/words.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

/* So many lines a form may open with: more looks like a tax form. */
enum { OPEN_FIELDS = 14 };

enum { LANGUAGES = 2, CONTRACT_ROWS = 284 };

/* A name by which people or files mean a field. */
struct known_name {
    const char *text; /* not closed: LENGTH bytes */
    size_t length;
    size_t field;
    bool header;
};

static bool plain_text(const char *text)
{
    return text != NULL && *text != '\0' && *text != ' ' && text[strlen(text) - 1] != ' ';
}

static void kinds_are_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        const struct kind *kind = &kinds[i];
        assert_ptr_equal(kinds_find(kind->name), kind);
        assert_ptr_equal(kinds_find(kind->label[LANG_EN]), kind);
        assert_ptr_equal(kinds_find(kind->label[LANG_JA]), kind);
        assert_int_equal(kinds_index(kind), i);
        assert_int_equal(strspn(kind->prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), strlen(kind->prefix));
        assert_true(plain_text(kind->prefix));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(kinds[k].prefix, kind->prefix);
    }
    assert_null(kinds_find("no such kind"));
}

static void every_kind_has_its_frame(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        const struct field *fields = kinds[i].fields;
        size_t last = kinds[i].field_count - 1;
        assert_string_equal(fields[0].column, "code");
        assert_int_equal(fields[0].type, TYPE_CODE);
        assert_int_equal(fields[0].section, SECTION_BASIC);
        assert_string_equal(fields[1].column, "name");
        assert_int_equal(fields[1].type, TYPE_TEXT);
        assert_int_equal(fields[1].section, SECTION_BASIC);
        assert_string_equal(fields[last].column, "remarks");
        assert_int_equal(fields[last].type, TYPE_NOTE);
        assert_int_equal(fields[last].section, SECTION_OTHER);
        for (size_t f = 0; f <= last; f++) {
            assert_int_equal(fields[f].required, f == 1);
            if (f > 0)
                assert_int_not_equal(fields[f].type, TYPE_CODE);
        }
    }
}

static void columns_are_identifiers(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++)
        for (size_t f = 0; f < kinds[i].field_count; f++) {
            const char *column = kinds[i].fields[f].column;
            assert_true(islower((unsigned char)column[0]));
            assert_int_equal(strspn(column, "abcdefghijklmnopqrstuvwxyz0123456789_"),
                             strlen(column));
            /* columns that the tables have of their own */
            assert_string_not_equal(column, "id");
            assert_string_not_equal(column, "rev");
            assert_int_equal(kinds_field(&kinds[i], column), f);
        }
}

static void fields_refer_to_what_exists(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++)
        for (size_t f = 0; f < kinds[i].field_count; f++) {
            const struct field *field = &kinds[i].fields[f];
            bool chooses = field->type == TYPE_CHOICE || field->type == TYPE_CHOICES;
            assert_int_equal(field->choices != NULL, chooses);
            assert_int_equal(field->kind != NULL, kinds_is_reference(field));
            if (field->kind != NULL)
                assert_non_null(kinds_find(field->kind));
        }
}

/* What a form opens with can be taken in at a glance, and folding saves lines. */
static void forms_open_short(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        size_t count[SECTION_OTHER + 1] = {0}, folded[SECTION_OTHER + 1] = {0}, open = 0;
        for (size_t f = 0; f < kinds[i].field_count; f++) {
            const struct field *field = &kinds[i].fields[f];
            assert_in_range(field->section, SECTION_BASIC, SECTION_OTHER);
            count[field->section]++;
            folded[field->section] += field->folded;
            open += !field->folded;
        }
        assert_in_range(open, 3, OPEN_FIELDS);
        assert_false(kinds[i].fields[0].folded);
        assert_false(kinds[i].fields[1].folded);
        /* one line that says "1 more" hides nothing that its own line would not say better */
        for (size_t s = 0; s <= SECTION_OTHER; s++)
            assert_false(count[s] == 1 && folded[s] == 1);
    }
}

/* What the fields of one kind are called. */
struct known_names {
    struct known_name *items;
    size_t count, capacity;
};

static void add_name(struct known_names *names, struct known_name name)
{
    names->items = mem_grow(names->items, names->count, &names->capacity, sizeof *names->items);
    names->items[names->count++] = name;
}

/* Adds column, labels and other headers of the field at PLACE. */
static void add_names(struct known_names *names, const struct field *field, size_t place)
{
    const char *own[] = {field->column, field->label[LANG_EN], field->label[LANG_JA]};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        add_name(names, (struct known_name){own[i], strlen(own[i]), place, false});
    const char *at = field->headers;
    while (at != NULL) {
        size_t length = strcspn(at, "|");
        add_name(names, (struct known_name){at, length, place, true});
        at = at[length] == '|' ? at + length + 1 : NULL;
    }
}

/* Column and labels of one field may be the same word; nothing else may, and a
 * further header that is a name already would be of no use. */
static bool clash(const struct known_name *a, const struct known_name *b)
{
    return a->length == b->length && strncasecmp(a->text, b->text, a->length) == 0 &&
           (a->field != b->field || a->header || b->header);
}

static void names_mean_one_field(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        struct known_names names = {0};
        for (size_t f = 0; f < kinds[i].field_count; f++)
            add_names(&names, &kinds[i].fields[f], f);
        for (size_t a = 0; a < names.count; a++) {
            const struct known_name *known = &names.items[a];
            char *name = mem_copy_bytes(known->text, known->length);
            assert_true(plain_text(name));
            for (size_t b = 0; b < a; b++)
                if (clash(known, &names.items[b]))
                    fail_msg("%s: more than one thing is called \"%s\"", kinds[i].name, name);
            assert_int_equal(kinds_field_named(&kinds[i], name), known->field);
            free(name);
        }
        free(names.items);
    }
}

/* A column may be called by the beginning of any of its names, unless several begin so. */
static void a_beginning_means_one_field(void **state)
{
    static const struct {
        const char *kind, *beginning, *column;
    } cases[] = {
        {"item", "sens", "sensitive_head"},
        {"item", "要配慮の", "sensitive_head"},
        {"item", "要配慮個人", "sensitive_head"},
        {"item", "項目の種", "item_class"},
        {"item", "aliases", "other_names"},
        {"item", "o", NULL},
        {"item", "nothing", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct kind *kind = kinds_find(cases[i].kind);
        size_t found = kinds_field_begun(kind, cases[i].beginning);
        const char *column = found == kind->field_count ? "" : kind->fields[found].column;
        assert_string_equal(column, cases[i].column == NULL ? "" : cases[i].column);
    }
}

static void choices_are_told_apart(const struct field *field)
{
    size_t count = 0;
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++) {
        assert_true(plain_text(choice->value));
        assert_ptr_equal(kinds_choice(field, choice->value), choice);
        for (size_t lang = 0; lang < LANGUAGES; lang++) {
            assert_true(plain_text(choice->label[lang]));
            /* what parts the values of a cell */
            assert_null(strpbrk(choice->label[lang], ";\\|"));
            if (kinds_choice(field, choice->label[lang]) != choice)
                fail_msg("%s: \"%s\" means two choices", field->column, choice->label[lang]);
        }
        count++;
    }
    assert_true(count >= 2);
    assert_null(kinds_choice(field, "no such choice"));
    assert_null(kinds_choice(field, ""));
}

static void every_choice_is_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++)
        for (size_t f = 0; f < kinds[i].field_count; f++)
            if (kinds[i].fields[f].choices != NULL)
                choices_are_told_apart(&kinds[i].fields[f]);
}

/* A help is one sentence, in Japanese too. */
static void assert_help(const char *help)
{
    assert_true(plain_text(help));
    assert_int_equal(help[strlen(help) - 1], '.');
    assert_null(strchr(help, '\n'));
    const char *japanese = words_in(LANG_JA, help);
    if (strcmp(japanese, help) == 0)
        fail_msg("no Japanese translation: %s", help);
    static const char full_stop[] = "。";
    size_t length = strlen(japanese), tail = sizeof full_stop - 1;
    assert_true(length > tail);
    assert_string_equal(japanese + length - tail, full_stop);
}

static void everything_is_explained_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        assert_help(kinds[i].help);
        for (size_t f = 0; f < kinds[i].field_count; f++)
            assert_help(kinds[i].fields[f].help);
    }
    for (enum section s = SECTION_BASIC; s <= SECTION_OTHER; s++) {
        assert_true(plain_text(kinds_section(s, LANG_EN)));
        assert_string_not_equal(kinds_section(s, LANG_JA), kinds_section(s, LANG_EN));
    }
}

/* How the contract writes the type of FIELD. */
static void spell_type(const struct field *field, struct buf *spelt)
{
    static const char *const words[] = {
        [TYPE_CODE] = "code",     [TYPE_TEXT] = "text",       [TYPE_NOTE] = "note",
        [TYPE_URL] = "url",       [TYPE_DATE] = "date",       [TYPE_PERIOD] = "period",
        [TYPE_COUNT] = "count",   [TYPE_FLAG] = "flag",       [TYPE_COUNTRY] = "country",
        [TYPE_CHOICE] = "choice", [TYPE_CHOICES] = "choices", [TYPE_REF] = "ref:",
        [TYPE_LINKS] = "links:",
    };
    buf_empty(spelt);
    buf_puts(spelt, words[field->type]);
    if (field->kind != NULL)
        buf_puts(spelt, field->kind);
}

/* How the contract writes the choices of FIELD. */
static void spell_choices(const struct field *field, struct buf *spelt)
{
    buf_empty(spelt);
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        buf_printf(spelt, "%s%s=%s", choice == field->choices ? "" : ",", choice->value,
                   choice->label[LANG_JA]);
}

enum contract { C_KIND, C_COLUMN, C_TYPE, C_LABEL_EN, C_LABEL_JA, C_NOTE, C_COLUMNS };

/* Cuts LINE at its tabs into CELLS; missing ones are "". */
static void cut_line(char *line, char *cells[C_COLUMNS])
{
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t i = 0; i < C_COLUMNS; i++) {
        cells[i] = line;
        line += strcspn(line, "\t");
        if (*line == '\t')
            *line++ = '\0';
    }
}

static void assert_row(const struct kind *kind, const struct field *field, char *cells[C_COLUMNS])
{
    struct buf spelt = {0};
    assert_string_equal(cells[C_KIND], kind->name);
    assert_string_equal(cells[C_COLUMN], field->column);
    spell_type(field, &spelt);
    assert_string_equal(cells[C_TYPE], buf_text(&spelt));
    assert_string_equal(cells[C_LABEL_EN], field->label[LANG_EN]);
    assert_string_equal(cells[C_LABEL_JA], field->label[LANG_JA]);
    if (field->choices != NULL) {
        spell_choices(field, &spelt);
        /* Choices may have come since, at the end. */
        assert_int_equal(strncmp(cells[C_NOTE], buf_text(&spelt), strlen(cells[C_NOTE])), 0);
    }
    assert_int_equal(strcmp(cells[C_NOTE], "required") == 0, field->required);
    buf_clear(&spelt);
}

static void the_table_keeps_the_contract(void **state)
{
    (void)state;
    const char *path = getenv("DAICHO_FIELDS_TSV");
    if (path == NULL || *path == '\0')
        skip();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *line = NULL, *cells[C_COLUMNS];
    size_t room = 0;
    assert_true(getline(&line, &room, file) > 0); /* the header */
    size_t rows = 0;
    /* Fields may have come since, between those of the contract. */
    for (size_t i = 0, f = 0; getline(&line, &room, file) > 0; f++, rows++) {
        cut_line(line, cells);
        if (strcmp(cells[C_KIND], kinds[i].name) != 0) {
            i++;
            f = 0;
        }
        assert_true(i < kinds_count);
        while (f < kinds[i].field_count && strcmp(kinds[i].fields[f].column, cells[C_COLUMN]) != 0)
            f++;
        assert_true(f < kinds[i].field_count);
        assert_row(&kinds[i], &kinds[i].fields[f], cells);
    }
    assert_int_equal(rows, CONTRACT_ROWS);
    free(line);
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_apart),
        cmocka_unit_test(every_kind_has_its_frame),
        cmocka_unit_test(columns_are_identifiers),
        cmocka_unit_test(fields_refer_to_what_exists),
        cmocka_unit_test(forms_open_short),
        cmocka_unit_test(names_mean_one_field),
        cmocka_unit_test(a_beginning_means_one_field),
        cmocka_unit_test(every_choice_is_told_apart),
        cmocka_unit_test(everything_is_explained_in_both_languages),
        cmocka_unit_test(the_table_keeps_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
