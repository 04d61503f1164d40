/*
 * See session.h. Corrections are kept by row number and column beside the rows,
 * since the file is read again when its encoding or its header is set.
 */
#include "import/session.h"

#include "import/load.h"
#include "import/refused.h"
#include "model/check.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* A cell that the person corrected. */
struct fix {
    size_t number, column;
    char *text;
};

struct import_session {
    struct import_options options;
    char *texts[SESSION_TEXTS];
    const char *path;
    struct load load; /* of one file */
    struct plan plan;
    bool understood; /* the header was */
    bool chosen;
    struct fix *fixes;
    size_t fix_count, fix_capacity;
    size_t *left; /* numbers of rows */
    size_t left_count, left_capacity;
};

struct import_session *session_open(struct model *m, const char *path, enum lang lang)
{
    struct import_session *session = mem_new(1, sizeof *session);
    session->path = mem_copy(path);
    session->options.lang = lang;
    load_begin(&session->load, m, &session->path, 1, &session->options, &session->plan);
    return session;
}

static struct load_file *file_of(const struct import_session *session)
{
    return &session->load.files[0];
}

void session_close(struct import_session *session)
{
    if (session == NULL)
        return;
    load_end(&session->load);
    plan_clear(&session->plan);
    for (size_t i = 0; i < SESSION_TEXTS; i++)
        free(session->texts[i]);
    for (size_t i = 0; i < session->fix_count; i++)
        free(session->fixes[i].text);
    free(session->fixes);
    free(session->left);
    free((char *)session->path);
    free(session);
}

struct import_options *session_options(struct import_session *session)
{
    return &session->options;
}

void session_say(struct import_session *session, enum session_text which, const char *text)
{
    char *copy = text == NULL ? NULL : mem_copy(text);
    free(session->texts[which]);
    session->texts[which] = copy;
    session->options.encoding = session->texts[SESSION_ENCODING];
    session->options.sheet = session->texts[SESSION_SHEET];
    session->options.key = session->texts[SESSION_KEY];
}

/* Puts the corrections into the rows that were read. */
static void apply_fixes(struct import_session *session)
{
    struct load_file *file = file_of(session);
    for (size_t i = 0; i < session->fix_count; i++) {
        const struct fix *fix = &session->fixes[i];
        size_t row = file->headers.row + 1;
        while (row < file->sheet.count && file->sheet.rows[row].number != fix->number)
            row++;
        if (row < file->sheet.count && fix->column < file->headers.count)
            sheet_set(&file->sheet, row, fix->column, fix->text);
    }
}

bool session_read(struct import_session *session, struct why *why)
{
    struct load *load = &session->load;
    load_file_clear(file_of(session));
    plan_file_clear(&session->plan.files[0]);
    plan_records_clear(&session->plan.created);
    plan_records_clear(&session->plan.removed);
    header_file_clear(&load->words);
    session->chosen = false;
    session->understood = load_read_words(load) && load_read(load, file_of(session));
    if (session->understood)
        apply_fixes(session);
    else
        *why = load->why;
    return session->understood;
}

bool session_is_roster(const struct import_session *session)
{
    return session->plan.files[0].roster;
}

const struct headers *session_headers(const struct import_session *session)
{
    return session->understood ? &file_of(session)->headers : NULL;
}

const struct sheet *session_sheet(const struct import_session *session)
{
    return &file_of(session)->sheet;
}

const struct xlsx_book *session_book(const struct import_session *session)
{
    /* The plan has taken it once there is one. */
    const struct plan_file *file = &session->plan.files[0];
    return file->is_workbook ? &file->book : &file_of(session)->sheet.book;
}

const char *session_path(const struct import_session *session)
{
    return session->path;
}

size_t session_head_count(const struct import_session *session)
{
    return file_of(session)->head_count;
}

const struct sheet_row *session_head(const struct import_session *session, size_t row)
{
    return &file_of(session)->head[row];
}

const char *session_head_cell(const struct import_session *session, size_t row, size_t column)
{
    struct sheet head = file_of(session)->sheet;
    head.rows = file_of(session)->head;
    return sheet_cell(&head, row, column);
}

bool session_choose(struct import_session *session, size_t column, enum headers_use use,
                    const struct header_place *place, struct why *why)
{
    struct load_file *file = file_of(session);
    if (!headers_choose(&file->headers, column, use, place, why))
        return false;
    headers_part_names(&file->sheet, &file->headers);
    session->chosen = true;
    return true;
}

void session_way(struct import_session *session, size_t column, const char *options)
{
    struct headers_target *target = &file_of(session)->headers.targets[column];
    free(target->options);
    target->options = mem_copy(options);
    session->chosen = true;
}

bool session_has_choices(const struct import_session *session)
{
    return session->chosen;
}

bool session_check(struct import_session *session, struct why *why)
{
    bool good = session->understood && load_check(&session->load, file_of(session));
    if (!good)
        *why = session->load.why;
    return good;
}

/* Holds the rows that the person left out; no pass looks at them. */
static void hold_left(struct import_session *session)
{
    struct load_file *file = file_of(session);
    const struct headers *headers = &file->headers;
    size_t name = headers_find(headers, headers->kind, kinds_field(headers->kind, "name"));
    for (size_t i = 0; i < file->count && session->left_count > 0; i++)
        if (session_is_left(session, i)) {
            struct plan_row *row = &file->plan->rows[i];
            file->rows[i].held = true;
            row->outcome = PLAN_LEFT;
            row->code = mem_copy("");
            row->name = guard_mask(name < headers->count ? session_cell(session, i, name) : "");
        }
}

/* Runs the passes as the options say. */
static bool run(struct import_session *session, const struct import_watch *watch, struct why *why)
{
    struct load *load = &session->load;
    if (!session_check(session, why))
        return false;
    session->options.watch = *watch;
    load_settle(load, file_of(session));
    hold_left(session);
    load->keep_mapping = session->chosen && !file_of(session)->headers.own;
    if (load_run(load))
        return true;
    *why = load->why;
    return false;
}

bool session_plan(struct import_session *session, const struct import_watch *watch, struct why *why)
{
    session->options.dry_run = true;
    session->options.accept_good = false;
    session->options.reason = NULL;
    return run(session, watch, why);
}

const struct plan *session_told(const struct import_session *session)
{
    return &session->plan;
}

bool session_carry_out(struct import_session *session, bool accept_good, const char *reason,
                       const struct import_watch *watch, struct why *why)
{
    session->options.dry_run = false;
    session->options.accept_good = accept_good;
    session->options.reason = reason;
    bool done = run(session, watch, why);
    session->options.reason = NULL;
    return done;
}

size_t session_column(const struct import_session *session, const char *title)
{
    const struct headers *headers = &file_of(session)->headers;
    size_t i = 0;
    while (i < headers->count && strcmp(headers->targets[i].title, title) != 0)
        i++;
    return i;
}

const char *session_cell(const struct import_session *session, size_t row, size_t column)
{
    const struct load_file *file = file_of(session);
    return sheet_cell(&file->sheet, file->headers.row + 1 + row, column);
}

static size_t number_of(const struct import_session *session, size_t row)
{
    const struct load_file *file = file_of(session);
    return file->sheet.rows[file->headers.row + 1 + row].number;
}

bool session_correct(struct import_session *session, size_t row, size_t column, const char *text,
                     struct why *why)
{
    struct load_file *file = file_of(session);
    size_t number = number_of(session, row), i = 0;
    if (!check_text(text, why))
        return false;
    while (i < session->fix_count &&
           (session->fixes[i].number != number || session->fixes[i].column != column))
        i++;
    if (i == session->fix_count) {
        session->fixes = mem_grow(session->fixes, session->fix_count, &session->fix_capacity,
                                  sizeof *session->fixes);
        session->fixes[session->fix_count++] = (struct fix){number, column, NULL};
    }
    free(session->fixes[i].text);
    session->fixes[i].text = mem_copy(text);
    sheet_set(&file->sheet, file->headers.row + 1 + row, column, text);
    return true;
}

void session_leave(struct import_session *session, size_t row, bool leave)
{
    size_t number = number_of(session, row), kept = 0;
    for (size_t i = 0; i < session->left_count; i++)
        if (session->left[i] != number)
            session->left[kept++] = session->left[i];
    session->left_count = kept;
    if (!leave)
        return;
    session->left = mem_grow(session->left, session->left_count, &session->left_capacity,
                             sizeof *session->left);
    session->left[session->left_count++] = number;
}

bool session_is_left(const struct import_session *session, size_t row)
{
    size_t number = number_of(session, row), i = 0;
    while (i < session->left_count && session->left[i] != number)
        i++;
    return i < session->left_count;
}

size_t session_corrections(const struct import_session *session)
{
    return session->fix_count + session->left_count;
}

void session_refused_path(const struct import_session *session, struct buf *out)
{
    refused_path(file_of(session), out);
}
