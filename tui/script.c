/*
 * The commands of scripts. Each is a row of a table; they act on the same
 * functions as the loop with a terminal.
 */
#include "tui/script.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/refer.h"
#include "model/utf8.h"
#include "tui/actions.h"
#include "tui/draft_keep.h"
#include "tui/form.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

struct script {
    struct app *app;
    FILE *out;
    struct why *why;
};

static bool do_size(struct script *script, const char *rest)
{
    struct key key = {.type = KEYS_RESIZE};
    if (sscanf(rest, "%dx%d", &key.x, &key.y) != 2 || key.x < 1 || key.y < 1 || key.x > 1000 ||
        key.y > 1000)
        return why_set(script->why, "A size such as 80x24 was expected, not \"%s\".", rest);
    app_key(script->app, &key);
    return true;
}

static bool do_lang(struct script *script, const char *rest)
{
    if (!words_language(rest, &script->app->lang))
        return why_set(script->why, "The language ja or en was expected, not \"%s\".", rest);
    app_follow(script->app, RELOAD);
    return true;
}

static bool press(struct script *script, const char *name)
{
    struct key key;
    if (!key_parse(name, &key))
        return why_set(script->why, "There is no key \"%s\".", name);
    if (key.type == KEYS_PASTE)
        key.text = mem_copy("");
    app_key(script->app, &key);
    key_clear(&key);
    return true;
}

static bool do_keys(struct script *script, const char *rest)
{
    bool done = true;
    while (*rest != '\0' && done && !script->app->quit) {
        size_t length = strcspn(rest, " ");
        char *name = mem_copy_bytes(rest, length);
        done = length == 0 || press(script, name);
        free(name);
        rest += length + (rest[length] == ' ');
    }
    return done;
}

static bool do_type(struct script *script, const char *rest)
{
    struct key key = {.type = KEYS_TEXT};
    while (*rest != '\0' && !script->app->quit) {
        rest += utf8_next(rest, &key.point);
        app_key(script->app, &key);
    }
    return true;
}

static bool do_paste(struct script *script, const char *rest)
{
    struct buf text = {0};
    for (; *rest != '\0'; rest++) {
        bool end = rest[0] == '\\' && rest[1] == 'n';
        buf_putc(&text, end ? '\n' : *rest);
        rest += end;
    }
    struct key key = {.type = KEYS_PASTE, .text = buf_take(&text)};
    if (key.text == NULL)
        key.text = mem_copy("");
    app_key(script->app, &key);
    key_clear(&key);
    return true;
}

static bool do_action(struct script *script, const char *rest)
{
    struct app *app = script->app;
    const struct action *action = actions_named(rest);
    if (action == NULL)
        return why_set(script->why, "There is no action \"%s\".", rest);
    if ((action->where & app->top->context) == 0)
        return why_set(script->why, "The action \"%s\" does not apply here.", rest);
    app->key = (struct key){.type = KEYS_TICK};
    buf_empty(&app->message);
    app_follow(app, app_act(app, action));
    return true;
}

static bool do_teach(struct script *script, const char *rest)
{
    (void)rest;
    script->app->names_keys = true;
    return true;
}

static bool do_field(struct script *script, const char *rest)
{
    return form_go(script->app, rest) ||
           why_set(script->why, "There is no form here with the field \"%s\".", rest);
}

/* Reads "KIND/CODE" off the beginning of *REST. CODE is to be freed. */
static bool take_place(struct script *script, const char **rest, const struct kind **kind,
                       char **code)
{
    const char *slash = strchr(*rest, '/');
    char *name = mem_copy_bytes(*rest, slash == NULL ? 0 : (size_t)(slash - *rest));
    *kind = kinds_find(name);
    free(name);
    if (*kind == NULL)
        return why_set(script->why, "KIND/CODE was expected, not \"%s\".", *rest);
    size_t length = strcspn(slash + 1, " ");
    *code = mem_copy_bytes(slash + 1, length);
    *rest = slash + 1 + length;
    *rest += **rest == ' ';
    return true;
}

static bool set_field(struct script *script, struct record *record, const char *assignment)
{
    const char *equals = strchr(assignment, '=');
    struct buf codes = {0};
    char *column = mem_copy_bytes(assignment, equals == NULL ? 0 : (size_t)(equals - assignment));
    size_t field = kinds_field(record->kind, column);
    free(column);
    if (field == record->kind->field_count)
        return why_set(script->why, "COLUMN=VALUE was expected, not \"%s\".", assignment);
    if (!kinds_is_reference(&record->kind->fields[field]))
        return record_set(record, field, equals + 1, script->why);
    bool done = refer_cell(script->app->model, &record->kind->fields[field], equals + 1,
                           REFER_CREATE, NULL, &codes, script->why) &&
                record_set(record, field, buf_text(&codes), script->why);
    buf_clear(&codes);
    return done;
}

/* The record of KIND with CODE, or a new one with that code. */
static struct record *find_or_new(struct script *script, const struct kind *kind, const char *code)
{
    if (record_find(script->app->model, kind, code) != 0)
        return record_load_code(script->app->model, kind, code, script->why);
    struct record *record = record_new(kind);
    if (record_set(record, kinds_field(kind, "code"), code, script->why))
        return record;
    record_free(record);
    return NULL;
}

static bool do_save(struct script *script, const char *rest)
{
    struct model *m = script->app->model;
    const struct kind *kind;
    char *code;
    struct buf about = {0};
    if (!take_place(script, &rest, &kind, &code))
        return false;
    buf_printf(&about, "%s/%s", kind->name, code);
    bool known = record_find(m, kind, code) != 0;
    struct change_note note = {.what = known ? "set" : "add", .about = buf_text(&about)};
    struct record *record = NULL;
    bool done = change_begin(m, &note, script->why) &&
                (record = find_or_new(script, kind, code)) != NULL &&
                set_field(script, record, rest) && record_save(m, record, script->why) &&
                change_commit(m, NULL, script->why);
    change_cancel(m);
    record_free(record);
    buf_clear(&about);
    free(code);
    if (done)
        app_follow(script->app, RELOAD);
    return done;
}

static bool do_remove(struct script *script, const char *rest)
{
    struct model *m = script->app->model;
    const struct kind *kind;
    char *code;
    if (!take_place(script, &rest, &kind, &code))
        return false;
    struct change_note note = {.what = "delete", .about = code};
    bool done = change_begin(m, &note, script->why) &&
                change_delete(m, kind, record_find(m, kind, code), true, NULL, script->why) &&
                change_commit(m, NULL, script->why);
    change_cancel(m);
    free(code);
    if (done)
        app_follow(script->app, RELOAD);
    return done;
}

static bool do_tick(struct script *script, const char *rest)
{
    (void)rest;
    app_key(script->app, &(struct key){.type = KEYS_TICK});
    return true;
}

static bool do_ask_reason(struct script *script, const char *rest)
{
    (void)rest;
    script->app->ask_reason = true;
    return true;
}

static bool do_crash(struct script *script, const char *rest)
{
    struct app *app = script->app;
    (void)rest;
    while (app->top != NULL) {
        struct pane *pane = app_take(app);
        pane->ops->free(pane);
    }
    buf_empty(&app->message);
    list_open(app);
    draft_keep_offer(app);
    return true;
}

static bool do_show(struct script *script, const char *rest)
{
    struct canvas *canvas = script->app->canvas;
    struct buf text = {0};
    app_draw(script->app);
    if (strcmp(rest, "cursor") == 0)
        buf_printf(&text, "cursor %d,%d\n", canvas->cursor_y, canvas->cursor_x);
    else if (strcmp(rest, "roles") == 0)
        canvas_text_roles(canvas, &text);
    else
        canvas_text(canvas, &text);
    bool lines = rest[0] == '\0';
    fprintf(script->out, "%s%s%s", lines ? "--------\n" : "", buf_text(&text),
            lines ? "--------\n" : "");
    buf_clear(&text);
    return true;
}

static bool do_expect(struct script *script, const char *rest)
{
    struct buf text = {0};
    app_draw(script->app);
    canvas_text(script->app->canvas, &text);
    bool found = strstr(buf_text(&text), rest) != NULL;
    buf_clear(&text);
    return found || why_set(script->why, "The display does not hold \"%s\".", rest);
}

static const struct {
    const char *name;
    bool (*run)(struct script *script, const char *rest);
} commands[] = {
    {"size", do_size},     {"lang", do_lang},
    {"key", do_keys},      {"keys", do_keys},
    {"type", do_type},     {"paste", do_paste},
    {"action", do_action}, {"save", do_save},
    {"remove", do_remove}, {"tick", do_tick},
    {"show", do_show},     {"expect", do_expect},
    {"field", do_field},   {"teach", do_teach},
    {"crash", do_crash},   {"ask-reason", do_ask_reason},
};

/* Has all be done that is done while no key comes. */
static void settle(struct app *app)
{
    while (app_work(app))
        ;
}

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static bool do_line(struct script *script, const char *line)
{
    size_t length = strcspn(line, " ");
    size_t i;
    settle(script->app);
    for (i = 0; i < COMMANDS; i++)
        if (strlen(commands[i].name) == length && strncmp(line, commands[i].name, length) == 0)
            break;
    if (i < COMMANDS) {
        bool done = commands[i].run(script, line + length + (line[length] == ' '));
        settle(script->app);
        return done;
    }
    return why_set(script->why, "There is no command \"%s\" in scripts.", line);
}

bool script_run(struct app *app, FILE *in, FILE *out, struct why *why)
{
    struct script script = {app, out, why};
    char *line = NULL;
    size_t capacity = 0;
    unsigned long number = 0;
    bool done = true;
    app->unwatched = true;
    while (done && !app->quit && getline(&line, &capacity, in) != -1) {
        number++;
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '\0' || line[0] == '#')
            continue;
        done = do_line(&script, line);
    }
    free(line);
    return done || why_at(why, "line %lu", number);
}
