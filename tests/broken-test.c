/*
 * What the program reads of the person's own: the configuration, what the
 * screen remembers, drafts of forms. Thousands of files that are nearly right,
 * wrong by chance from a fixed seed: none does harm, what is said about them is
 * text without individual numbers, and what is written after them is sound.
 * BROKEN_SEED and BROKEN_COUNT in the environment choose others.
 */
#include "tests/hand.h"
#include "tests/model.h"

#include "model/buf.h"
#include "model/db.h"
#include "model/drafts.h"
#include "model/guard.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/utf8.h"
#include "tui/actions.h"
#include "tui/app.h"
#include "tui/config.h"
#include "tui/draft_content.h"
#include "tui/draft_keep.h"
#include "tui/form.h"
#include "tui/script.h"
#include "tui/session.h"
#include "tui/state.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { CASES = 400, CHANGES_MOST = 12, PART_BYTES = 3000, SAME_EVERY = 8 };

static struct why why = {.lang = LANG_EN};

/* Some bytes that mean something to one of the readers, or to none. */
static void put_part(struct hand *hand, struct buf *out)
{
    static const char *const parts[] = {
        "=",
        " = ",
        "#",
        " # ",
        "\n",
        "\r",
        "\\",
        "\\n",
        ":",
        ",",
        " ",
        "\t",
        "key.undo",
        "key.",
        "colour.",
        "color.key",
        "lang = ja\n",
        "theme = mono\n",
        "ctrl-s",
        "esc",
        "g,c",
        ",,",
        "enter q",
        "bold",
        "list.on ",
        "columns.",
        "recent.",
        "list.",
        "name:",
        "-1",
        "0",
        "99999999",
        "9999999999999999999999",
        ":down",
        "persons",
        "category",
        "C-0001",
        "field ",
        "base ",
        "came ",
        "went ",
        "made ",
        "end - 0:\n",
        "number ",
        " 5:",
        "123456789018",
        "\xEF\xBB\xBF",
        "\xFF",
        "\xE3\x81",
        "\xF3\xA0\x84\x80",
        "\x1B[2J",
        "\x01",
        "\xE2\x80\xAE",
        "ｋｅｙ．ｕｎｄｏ　＝　ｘ",
    };
    struct buf text = {0};
    uint32_t dice = hand_number(hand, 10);
    if (dice < 7)
        buf_puts(out, parts[hand_number(hand, sizeof parts / sizeof parts[0])]);
    else if (dice < 9)
        buf_puts(out, hand_text(hand, 50, &text));
    else
        for (uint32_t i = hand_number(hand, 40); i > 0; i--)
            buf_putc(out, (char)hand_number(hand, 256));
    buf_clear(&text);
}

/* Changes TEXT in one place: a part of it goes, comes twice, or gives way to
 * something else. */
static void change(struct hand *hand, struct buf *text)
{
    struct buf out = {0};
    uint32_t at = hand_number(hand, (uint32_t)text->length + 1);
    uint32_t left = (uint32_t)text->length - at;
    uint32_t length = hand_number(hand, (left < 40 ? left : 40) + 1);
    const char *old = buf_text(text);
    buf_add(&out, old, at);
    switch (hand_number(hand, 6)) {
    case 0:
        break;
    case 1:
        buf_add(&out, old + at, length);
        buf_add(&out, old + at, length);
        break;
    case 2:
        length = hand_number(hand, 8) == 0 ? left : 0;
        break;
    case 3:
        put_part(hand, &out);
        break;
    default:
        length = 0;
        put_part(hand, &out);
    }
    buf_add(&out, old + at + length, left - length);
    buf_clear(text);
    *text = out;
}

/* TEXT or a part of it, broken; now and then only noise. OUT is emptied before. */
static void break_it(struct hand *hand, const struct buf *text, struct buf *out)
{
    size_t at = text->length <= PART_BYTES ? 0 : hand_number(hand, (uint32_t)text->length);
    size_t left = text->length - at;
    buf_empty(out);
    if (hand_number(hand, 16) > 0)
        buf_add(out, buf_text(text) + at, left < PART_BYTES ? left : PART_BYTES);
    for (uint32_t i = 1 + hand_number(hand, CHANGES_MOST); i > 0; i--)
        change(hand, out);
}

static void put_file(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(buf_text(text), 1, text->length, file);
    assert_int_equal(fclose(file), 0);
}

static void get_file(const char *path, struct buf *text)
{
    char part[4096];
    FILE *file = fopen(path, "r");
    buf_empty(text);
    for (size_t got; file != NULL && (got = fread(part, 1, sizeof part, file)) > 0;)
        buf_add(text, part, got);
    if (file != NULL)
        fclose(file);
}

struct place {
    struct hand hand;
    char folder[40], file[64], path[80];
    struct model *m;
    uint32_t count;
};

static int begin(void **state)
{
    struct place *place = mem_new(1, sizeof *place);
    hand_begin(&place->hand, (uint32_t)test_count("BROKEN_SEED", 20261122));
    place->count = (uint32_t)test_count("BROKEN_COUNT", CASES);
    strcpy(place->folder, "/tmp/daicho-broken-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    setenv("XDG_STATE_HOME", place->folder, 1);
    snprintf(place->file, sizeof place->file, "%s/a.daicho", place->folder);
    put_file(place->file, &(struct buf){0});
    place->m = test_model();
    test_add(place->m, "category", "name", "会員", "persons", "30", "items", "", NULL);
    test_add(place->m, "category", "name", "従業員", "persons", "4", NULL);
    test_add(place->m, "retention", "name", "五年", "categories", "C-0001", NULL);
    *state = place;
    return 0;
}

static int end(void **state)
{
    struct place *place = *state;
    struct buf command = {0};
    test_sound(place->m);
    model_close(place->m);
    hand_clear(&place->hand);
    buf_printf(&command, "rm -r %s", place->folder);
    int status = system(buf_text(&command));
    buf_clear(&command);
    free(place);
    return status;
}

/* The configuration that CONFIG is, as a file; what is as usual stands in it as
 * well. */
static void print_config(const struct config *config, struct buf *out)
{
    FILE *file = tmpfile();
    char line[4096];
    config_print(config, file);
    rewind(file);
    buf_empty(out);
    while (fgets(line, sizeof line, file) != NULL)
        buf_puts(out, line[0] == '#' && strstr(line, " =") != NULL ? line + 1 : line);
    fclose(file);
}

static void check_findings(const struct config *config)
{
    for (size_t i = 0; i < config->finding_count; i++) {
        const char *text = config->findings[i].text;
        if (guard_finds(text, NULL, NULL))
            fail_msg("%s", text);
    }
}

/* What was understood of a configuration reads back as the same. */
static void check_same(const struct place *place, const struct config *config)
{
    struct buf first = {0}, second = {0};
    struct config again;
    print_config(config, &first);
    put_file(place->path, &first);
    config_load(&again, place->path, config->lang, true);
    if (again.finding_count > 0)
        fail_msg("%s\n%s", again.findings[0].text, first.text);
    print_config(&again, &second);
    assert_string_equal(first.text, second.text);
    config_clear(&again);
    buf_clear(&first);
    buf_clear(&second);
}

static void a_broken_configuration_does_no_harm(void **state)
{
    struct place *place = *state;
    struct buf whole = {0}, broken = {0};
    struct config config;
    snprintf(place->path, sizeof place->path, "%s/config", place->folder);
    config_load(&config, place->path, LANG_EN, false);
    print_config(&config, &whole);
    config_clear(&config);
    for (uint32_t i = 0; i < place->count; i++) {
        struct buf notice = {0};
        break_it(&place->hand, &whole, &broken);
        put_file(place->path, &broken);
        config_load(&config, place->path, i % 2 == 0 ? LANG_EN : LANG_JA, false);
        check_findings(&config);
        config_notice(&config, &notice);
        buf_clear(&notice);
        if (i % SAME_EVERY == 0)
            check_same(place, &config);
        config_clear(&config);
    }
    buf_clear(&whole);
    buf_clear(&broken);
}

static void run(struct app *app, const char *commands)
{
    FILE *in = fmemopen((void *)commands, strlen(commands), "r"), *out = tmpfile();
    bool done = script_run(app, in, out, &why);
    fclose(in);
    fclose(out);
    if (!done)
        fail_msg("%s", why.text);
}

/* A session on what is remembered, which COMMANDS drive. */
static void live(struct place *place, const char *commands)
{
    struct app app;
    app_init(&app, place->m, LANG_JA, 24, 80, 1);
    app.state = state_open(place->file);
    session_restore(&app);
    app_draw(&app);
    run(&app, commands);
    session_keep(&app);
    state_save(app.state);
    state_free(app.state);
    app_clear(&app);
}

/* What was remembered for good of a broken state is as it was after another
 * session that does nothing, and holds no number. */
static void check_state(struct place *place)
{
    struct buf first = {0}, second = {0};
    live(place, "tick\n");
    get_file(place->path, &first);
    live(place, "tick\n");
    get_file(place->path, &second);
    assert_string_equal(buf_text(&first), buf_text(&second));
    if (guard_finds(buf_text(&first), NULL, NULL))
        fail_msg("%s", buf_text(&first));
    buf_clear(&first);
    buf_clear(&second);
}

static void find_state(struct place *place)
{
    struct buf pattern = {0};
    glob_t found;
    buf_printf(&pattern, "%s/daicho/*.state", place->folder);
    assert_int_equal(glob(buf_text(&pattern), 0, NULL, &found), 0);
    snprintf(place->path, sizeof place->path, "%s", found.gl_pathv[0]);
    globfree(&found);
    buf_clear(&pattern);
}

static void a_broken_memory_of_the_screen_does_no_harm(void **state)
{
    static const char work[] = "keys 0 esc 1\nkeys c down space esc\nkeys s enter\n"
                               "keys tab shift-tab\nkeys F enter backspace\nkeys enter backspace\n"
                               "keys e tab tab enter enter esc esc\nsize 40x10\nshow\n";
    struct place *place = *state;
    struct buf whole = {0}, broken = {0};
    char before[65], after[65];
    live(place, "keys c down space esc s down enter / \ntype !x\nkey enter\nkeys 2 down\n"
                "keys s down down enter\nkeys a tab\n");
    find_state(place);
    get_file(place->path, &whole);
    buf_puts(&whole,
             "recent.item 17; 4; x\ncolumns.party code:9 name:0\nlist.party 3 1 name:down -\n");
    test_digest(place->m, before);
    for (uint32_t i = 0; i < place->count; i++) {
        break_it(&place->hand, &whole, &broken);
        put_file(place->path, &broken);
        live(place, i % 4 == 0 ? work : "key tab\nshow\n");
        check_state(place);
    }
    test_digest(place->m, after);
    assert_string_equal(before, after);
    buf_clear(&whole);
    buf_clear(&broken);
}

/* Keeps CONTENT, which is broken, as the draft of RECORD, or its whole row. */
static void keep(struct place *place, const struct buf *content, int64_t record)
{
    char *text = mem_copy(buf_text(content));
    struct drafts_item item = {.kind = kinds_find("category"), .record = record, .content = text};
    int64_t id = 0;
    assert_int_equal(drafts_put(place->m, &item, &id, &why), DRAFTS_KEPT);
    free(text);
    if (hand_number(&place->hand, 4) > 0)
        return;
    struct statement *st = db_prepare(place->m->db, "UPDATE draft SET content = :content");
    struct buf row = {0};
    buf_puts(&row, "daicho-draft 1 x\n");
    buf_puts(&row, buf_text(content));
    change(&place->hand, &row);
    db_bind_text(st, ":content", buf_text(&row));
    db_do(st);
    buf_clear(&row);
}

static void clear_drafts(struct model *m)
{
    assert_true(db_run(m->db, "DELETE FROM draft"));
}

/* What was taken of a broken draft comes back as the same. */
static void check_draft(struct place *place, const struct buf *content, int64_t record)
{
    struct buf first = {0}, second = {0};
    struct draft_loss loss = {0};
    for (int i = 0; i < 2; i++) {
        struct draft *draft = draft_new(place->m, kinds_find("category"), record, &why);
        const char *text = i == 0 ? buf_text(content) : buf_text(&first);
        draft_content_take(place->m, draft, text, draft->record->rev, LANG_JA, &loss);
        draft_content_put(draft, i == 0 ? &first : &second);
        draft_free(draft);
    }
    assert_string_equal(buf_text(&first), buf_text(&second));
    assert_true(utf8_valid(first.text, first.length, NULL));
    assert_false(guard_finds(buf_text(&first), NULL, NULL));
    cells_clear(&loss.numbers);
    buf_clear(&first);
    buf_clear(&second);
}

static void a_broken_draft_does_no_harm(void **state)
{
    static const char whole_text[] =
        "field name 6:会員\nbase name 6:会員\nfield remarks 5:a\nb c\nfield persons 2:12\n"
        "field status 8:approved\nnumber owner 0:\ncame retention.categories 7:RT-0001\n"
        "went retention.categories 7:RT-0001\nmade provision.categories 0:\n"
        "field name 3:To \nend - 0:\nend - 0:\n";
    struct place *place = *state;
    struct buf whole = {0}, broken = {0};
    int64_t known = record_find(place->m, kinds_find("category"), "C-0001");
    buf_puts(&whole, whole_text);
    for (uint32_t i = 0; i < place->count; i++) {
        int64_t record = hand_number(&place->hand, 2) == 0 ? 0 : known;
        char before[65], after[65];
        break_it(&place->hand, &whole, &broken);
        check_draft(place, &broken, record);
        keep(place, &broken, record);
        test_digest(place->m, before);
        struct app app;
        app_init(&app, place->m, i % 2 == 0 ? LANG_JA : LANG_EN, 24, 80, 1);
        draft_keep_offer(&app);
        run(&app, "show\nkeys right enter\nshow\nkeys down down page-down end\nshow\ntick\n");
        test_digest(place->m, after);
        assert_string_equal(before, after);
        run(&app, i % 8 == 0 ? "keys ctrl-s\nshow\n" : "key esc\nshow\n");
        app_clear(&app);
        clear_drafts(place->m);
    }
    buf_clear(&whole);
    buf_clear(&broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_broken_configuration_does_no_harm, begin, end),
        cmocka_unit_test_setup_teardown(a_broken_memory_of_the_screen_does_no_harm, begin, end),
        cmocka_unit_test_setup_teardown(a_broken_draft_does_no_harm, begin, end),
    };
    return cmocka_run_group_tests_name("broken", tests, NULL, NULL);
}
