/*
 * Reading the words of an entry and saying them for people, in the language
 * asked for: kinds, fields and choices by their labels.
 */
#include "model/history.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/present.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The texts of a line; from which on they are never those of the line before. */
enum { PARTS = 7, OWN_PARTS = 4 };

/* Cuts one text off LINE, up to TAB, line end or NUL, and unescapes it. */
static char *take_text(const char **line)
{
    struct buf text = {0};
    const char *at = *line;
    for (; *at != '\0' && *at != '\t' && *at != '\n'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
            buf_putc(&text, *at == 't' ? '\t' : *at == 'n' ? '\n' : *at);
        } else {
            buf_putc(&text, *at);
        }
    }
    *line = at + (*at == '\t');
    return buf_take(&text);
}

/* Takes the first line of *WORDS; BEFORE is the one before it, or NULL. */
static void take_line(const char **words, const struct history_line *before,
                      struct history_line *line)
{
    char **const parts[PARTS] = {&line->op,     &line->kind, &line->code, &line->name,
                                 &line->column, &line->old,  &line->new};
    size_t first = 0;
    if (before != NULL && **words == '\t') {
        *line = (struct history_line){.op = mem_copy(before->op),
                                      .kind = mem_copy(before->kind),
                                      .code = mem_copy(before->code),
                                      .name = mem_copy(before->name)};
        first = OWN_PARTS;
        ++*words;
    }
    for (size_t i = first; i < PARTS; i++)
        *parts[i] = take_text(words);
    *words += **words == '\n';
}

bool history_next(const char **words, struct history_line *line)
{
    struct history_line before = *line;
    *line = (struct history_line){0};
    bool more = **words != '\0';
    if (more)
        take_line(words, before.op == NULL ? NULL : &before, line);
    history_line_clear(&before);
    return more;
}

static size_t kind_order(const char *name)
{
    const struct kind *kind = kinds_find(name);
    return kind == NULL ? kinds_count : kinds_index(kind);
}

static size_t field_order(const struct history_line *line)
{
    const struct kind *kind = kinds_find(line->kind);
    return kind == NULL ? 0 : kinds_field(kind, line->column);
}

/* A changeset has no order that means anything; people read by record. */
static int compare_lines(const void *a, const void *b)
{
    const struct history_line *x = a, *y = b;
    size_t kind_x = kind_order(x->kind), kind_y = kind_order(y->kind);
    if (kind_x != kind_y)
        return kind_x < kind_y ? -1 : 1;
    int code = strcmp(x->code, y->code);
    if (code != 0)
        return code;
    size_t field_x = field_order(x), field_y = field_order(y);
    if (field_x != field_y)
        return field_x < field_y ? -1 : 1;
    int old = strcmp(x->old, y->old);
    return old != 0 ? old : strcmp(x->new, y->new);
}

void history_read(struct statement *st, size_t limit, struct history_lines *lines)
{
    size_t capacity = 0;
    *lines = (struct history_lines){0};
    while (db_step(st)) {
        const char *words = db_text_at(st, 0);
        size_t first = lines->count;
        while (*words != '\0' && (limit == 0 || lines->count < limit)) {
            lines->items = mem_grow(lines->items, lines->count, &capacity, sizeof *lines->items);
            const struct history_line *before =
                lines->count == first ? NULL : &lines->items[lines->count - 1];
            take_line(&words, before, &lines->items[lines->count++]);
        }
    }
    if (lines->count > 0)
        qsort(lines->items, lines->count, sizeof *lines->items, compare_lines);
}

bool history_load(struct model *m, int64_t seq, size_t limit, struct history_lines *lines,
                  struct why *why)
{
    model_begin_reading(m);
    struct statement *st =
        db_prepare(m->db, "SELECT words FROM journal_part WHERE entry = :entry ORDER BY part");
    db_bind_int(st, ":entry", seq);
    history_read(st, limit, lines);
    if (db_ok(m->db, why))
        return true;
    history_clear(lines);
    return false;
}

void history_line_clear(struct history_line *line)
{
    free(line->op);
    free(line->kind);
    free(line->code);
    free(line->name);
    free(line->column);
    free(line->old);
    free(line->new);
}

void history_clear(struct history_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        history_line_clear(&lines->items[i]);
    free(lines->items);
    *lines = (struct history_lines){0};
}

void history_put_text(const char *text, size_t length, struct buf *out)
{
    size_t from = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '\t' && text[i] != '\n' && text[i] != '\\')
            continue;
        buf_add(out, text + from, i - from);
        buf_puts(out, text[i] == '\t' ? "\\t" : text[i] == '\n' ? "\\n" : "\\\\");
        from = i + 1;
    }
    if (from < length)
        buf_add(out, text + from, length - from);
}

void history_put(const struct history_line *line, struct buf *out)
{
    const char *const parts[PARTS] = {line->op,     line->kind, line->code, line->name,
                                      line->column, line->old,  line->new};
    for (size_t i = 0; i < PARTS; i++) {
        history_put_text(parts[i], strlen(parts[i]), out);
        buf_putc(out, i + 1 < PARTS ? '\t' : '\n');
    }
}

static const struct field *field_of(const struct kind *kind, const char *column)
{
    size_t number = kind == NULL ? 0 : kinds_field(kind, column);
    return kind == NULL || number == kind->field_count ? NULL : &kind->fields[number];
}

/* References stand in the words as titles already. */
static void say_value(const struct field *field, const char *value, enum lang lang, struct buf *out)
{
    if (value[0] == '\0')
        buf_puts(out, words_in(lang, N_("(not stated)")));
    else if (field == NULL || kinds_is_reference(field))
        buf_puts(out, value);
    else
        present_text(NULL, field, value, lang, out);
}

/* Adds what an annual review found, as a sentence; false where LINE is something else. */
static bool say_answer(const struct history_line *line, enum lang lang, struct buf *out)
{
    static const struct {
        const char *outcome, *words;
    } answers[] = {
        {"unchanged", N_("%s was confirmed unchanged (%s)")},
        {"changed", N_("%s was found changed (%s)")},
        {"retire", N_("%s is to be retired (%s)")},
    };
    if (strcmp(line->op, "set") != 0 || strcmp(line->kind, "review") != 0 ||
        strcmp(line->column, "outcome") != 0 || line->old[0] != '\0')
        return false;
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        if (strcmp(line->new, answers[i].outcome) == 0) {
            buf_printf(out, words_in(lang, answers[i].words), line->name, line->code);
            return true;
        }
    return false;
}

void history_say(const struct history_line *line, enum lang lang, struct buf *out)
{
    if (strcmp(line->op, "redact") == 0) {
        buf_printf(out, words_in(lang, N_("entry %s was rewritten")), line->code);
        return;
    }
    if (strcmp(line->op, "merge") == 0) {
        buf_printf(out, words_in(lang, N_("kept of its journal: entries %s")), line->code);
        return;
    }
    if (strcmp(line->op, "snapshot") == 0) {
        buf_printf(out, words_in(lang, N_("Content: %s")), line->new);
        return;
    }
    if (say_answer(line, lang, out))
        return;
    const struct kind *kind = kinds_find(line->kind);
    const struct field *field = field_of(kind, line->column);
    buf_printf(out, "%s %s %s  %s: ", kind == NULL ? line->kind : kind->label[lang], line->code,
               line->name, field == NULL ? line->column : field->label[lang]);
    if (strcmp(line->op, "set") == 0) {
        say_value(field, line->old, lang, out);
        buf_puts(out, " → ");
        say_value(field, line->new, lang, out);
    } else if (strcmp(line->op, "add") == 0) {
        say_value(field, line->new, lang, out);
    } else if (strcmp(line->op, "delete") == 0) {
        say_value(field, line->old, lang, out);
        buf_puts(out, words_in(lang, N_(" (deleted)")));
    } else if (strcmp(line->op, "link") == 0) {
        buf_printf(out, "+ %s", line->new);
    } else if (strcmp(line->op, "unlink") == 0) {
        buf_printf(out, "- %s", line->old);
    } else {
        buf_printf(out, words_in(lang, N_("%s moved in the order")), line->new);
    }
}

static const struct {
    const char *what, *title;
} titles[] = {
    {"add", N_("Add")},
    {"set", N_("Change")},
    {"delete", N_("Delete")},
    {"import", N_("Import")},
    {"scan", N_("Scan")},
    {"publish", N_("Publication")},
    {"sample", N_("Sample inventory")},
    {"undo", N_("Undo of entry")},
    {"redo", N_("Redo of entry")},
    {"backup", N_("Backup")},
    {"restore", N_("Restore")},
    {"redact", N_("Redact")},
    {"evidence", N_("Evidence")},
    {"snapshot", N_("Snapshot")},
    {"review", N_("Start")},
    {"confirm", N_("Confirmed unchanged")},
    {"answer", N_("Answer to the review of")},
    {"approve", N_("Approval")},
    {"close", N_("Closing")},
    {"merge", N_("Merge")},
    {"try", N_("Trial kept")},
    {"send sheets", N_("Sheets sent for")},
    {"receive sheets", N_("Answers received for")},
};

/* Adds what several_about() says, for people; false where ABOUT is something
 * else. */
static bool put_several(const char *about, enum lang lang, struct buf *out)
{
    char name[40];
    size_t count;
    int length = 0;
    if (sscanf(about, "%39[a-z_]: %zu record%n", name, &count, &length) != 2 || length == 0)
        return false;
    const struct kind *kind = kinds_find(name);
    if (kind == NULL)
        return false;
    buf_puts(out, " ");
    buf_printf(out, words_count(lang, "%s (%s record)", "%s (%s records)", count),
               kind->label[lang], count_text((int64_t)count).text);
    return true;
}

void history_title(const char *what, const char *about, enum lang lang, struct buf *out)
{
    const char *title = what;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (strcmp(titles[i].what, what) == 0)
            title = words_in(lang, titles[i].title);
    buf_puts(out, title);
    if (about[0] == '\0' || put_several(about, lang, out))
        return;
    const char *slash = strchr(about, '/');
    char *kind_name = mem_copy_bytes(about, slash == NULL ? 0 : (size_t)(slash - about));
    const struct kind *kind = kinds_find(kind_name);
    if (kind != NULL)
        buf_printf(out, " %s %s", kind->label[lang], slash + 1);
    else
        buf_printf(out, " %s", about);
    free(kind_name);
}

void history_moment(const char *at, bool exact, struct buf *out)
{
    struct tm utc = {0}, local;
    char text[40];
    if (sscanf(at, "%d-%d-%dT%d:%d:%d", &utc.tm_year, &utc.tm_mon, &utc.tm_mday, &utc.tm_hour,
               &utc.tm_min, &utc.tm_sec) != 6) {
        buf_puts(out, at);
        return;
    }
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    time_t moment = timegm(&utc);
    localtime_r(&moment, &local);
    strftime(text, sizeof text, exact ? "%Y-%m-%d %H:%M:%S %z" : "%Y-%m-%d %H:%M", &local);
    buf_puts(out, text);
}

void history_today(struct model *m, char today[11])
{
    struct buf moment = {0};
    char now[21];
    model_now(m, now);
    history_moment(now, false, &moment);
    snprintf(today, 11, "%.10s", buf_text(&moment));
    buf_clear(&moment);
}
