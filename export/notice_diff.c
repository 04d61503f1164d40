/*
 * What changed since a notice was published: its statements of then and of now,
 * both in order, record by record. See notice_stated.h.
 */
#include "export/notice_stated.h"

#include "export/shelves.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct statement {
    enum notice_part part;
    const char *record, *field, *text; /* within the lines */
};

struct statements {
    struct statement *all;
    size_t count, capacity;
};

/* Cuts the field at *AT, up to a tabulator or the end of its line. */
static const char *cut(char **at)
{
    char *field = *at;
    *at += strcspn(*at, "\t\n");
    if (**at == '\t')
        *(*at)++ = '\0';
    return field;
}

static enum notice_part part_of(const char *word)
{
    size_t part = 0;
    while (part < NOTICE_PARTS && strcmp(notice_part_words[part], word) != 0)
        part++;
    return (enum notice_part)part;
}

static int by_place(const void *left, const void *right)
{
    const struct statement *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    int records = strcmp(a->record, b->record);
    return records != 0 ? records : strcmp(a->field, b->field);
}

/* Takes LINES apart, which are cut into pieces. What is no statement of ours, as a
 * person may have edited it, is let pass. */
static struct statements take_lines(char *lines)
{
    struct statements taken = {0};
    for (char *at = lines; *at != '\0';) {
        struct statement statement = {.part = part_of(cut(&at))};
        statement.record = cut(&at);
        statement.field = cut(&at);
        statement.text = cut(&at);
        at += strcspn(at, "\n");
        if (*at == '\n')
            *at++ = '\0';
        if (statement.part == NOTICE_PARTS || strchr(statement.record, '/') == NULL)
            continue;
        taken.all = mem_grow(taken.all, taken.count, &taken.capacity, sizeof *taken.all);
        taken.all[taken.count++] = statement;
    }
    if (taken.count > 0)
        qsort(taken.all, taken.count, sizeof *taken.all, by_place);
    return taken;
}

/* The statements from AT on that are of the same record in the same part. */
static size_t same_record(const struct statements *statements, size_t at)
{
    size_t count = 0;
    while (at + count < statements->count &&
           statements->all[at + count].part == statements->all[at].part &&
           strcmp(statements->all[at + count].record, statements->all[at].record) == 0)
        count++;
    return count;
}

static char *kind_of(const struct statement *statement)
{
    return mem_copy_bytes(statement->record, strcspn(statement->record, "/"));
}

/* What is told of FIELD among COUNT statements; "" where nothing is. */
static const char *told(const struct statement *statements, size_t count, const char *field)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(statements[i].field, field) == 0)
            return statements[i].text;
    return "";
}

/* Where the names of records are looked up: as they are now, else as they were. */
struct states {
    struct shelves *now, *then; /* THEN is NULL where only the statements of then are left */
};

/* The record CODE of KIND, NULL where there is none. */
static const struct record *find(const struct states *states, const char *kind, const char *code)
{
    if (kinds_find(kind) == NULL)
        return NULL;
    const struct record *record = shelves_find(states->now, kind, code);
    return record != NULL || states->then == NULL ? record : shelves_find(states->then, kind, code);
}

/* What the record of STATEMENT is called: as it is now, else as it was or was told. */
static const char *called(const struct states *states, const struct statement *statements,
                          size_t count)
{
    char *kind = kind_of(statements);
    const struct record *record = find(states, kind, strchr(statements->record, '/') + 1);
    free(kind);
    if (record != NULL)
        return record_value(record, "name");
    const char *wording = told(statements, count, "wording");
    return wording[0] != '\0' ? wording : told(statements, count, "name");
}

static void add_difference(struct notice_diff *diff, struct notice_difference difference)
{
    if (difference.row == NULL)
        return;
    diff->differences =
        mem_grow(diff->differences, diff->count, &diff->capacity, sizeof *diff->differences);
    diff->differences[diff->count++] = difference;
}

/* The record of these statements came into the notice, or went out of it. */
static void add_record(struct notice_diff *diff, const struct states *states,
                       const struct statement *statements, size_t count, enum notice_change change)
{
    char *kind = kind_of(statements);
    const struct notice_timing_row *row =
        notice_timing_find(statements->part, kind, change == CHANGE_ADDED ? "+" : "-");
    /* A purpose of certain categories is told with these. */
    if (row == NULL && strcmp(told(statements, count, "applies_to_all"), "yes") == 0)
        row = notice_timing_find(statements->part, kind, "applies_to_all");
    add_difference(diff, (struct notice_difference){.change = change,
                                                    .part = statements->part,
                                                    .record = statements->record,
                                                    .name = called(states, statements, count),
                                                    .field = "",
                                                    .before = "",
                                                    .after = "",
                                                    .row = row});
    free(kind);
}

/* Whether both read the same, width and case apart. */
static bool reads_same(const char *a, const char *b)
{
    struct buf one = {0}, other = {0};
    fold_text(a, &one);
    fold_text(b, &other);
    bool same = strcmp(buf_text(&one), buf_text(&other)) == 0;
    buf_clear(&one);
    buf_clear(&other);
    return same;
}

/* TEXT with the names of purposes in place of their codes. */
static const char *name_purposes(struct notice_diff *diff, const struct states *states,
                                 const char *text)
{
    struct buf named = {0};
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        char *code = mem_copy_bytes(text, length);
        const struct record *purpose = find(states, "purpose", code);
        buf_printf(&named, "%s%s", named.length == 0 ? "" : " / ",
                   purpose == NULL ? code : record_value(purpose, "name"));
        free(code);
        text += length + strspn(text + length, " /");
    }
    cells_add(&diff->texts, buf_text(&named));
    buf_clear(&named);
    return diff->texts.items[diff->texts.count - 1];
}

static void add_field(struct notice_diff *diff, const struct states *states,
                      const struct statement *statement, const char *before, const char *after)
{
    if (reads_same(before, after))
        return;
    char *kind = kind_of(statement);
    if (notice_states_codes(kind, statement->field)) {
        before = name_purposes(diff, states, before);
        after = name_purposes(diff, states, after);
    }
    add_difference(diff, (struct notice_difference){
                             .change = CHANGE_CHANGED,
                             .part = statement->part,
                             .record = statement->record,
                             .name = called(states, statement, 1),
                             .field = statement->field,
                             .before = before,
                             .after = after,
                             .row = notice_timing_find(statement->part, kind, statement->field)});
    free(kind);
}

/* Compares the fields of one record; both are in their order. */
static void add_fields(struct notice_diff *diff, const struct states *states,
                       const struct statement *before, size_t before_count,
                       const struct statement *after, size_t after_count)
{
    size_t b = 0, a = 0;
    while (b < before_count || a < after_count) {
        int order = b == before_count  ? 1
                    : a == after_count ? -1
                                       : strcmp(before[b].field, after[a].field);
        if (order < 0)
            add_field(diff, states, &before[b], before[b].text, "");
        else if (order > 0)
            add_field(diff, states, &after[a], "", after[a].text);
        else
            add_field(diff, states, &after[a], before[b].text, after[a].text);
        b += order <= 0;
        a += order >= 0;
    }
}

static void compare(struct notice_diff *diff, const struct states *states,
                    const struct statements *before, const struct statements *after)
{
    size_t b = 0, a = 0;
    while (b < before->count || a < after->count) {
        size_t gone = b < before->count ? same_record(before, b) : 0;
        size_t come = a < after->count ? same_record(after, a) : 0;
        int order = gone == 0 ? 1 : come == 0 ? -1 : 0;
        if (order == 0) {
            struct statement x = before->all[b], y = after->all[a];
            x.field = y.field = "";
            order = by_place(&x, &y);
        }
        if (order < 0)
            add_record(diff, states, before->all + b, gone, CHANGE_GONE);
        else if (order > 0)
            add_record(diff, states, after->all + a, come, CHANGE_ADDED);
        else
            add_fields(diff, states, before->all + b, gone, after->all + a, come);
        b += order <= 0 ? gone : 0;
        a += order >= 0 ? come : 0;
    }
}

const struct record *notice_published(struct shelves *shelves, const struct record *notice)
{
    size_t count;
    struct record *const *all = shelves_all(shelves, "publication", &count);
    const struct record *last = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(record_value(all[i], "notice"), record_value(notice, "code")) != 0)
            continue;
        if (last == NULL ||
            strcmp(record_value(all[i], "published_on"), record_value(last, "published_on")) >= 0)
            last = all[i];
    }
    return last;
}

/* What the notice of CHOICE (NULL: none) states. NULL with WHY. */
static char *state(struct shelves *shelves, const struct notice_choice *choice, struct why *why)
{
    struct buf lines = {0};
    if (choice == NULL)
        return mem_copy("");
    struct notice_text *text = notice_make(shelves, choice, NOTICE_PARTS, LANG_JA, why);
    if (text == NULL)
        return NULL;
    notice_statements(shelves, text, &lines);
    notice_free(text);
    return buf_take(&lines);
}

/* Compares both sets of lines of DIFF, whose names are those of STATES; false where one of
 * both is not there. */
static bool compare_lines(struct notice_diff *diff, const struct states *states)
{
    if (diff->lines[0] == NULL || diff->lines[1] == NULL)
        return false;
    struct statements before = take_lines(diff->lines[0]);
    struct statements after = take_lines(diff->lines[1]);
    compare(diff, states, &before, &after);
    free(before.all);
    free(after.all);
    return true;
}

struct notice_diff *notice_compare(struct shelves *shelves, const struct notice_choice *choice,
                                   struct why *why)
{
    struct notice_diff *diff = mem_new(1, sizeof *diff);
    diff->notice = choice->notice;
    diff->organization = choice->organization;
    diff->publication = notice_published(shelves, choice->notice);
    if (diff->publication == NULL)
        return diff;
    diff->lines[0] = mem_copy(record_value(diff->publication, "statements"));
    diff->lines[1] = state(shelves, choice, why);
    if (compare_lines(diff, &(struct states){.now = shelves}))
        return diff;
    notice_diff_free(diff);
    return NULL;
}

struct notice_diff *notice_compare_states(struct shelves *then, const struct notice_choice *before,
                                          struct shelves *now, const struct notice_choice *after,
                                          struct why *why)
{
    const struct notice_choice *choice = after != NULL ? after : before;
    struct notice_diff *diff = mem_new(1, sizeof *diff);
    diff->notice = choice->notice;
    diff->organization = choice->organization;
    diff->publication = choice->notice == NULL
                            ? NULL
                            : notice_published(after != NULL ? now : then, choice->notice);
    diff->lines[0] = state(then, before, why);
    diff->lines[1] = state(now, after, why);
    if (compare_lines(diff, &(struct states){.now = now, .then = then}))
        return diff;
    notice_diff_free(diff);
    return NULL;
}

void notice_diff_free(struct notice_diff *diff)
{
    if (diff == NULL)
        return;
    free(diff->lines[0]);
    free(diff->lines[1]);
    cells_clear(&diff->texts);
    free(diff->differences);
    free(diff);
}
