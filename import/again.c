/* See again.h. */
#include "import/again.h"

#include "import/load.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/refer.h"
#include "model/since.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROBES = 64 };

static bool has_field(const struct kind *kind, const char *column)
{
    return kinds_field(kind, column) < kind->field_count;
}

/* Whether rows of FILE may be known: nothing but a code or a name tells which record
 * a row is about, and no other row or file can make it another one. */
static bool may_be_known(const struct load *load, const struct load_file *file)
{
    const struct kind *kind = file->headers.kind;
    return (load->by_code || load->count == 1) && !has_field(kind, "other_names") &&
           !has_field(kind, "corporate_number");
}

/* The columns whose cells decide what becomes of a row. What is left out is in no
 * digest. */
static void find_columns(const struct load *load, struct load_file *file)
{
    const struct headers *headers = &file->headers;
    struct again *again = &file->again;
    again->columns = mem_new(headers->count + 1, sizeof *again->columns);
    again->column_count = 0;
    again->linked = false;
    for (size_t i = 0; i < headers->count; i++) {
        bool names = false;
        for (size_t k = 0; k < HEADERS_NAME_PARTS; k++)
            names = names || headers->name_of[k] == i;
        if (load_is_field(file, i) || names ||
            headers_to_remarks(headers, i, load->options->unknown_to_remarks))
            again->columns[again->column_count++] = i;
        again->linked =
            again->linked || (load_is_field(file, i) && headers->targets[i].kind != headers->kind);
    }
}

static void put_column(const struct load *load, const struct load_file *file, size_t column,
                       struct digest *digest)
{
    const struct headers_target *target = &file->headers.targets[column];
    const struct load_column *how = &file->columns[column];
    struct buf way = {0};
    bool field = load_is_field(file, column);
    digest_int(digest, (int64_t)column);
    digest_text(digest, target->title);
    digest_text(digest, field ? target->kind->name : "");
    digest_text(digest, field ? target->kind->fields[target->field].column : "");
    digest_int(digest,
               headers_to_remarks(&file->headers, column, load->options->unknown_to_remarks));
    digest_text(digest, target->unit);
    column_way_format(&how->way, &way);
    digest_text(digest, buf_text(&way));
    buf_clear(&way);
    digest_int(digest, how->split);
    digest_int(digest, how->mixed);
    digest_int(digest, (int64_t)names_sum(&how->kept));
}

/* Makes the digest of all that decides how the rows of FILE are read: what the person
 * says, what the columns are, how their cells are divided. */
static void make_context(const struct load *load, struct load_file *file)
{
    const struct headers *headers = &file->headers;
    struct again *again = &file->again;
    struct digest digest;
    digest_start(&digest);
    digest_int(&digest, migrations_count);
    digest_int(&digest, load->options->lang);
    digest_int(&digest, load->options->empty_clears);
    digest_int(&digest, load->by_code);
    digest_text(&digest, headers->kind->name);
    digest_int(&digest, headers->is_register);
    digest_int(&digest, headers->own);
    digest_int(&digest, file->sheet.marked);
    digest_int(&digest, file->sheet.found.delimiter == 0);
    digest_int(&digest, headers->reason == headers->count ? -1 : (int64_t)headers->reason);
    digest_int(&digest, (int64_t)headers->count);
    for (size_t i = 0; i < headers->count; i++)
        digest_text(&digest, sheet_cell(&file->sheet, headers->row, i));
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        digest_int(&digest, (int64_t)headers->name_of[i]);
    for (size_t i = 0; i < again->column_count; i++)
        put_column(load, file, again->columns[i], &digest);
    digest_int(&digest, (int64_t)names_sum(&load->divided));
    digest_end(&digest, again->context);
}

/* Adds the cells of row AT of the sheet that decide what becomes of it. */
static void put_cells(const struct load_file *file, size_t at, struct buf *bytes)
{
    const struct again *again = &file->again;
    for (size_t i = 0; i < again->column_count; i++) {
        const char *text = sheet_cell(&file->sheet, at, again->columns[i]);
        buf_add(bytes, text, strlen(text) + 1);
    }
}

/* The digest of row ROW of FILE. BYTES is scratch. */
static struct seen_digest digest_of(const struct load_file *file, size_t row, struct buf *bytes)
{
    size_t at = file->headers.row + 1 + row;
    const struct rows_row *cells = sheet_at(&file->sheet, at);
    const size_t form[] = {cells->count, cells->mended};
    buf_empty(bytes);
    put_cells(file, at, bytes);
    for (size_t i = file->headers.count; i < cells->count; i++)
        buf_puts(bytes, sheet_cell(&file->sheet, at, i));
    buf_add(bytes, (const char *)form, sizeof form);
    return seen_digest(buf_text(bytes), bytes->length, file->again.context);
}

/* Finds the rows of the earlier import that had most of the first rows of FILE. */
static void load_seen(struct load *load, struct load_file *file)
{
    struct seen_digest some[PROBES];
    struct buf bytes = {0};
    size_t count = file->count < PROBES ? file->count : PROBES;
    for (size_t i = 0; i < count; i++)
        some[i] = digest_of(file, i * (file->count / count), &bytes);
    buf_clear(&bytes);
    seen_load(load->m, file->again.context, some, count, &file->again.seen);
    file->again.used = mem_new(file->again.seen.count + 1, sizeof *file->again.used);
}

/* Whether the names in the rows of FILE still lead where they led. */
static bool still_holds(const struct load *load, const struct load_file *file,
                        const struct since *since)
{
    const struct headers *headers = &file->headers;
    bool holds = load->by_code || !since->called[kinds_index(headers->kind)];
    for (size_t i = 0; i < headers->count && holds; i++) {
        const struct headers_target *target = &headers->targets[i];
        if (!load_is_field(file, i))
            continue;
        const struct field *field = &target->kind->fields[target->field];
        if (kinds_is_reference(field))
            holds = !since->called[kinds_index(kinds_find(field->kind))];
        if (target->kind != headers->kind)
            holds = holds && !since->touched[kinds_index(target->kind)];
    }
    return holds;
}

/* Marks the rows of FILE that are known. */
static void mark_rows(struct load_file *file, const struct since *since)
{
    struct again *again = &file->again;
    struct buf bytes = {0};
    for (size_t i = 0; i < file->count; i++) {
        if (file->rows[i].held)
            continue;
        size_t at = seen_find(&again->seen, digest_of(file, i, &bytes));
        if (at == again->seen.count || again->used[at] || since_has(since, again->seen.rows[at].id))
            continue;
        again->used[at] = true;
        file->rows[i].known = true;
        file->rows[i].id = again->seen.rows[at].id;
        again->known++;
    }
    buf_clear(&bytes);
}

static void find_rows(struct load *load, struct load_file *file)
{
    struct again *again = &file->again;
    struct since since;
    again_clear(file);
    find_columns(load, file);
    again->usable = file->count > 0 && may_be_known(load, file);
    if (!again->usable)
        return;
    make_context(load, file);
    load_seen(load, file);
    if (again->seen.count > 0 &&
        since_read(load->m, again->seen.entry, file->headers.kind, &since)) {
        if (still_holds(load, file, &since))
            mark_rows(file, &since);
        since_clear(&since);
    }
}

void again_find(struct load *load)
{
    char ignored[DIGEST_TEXT];
    if (!journal_head(load->m, &load->head, ignored, &load->why))
        load->broken = true;
    for (size_t i = 0; i < load->count && !load->broken; i++)
        find_rows(load, &load->files[i]);
    load->all_known = load->count == 1 && load->files[0].again.known == load->files[0].count;
}

static const char *text_of(const struct load_file *file, size_t row, const char *column,
                           struct buf *scratch)
{
    return identify_text(file, row, kinds_field(file->headers.kind, column), scratch);
}

/* Whether no other row is about the record of row ROW of FILE, which is called
 * CALLED. Where all rows of the one file are known, all are different. */
static bool is_alone(struct load *load, struct load_file *file, size_t row, const char *called)
{
    const struct kind *kind = file->headers.kind;
    char number[24];
    if (load->all_known)
        return true;
    if (load->by_code)
        return codes_add(load, kind, called) == load->row;
    snprintf(number, sizeof number, "%" PRId64, file->rows[row].id);
    return names_add(&file->by_name, kind, called, row) == row &&
           names_add(&file->seen, kind, number, row) == row;
}

bool again_tell(struct load *load, struct load_file *file, size_t row)
{
    struct load_row *at = &file->rows[row];
    struct buf code = {0}, name = {0};
    load->row = file->first + row;
    const char *called = identify_called(load, file, row, load->by_code ? &code : &name);
    at->known = is_alone(load, file, row, called);
    if (!at->known) {
        at->id = 0;
    } else if (load->by_code) {
        identify_tell(file, row, called, text_of(file, row, "name", &name));
    } else {
        refer_code(load->m, file->headers.kind, at->id, &code);
        identify_tell(file, row, buf_text(&code), called);
    }
    if (at->known)
        plan_row(file->plan, row)->outcome = PLAN_UNCHANGED;
    buf_clear(&code);
    buf_clear(&name);
    return at->known;
}

/* Whether row ROW of FILE calls its record as it is called. */
static bool is_called_so(const struct load *load, const struct load_file *file, size_t row)
{
    const struct plan_row *plan = plan_at(file->plan, row);
    struct buf scratch = {0};
    bool same = strcmp(text_of(file, row, "name", &scratch), plan->name) == 0;
    if (same && load->by_code)
        same = strcmp(text_of(file, row, "code", &scratch), plan->code) == 0;
    buf_clear(&scratch);
    return same;
}

/* Whether a record that was made is called by what is the code of another one: the
 * next time its name would be taken for that. */
static bool is_misled(const struct load *load, const struct load_file *file)
{
    bool misled = false;
    for (size_t i = 0; i < load->named_count && !misled; i++)
        misled = load->named[i].fate == LOAD_CREATED &&
                 record_find(load->m, load->named[i].kind, load->named[i].name) != 0;
    for (size_t i = 0; i < file->count && !misled && !load->by_code; i++)
        misled = plan_outcome(file->plan, i) == PLAN_NEW &&
                 record_find(load->m, file->headers.kind, plan_at(file->plan, i)->name) != 0;
    return misled;
}

bool again_is_nothing(const struct load *load)
{
    return plan_count(load->plan, PLAN_NEW) + plan_count(load->plan, PLAN_CHANGED) +
               load->plan->created.count + load->plan->removed.count ==
           0;
}

static void keep_rows(struct load *load, struct load_file *file)
{
    struct again *again = &file->again;
    struct seen now = {.file = again->known > 0 ? again->seen.file : 0, .entry = load->head};
    struct buf bytes = {0};
    size_t fresh = 0;
    now.rows = mem_new(file->count + 1, sizeof *now.rows);
    for (size_t i = 0; i < file->count; i++) {
        const struct load_row *row = &file->rows[i];
        if (row->held || row->id == 0 || !(row->known || row->plain) ||
            !(row->known || is_called_so(load, file, i)))
            continue;
        now.rows[now.count++] = (struct seen_row){digest_of(file, i, &bytes), row->id};
        fresh += !row->known;
    }
    if (fresh > 0)
        seen_keep(load->m, again->context, &now);
    again->complete = now.count == file->count;
    seen_clear(&now);
    buf_clear(&bytes);
}

void again_keep(struct load *load)
{
    /* No row comes any more that could state a code again. */
    codes_clear(&load->codes);
    /* What linked records became is seen only by reading the rows again. */
    bool unchanged = again_is_nothing(load);
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        file->again.complete = load->all_known;
        if (file->again.usable && (unchanged || !file->again.linked) && !load->all_known &&
            !is_misled(load, file))
            keep_rows(load, file);
    }
}

void again_clear(struct load_file *file)
{
    free(file->again.columns);
    free(file->again.used);
    seen_clear(&file->again.seen);
    file->again = (struct again){0};
}
