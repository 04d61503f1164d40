/* Which departments get a sheet, and what stands in it; see review_send.h. */
#include "export/review_send.h"

#include "export/csv_writer.h"
#include "export/output.h"
#include "export/review_inside.h"
#include "export/safe_name.h"
#include "model/cells.h"
#include "model/change.h"
#include "model/fold.h"
#include "model/history.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record_mark.h"
#include "model/refer.h"
#include "model/register_walk.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct sending {
    struct model *m;
    size_t failures; /* of its statements before */
    enum lang lang;
    const struct campaign *campaign;
    const struct review_send *how;
    struct register_walk *walk;
    struct record *organization; /* that is asked for, or of the campaign; NULL: each
                                    department's own */
    struct scope *scope;         /* of the one that is asked for; NULL for all */
    struct record *department;   /* at hand, or NULL */
    char today[11];
    int64_t entry;
    struct cells written; /* paths */
    struct cells stems;   /* what the files of the departments are called, folded */
    int64_t *sent;        /* reviews */
    size_t sent_count, sent_capacity;
    struct why *why;
};

const char *review_spare_cell(const struct review_sheet *sheet, const struct review_column *column)
{
    bool department =
        column->use == REVIEW_COLUMN_CELL && strcmp(column->column, "department") == 0;
    return department ? sheet->name : "";
}

/* The cells of a row: REVIEW and the category it is about. */
static bool read_row(struct sending *s, const struct record *review, int64_t category, int64_t rev,
                     struct review_sheet_row *row)
{
    const struct span *cells = register_walk_row(s->walk, category, s->why);
    if (cells == NULL)
        return false;
    row->cells = mem_new(review_columns_count, sizeof *row->cells);
    for (size_t c = 0; c < review_columns_count; c++) {
        const struct review_column *column = &review_columns[c];
        struct buf cell = {0};
        switch (column->use) {
        case REVIEW_COLUMN_RECORD:
            record_mark_put(category, &cell);
            break;
        case REVIEW_COLUMN_BASE:
            review_base_put(s->entry, rev, &cell);
            break;
        case REVIEW_COLUMN_ANSWER: {
            const char *outcome = record_value(review, "outcome");
            enum review_outcome o = review_outcome_read(outcome);
            if (o != REVIEW_OPEN && o != REVIEW_OUTCOMES)
                buf_puts(&cell, review_outcome_label(o, s->lang));
            break;
        }
        case REVIEW_COLUMN_COMMENT:
            buf_puts(&cell, record_value(review, "comment"));
            break;
        case REVIEW_COLUMN_REVIEWER:
            buf_puts(&cell, record_value(review, "reviewer"));
            break;
        case REVIEW_COLUMN_CELL: {
            const struct span *value = &cells[review_column_place(column)];
            review_column_put(review_column_cell(column), value->text, s->lang, &cell);
            break;
        }
        }
        row->cells[c] = buf_take(&cell);
    }
    return true;
}

/* Reads the row of review ID into SHEET; one whose category is gone, or another
 * organization's, has none. */
static bool add_row(struct sending *s, int64_t id, struct review_sheet *sheet)
{
    const struct kind *kind = kinds_find("category");
    struct record *review = record_load(s->m, kinds_find("review"), id, s->why);
    if (review == NULL)
        return false;
    int64_t category = record_find(s->m, kind, record_value(review, "category"));
    bool done = true;
    if (category != 0 && (s->scope == NULL || scope_has(s->scope, kind, category))) {
        struct record *record = record_load(s->m, kind, category, s->why);
        done = record != NULL &&
               read_row(s, review, category, record->rev, &sheet->rows[sheet->count]);
        sheet->count += done;
        s->sent = mem_grow(s->sent, s->sent_count, &s->sent_capacity, sizeof *s->sent);
        s->sent[s->sent_count++] = id;
        record_free(record);
    }
    record_free(review);
    return done;
}

static void free_rows(struct review_sheet *sheet)
{
    for (size_t r = 0; r < sheet->count; r++) {
        for (size_t c = 0; c < review_columns_count; c++)
            free(sheet->rows[r].cells[c]);
        free(sheet->rows[r].cells);
    }
    free(sheet->rows);
}

bool review_csv_write(const struct review_sheet *sheet, const char *path, bool force,
                      struct why *why)
{
    struct output output;
    struct csv_writer writer;
    if (!output_begin(&output, path, force, sheet->m, why))
        return false;
    csv_writer_begin(&writer, output.file, CSV_EXCEL);
    for (size_t c = 0; c < review_columns_count; c++)
        csv_writer_cell(&writer, review_column_label(&review_columns[c], sheet->lang));
    csv_writer_end(&writer);
    for (size_t r = 0; r < sheet->count; r++) {
        for (size_t c = 0; c < review_columns_count; c++)
            csv_writer_cell(&writer, sheet->rows[r].cells[c]);
        csv_writer_end(&writer);
    }
    csv_writer_finish(&writer);
    return output_end(&output, true, why);
}

/* What the files of DEPARTMENT are called, without their ending: a name by which none
 * before it in the review goes, also where capitals are not told apart. The caller
 * frees. */
static char *new_stem(struct sending *s, const struct campaign_department *department)
{
    struct buf stem = {0}, key = {0};
    if (department->id != 0) {
        safe_name_put_read(department->code, &stem);
        buf_putc(&stem, '_');
    }
    safe_name_put_read(department->id == 0 ? words_in(s->lang, "no department") : department->name,
                       &stem);
    size_t length = stem.length;
    fold_text(buf_text(&stem), &key);
    for (int number = 2; cells_find(&s->stems, buf_text(&key)) < s->stems.count; number++) {
        stem.length = length;
        buf_printf(&stem, "_%d", number);
        buf_empty(&key);
        fold_text(buf_text(&stem), &key);
    }
    cells_add(&s->stems, buf_text(&key));
    buf_clear(&key);
    return buf_take(&stem);
}

static bool write_file(struct sending *s, const struct review_sheet *sheet, const char *stem,
                       const char *ending,
                       bool (*write)(const struct review_sheet *, const char *, bool, struct why *),
                       char **written)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s%s", s->how->folder, stem, ending);
    bool done = write(sheet, buf_text(&path), s->how->force, s->why);
    if (done)
        cells_add(&s->written, buf_text(&path));
    *written = buf_take(&path);
    return done;
}

/* The organization of the department at hand, else of the campaign, else NULL. */
static struct record *load_organization(struct sending *s)
{
    const char *code = s->department == NULL ? "" : record_value(s->department, "organization");
    const struct kind *kind = kinds_find("organization");
    int64_t id = code[0] == '\0' ? 0 : record_find(s->m, kind, code);
    struct why ignored = {.lang = s->lang};
    if (id != 0)
        return record_load(s->m, kind, id, &ignored);
    return s->organization == NULL ? NULL : record_copy(s->organization);
}

static bool write_department(struct sending *s, const struct campaign_department *department,
                             const char *stem, const int64_t *ids, size_t count)
{
    struct record *organization = load_organization(s);
    struct review_sheet sheet = {
        .m = s->m,
        .lang = s->lang,
        .campaign = s->campaign,
        .code = department->id == 0 ? "" : department->code,
        .name = department->id == 0 ? "" : department->name,
        .company = organization == NULL ? "" : record_value(organization, "name"),
        .manager = organization == NULL ? "" : record_value(organization, "manager"),
        .contact = organization == NULL ? "" : record_value(organization, "contact"),
        .today = s->today,
        .entry = s->entry,
        .rows = mem_new(count + 1, sizeof *sheet.rows),
    };
    bool done = true;
    for (size_t i = 0; i < count && done; i++)
        done = add_row(s, ids[i], &sheet);
    char *path = NULL, *csv = NULL;
    if (done && sheet.count > 0) {
        done = write_file(s, &sheet, stem, ".xlsx", review_book_write, &path) &&
               write_file(s, &sheet, stem, ".csv", review_csv_write, &csv);
        if (done && s->how->told != NULL)
            s->how->told(s->how->context, sheet.code, sheet.name, path, sheet.count);
    }
    free(path);
    free(csv);
    free_rows(&sheet);
    record_free(organization);
    return done;
}

static bool send_department(struct sending *s, const struct campaign_department *department,
                            const char *stem)
{
    int64_t *ids;
    size_t count;
    struct why ignored = {.lang = s->lang};
    if (!campaigns_reviews(s->m, s->campaign->id, department->id, false, &ids, &count, s->why))
        return false;
    s->department = department->id == 0
                        ? NULL
                        : record_load(s->m, kinds_find("department"), department->id, &ignored);
    bool done = write_department(s, department, stem, ids, count);
    record_free(s->department);
    s->department = NULL;
    free(ids);
    return done;
}

/* The numbers of the departments that are wanted; false with WHY where one is unknown
 * or has nothing in the review. */
static bool find_wanted(struct sending *s, const struct campaign_state *state, bool *wanted)
{
    for (size_t d = 0; d < state->count; d++)
        wanted[d] = s->how->department_count == 0;
    for (size_t i = 0; i < s->how->department_count; i++) {
        const char *name = s->how->departments[i];
        int64_t id = refer_find(s->m, kinds_find("department"), name, s->why);
        size_t d = 0;
        while (d < state->count && (id == 0 || state->departments[d].id != id))
            d++;
        if (id < 0)
            return false;
        if (d == state->count)
            return why_set(s->why, "The department %s has no data category in %s %s.", name,
                           s->campaign->code, s->campaign->name);
        wanted[d] = true;
    }
    return true;
}

/* Keeps in one change that the sheets were sent. */
static bool keep_sent(struct sending *s)
{
    struct buf about = {0};
    buf_printf(&about, "campaign/%s", s->campaign->code);
    const struct change_note note = {
        .what = "send sheets", .about = buf_text(&about), .why = s->how->reason};
    bool done = change_begin(s->m, &note, s->why);
    for (size_t i = 0; i < s->sent_count && done; i++) {
        struct record *review = record_load(s->m, kinds_find("review"), s->sent[i], s->why);
        done = review != NULL;
        if (done)
            record_put(review, kinds_field(review->kind, "sent_on"), s->today);
        done = done && record_save(s->m, review, s->why);
        record_free(review);
    }
    done = done && change_commit(s->m, NULL, s->why);
    change_cancel(s->m);
    buf_clear(&about);
    return done;
}

/* Deletes what was written, and the folder where it was MADE for it. In a folder that
 * was there, files that FORCE has replaced stay. */
static void take_back(const struct sending *s, bool made)
{
    for (size_t i = 0; i < s->written.count && (made || !s->how->force); i++)
        unlink(s->written.items[i]);
    if (made)
        rmdir(s->how->folder);
}

static bool make_folder(const struct review_send *how, bool *made, struct why *why)
{
    struct stat status;
    *made = false;
    if (how->force && stat(how->folder, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    return output_folder(how->folder, made, why);
}

static bool send_all(struct sending *s, const struct campaign_state *state)
{
    bool *wanted = mem_new(state->count + 1, sizeof *wanted);
    bool made = false;
    bool done = find_wanted(s, state, wanted) && make_folder(s->how, &made, s->why);
    s->walk = register_walk_new(s->m, s->lang);
    /* Also those that are not sent now keep their names: a later sending into the same
       folder replaces the files of its own departments alone. */
    for (size_t d = 0; d < state->count && done; d++) {
        char *stem = new_stem(s, &state->departments[d]);
        if (wanted[d])
            done = send_department(s, &state->departments[d], stem);
        free(stem);
    }
    register_walk_free(s->walk);
    if (done && s->written.count == 0)
        done = why_set(s->why, "There is no data category in %s %s to be sent.", s->campaign->code,
                       s->campaign->name);
    done = done && model_ok_since(s->m, s->failures, s->why) && keep_sent(s);
    if (!done)
        take_back(s, made);
    free(wanted);
    return done;
}

/* The organization that is asked for, else that of the campaign, else the only one. */
static struct record *find_organization(struct sending *s)
{
    const struct kind *kind = kinds_find("organization");
    const struct listing_query query = {.kind = kind};
    struct record *campaign = record_load(s->m, kinds_find("campaign"), s->campaign->id, s->why);
    struct listing all = {0};
    struct why ignored = {.lang = s->lang};
    int64_t id = s->how->organization;
    if (id == 0 && campaign != NULL)
        id = record_find(s->m, kind, record_value(campaign, "organization"));
    record_free(campaign);
    if (id == 0 && listing_load(s->m, &query, &all, &ignored) && all.count == 1)
        id = all.ids[0];
    listing_clear(&all);
    return id == 0 ? NULL : record_load(s->m, kind, id, &ignored);
}

bool review_send(struct model *m, const struct campaign *campaign, const struct review_send *how,
                 size_t *files, struct why *why)
{
    struct sending s = {.m = m,
                        .failures = model_failures(m),
                        .lang = why->lang,
                        .campaign = campaign,
                        .how = how,
                        .why = why};
    struct campaign_state state = {0};
    char hash[65];
    history_today(m, s.today);
    bool done = campaigns_open(campaign, why) && campaigns_state(m, campaign->id, &state, why) &&
                journal_head(m, &s.entry, hash, why);
    if (done && how->organization != 0) {
        s.scope = scope_load(m, how->organization, why);
        done = s.scope != NULL;
    }
    if (done) {
        s.organization = find_organization(&s);
        done = send_all(&s, &state);
    }
    *files = s.written.count;
    record_free(s.organization);
    scope_free(s.scope);
    campaign_state_clear(&state);
    cells_clear(&s.written);
    cells_clear(&s.stems);
    free(s.sent);
    return done;
}
