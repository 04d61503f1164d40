/*
 * See import.h: reads the files, runs the passes of load.h within one change,
 * and ends it. With accept_good the passes run again without the rows that
 * were refused and those that name what these define, until no further row is,
 * so that what is loaded stands by itself.
 */
#include "import/import.h"

#include "import/load.h"
#include "import/own_book.h"
#include "import/refused.h"
#include "import/twins.h"
#include "import/ways.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

/* Forgets what the last round found, but for the rows that it refused. */
static void start_round(struct load *load)
{
    load_forget(load);
    load->steps = 0;
    plan_records_clear(&load->plan->created);
    plan_records_clear(&load->plan->removed);
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        names_clear(&file->by_name);
        names_clear(&file->seen);
        again_clear(file);
        file->plan->worded = 0;
        for (size_t k = 0; k < file->count; k++)
            if (!file->rows[k].held) {
                plan_forget(file->plan, k);
                file->rows[k] = (struct load_row){0};
            }
    }
}

/* Keeps what others may call the record of a refused row. */
static void bar_row(struct load *load, const struct load_file *file, size_t row)
{
    const struct plan_row *plan = plan_at(file->plan, row);
    const char *const names[] = {plan->code, plan->name};
    for (size_t i = 0; i < 2; i++)
        if (names[i][0] != '\0')
            names_add(&load->refused, file->headers.kind, names[i], file->first + row);
}

/* Keeps the names of rows that are refused already: rows that name them are
 * refused in this round, not in the next. */
static void bar_refused(struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].count; k++) {
            const struct load_file *file = &load->files[i];
            if (plan_outcome(file->plan, k) == PLAN_REFUSED && !file->rows[k].held)
                bar_row(load, file, k);
        }
}

/* Holds the rows that this round refused; gives how many there are. */
static size_t hold_refused(struct load *load)
{
    size_t held = 0;
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        for (size_t k = 0; k < file->count; k++) {
            if (plan_outcome(file->plan, k) != PLAN_REFUSED || file->rows[k].held)
                continue;
            /* The code that it was given in this round is taken back. */
            if (file->rows[k].fresh && !load_states_code(file, k))
                plan_row(file->plan, k)->code[0] = '\0';
            file->rows[k].held = true;
            held++;
            bar_row(load, file, k);
        }
    }
    return held;
}

/* Reserves the codes that held rows state for when they are imported again,
 * corrected. */
static void reserve_codes(struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].count; k++) {
            const struct load_file *file = &load->files[i];
            bool refused = file->rows[k].held && plan_outcome(file->plan, k) == PLAN_REFUSED;
            const char *code = refused ? plan_at(file->plan, k)->code : "";
            if (code[0] != '\0' && record_find(load->m, file->headers.kind, code) == 0)
                record_reserve_code(load->m, file->headers.kind, code);
        }
}

/* The records that rows name, by their codes. */
struct by_code {
    struct names places; /* of the first one in load->named */
    size_t *next;        /* of the next one with the same code, plus 1 */
};

static struct by_code named_by_code(const struct load *load)
{
    struct by_code by = {.next = mem_new(load->named_count + 1, sizeof *by.next)};
    for (size_t i = 0; i < load->named_count; i++) {
        size_t first = names_add(&by.places, load->named[i].kind, load->named[i].code, i);
        if (first != i) {
            by.next[i] = by.next[first];
            by.next[first] = i + 1;
        }
    }
    return by;
}

/* Refuses the row of USE for naming NAMED, which row NUMBER defines. */
static void refuse_use(struct load *load, const struct load_named *named,
                       const struct load_use *use, size_t number)
{
    struct load_place place = load_place(load, use->row);
    const struct headers *headers = &place.file->headers;
    size_t i = 0;
    while (i < headers->count &&
           (!load_is_field(place.file, i) ||
            &headers->targets[i].kind->fields[headers->targets[i].field] != use->field))
        i++;
    load_bar(load, use->field, named->name, number);
    load_refuse(load, plan_row(place.file->plan, place.row),
                i < headers->count ? headers->targets[i].title : "", use->field, named->name);
}

/* Refuses the rows that name what a refused row alone makes, and the rows that
 * name what those make, so that the next round has few left to find. */
static void refuse_dependants(struct load *load)
{
    const struct load_file *last = &load->files[load->count - 1];
    size_t *rows = mem_new(last->first + last->count + 1, sizeof *rows), count = 0;
    struct by_code by = named_by_code(load);
    for (size_t i = 0; i < last->first + last->count; i++)
        if (load_is_refused(load, i))
            rows[count++] = i;
    while (count > 0) {
        size_t row = rows[--count], at;
        struct load_place place = load_place(load, row);
        const struct load_row *state = &place.file->rows[place.row];
        if (state->held || !state->fresh ||
            !names_find(&by.places, place.file->headers.kind,
                        plan_at(place.file->plan, place.row)->code, &at))
            continue;
        for (size_t k = at + 1; k != 0; k = by.next[k - 1])
            for (size_t u = load->named[k - 1].uses; u != 0; u = load->uses[u - 1].next) {
                const struct load_use *use = &load->uses[u - 1];
                if (use->field == NULL || load_is_refused(load, use->row))
                    continue;
                refuse_use(load, &load->named[k - 1], use, row);
                rows[count++] = use->row;
            }
    }
    names_clear(&by.places);
    free(by.next);
    free(rows);
}

/* Finds how cells are read, in the first round only. */
static void find_ways(struct load *load)
{
    if (!load->broken && !load->surveyed)
        ways_find(load);
    load->surveyed = true;
}

/* Runs the passes in an open change, which stays open. False with load->why
 * where the inventory cannot be written. */
static bool run_rounds(struct load *load, const struct change_note *note)
{
    for (;;) {
        start_round(load);
        if (!change_begin(load->m, note, &load->why))
            return false;
        load->failures = model_failures(load->m);
        reserve_codes(load);
        if (identify_apart(load))
            find_ways(load);
        identify_order(load);
        if (load->row_by_row)
            again_find(load);
        spare_writing(load);
        identify_rows(load);
        if (load->options->accept_good)
            bar_refused(load);
        find_ways(load);
        if (!load->broken)
            fields_set(load);
        if (!load->broken && !load->row_by_row)
            derived_check(load);
        if (load->broken || !model_ok_since(load->m, load->failures, &load->why))
            return false;
        if (load->options->accept_good)
            refuse_dependants(load);
        twins_tell(load);
        /* What was not looked up is not told as if there were none. */
        if (!model_ok_since(load->m, load->failures, &load->why))
            return false;
        if (hold_refused(load) == 0 || !load->options->accept_good)
            return true;
        change_cancel(load->m);
    }
}

/* Keeps what the next import of the same files need not read. */
static void keep_known(struct load *load)
{
    again_keep(load);
    whole_keep(load);
}

/* Ends the change: commits it, or cancels it where only the plan was wanted or
 * a row is refused. */
static bool end_change(struct load *load)
{
    const struct import_options *options = load->options;
    size_t refused = plan_count(load->plan, PLAN_REFUSED);
    if (options->dry_run || (refused > 0 && !options->accept_good)) {
        load->plan->state = options->dry_run ? PLAN_DRY : PLAN_HELD;
        return true;
    }
    if (!refused_write(load, &load->why))
        return false;
    bool nothing = again_is_nothing(load);
    load->plan->state = PLAN_CARRIED;
    if (!nothing)
        keep_known(load);
    if (!change_commit(load->m, NULL, &load->why)) {
        refused_delete(load);
        return false;
    }
    if (nothing)
        keep_known(load);
    return refused_place(load, &load->why) ||
           why_at(&load->why, "The good rows were loaded, but not all refused ones are in a file");
}

/* Keeps the mapping that the person named or made for the next files with these
 * headers; the import itself stands whether that can be done or not. */
static void keep_mapping(struct load *load)
{
    for (size_t i = 0; i < load->count; i++) {
        struct why why = {.lang = load->options->lang};
        if (load->options->mapping == NULL && !load->files[i].keep_mapping)
            continue;
        if (!mapping_keep(&load->files[i].headers, load->m, &why))
            load->plan->files[i].mapping_lost = mem_copy(why.text);
    }
}

/* "人事.csv, 総務.csv" */
static void put_base_names(const struct load *load, struct buf *out)
{
    for (size_t i = 0; i < load->count; i++) {
        const char *path = load->files[i].path, *slash = strrchr(path, '/');
        if (i > 0 && path == load->files[i - 1].path)
            continue; /* a further sheet of it */
        buf_printf(out, "%s%s", i == 0 ? "" : ", ", slash == NULL ? path : slash + 1);
    }
}

void load_begin(struct load *load, struct model *m, const char *const *paths, size_t count,
                const struct import_options *options, struct plan *plan)
{
    *load = (struct load){
        .m = m, .options = options, .plan = plan, .count = count, .why = {.lang = options->lang}};
    *plan = (struct plan){.file_count = count};
    plan->files = mem_new(count, sizeof *plan->files);
    load->files = mem_new(count, sizeof *load->files);
    for (size_t i = 0; i < count; i++) {
        load->files[i].path = paths[i];
        load->files[i].plan = &plan->files[i];
    }
}

void load_end(struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        load_file_clear(&load->files[i]);
    free(load->files);
    names_clear(&load->divided);
    names_clear(&load->refused);
    header_file_clear(&load->words);
    mapping_clear(&load->mapping);
    load_forget(load);
}

bool load_run(struct load *load)
{
    struct buf about = {0};
    put_base_names(load, &about);
    const struct change_note note = {.what = N_("import"),
                                     .about = buf_text(&about),
                                     .why = load->options->reason,
                                     .many = true};
    load->broken = false;
    load->surveyed = false;
    names_clear(&load->divided);
    names_clear(&load->refused);
    bool done = run_rounds(load, &note) && end_change(load);
    change_cancel(load->m);
    if (done && load->plan->state == PLAN_CARRIED)
        keep_mapping(load);
    buf_clear(&about);
    return done;
}

bool import_run(struct model *m, const char *const *paths, size_t count,
                const struct import_options *options, struct plan *plan, struct why *why)
{
    struct load load;
    struct own_books books;
    size_t rows = 0;
    own_books_open(paths, count, options, &books);
    load_begin(&load, m, books.paths, books.count, options, plan);
    bool done = load_read_words(&load), known = done && whole_is_known(&load);
    for (size_t i = 0; i < books.count && done && !known; i++) {
        struct load_file *file = &load.files[i];
        file->sheet_named = books.sheets[i];
        file->first = rows;
        done = load_read(&load, file) && load_check(&load, file);
        if (done)
            load_settle(&load, file);
        rows += file->count;
    }
    done = done && (known || (load_check_options(&load, &load.why) && load_run(&load)));
    if (!done) {
        *why = load.why;
        plan_clear(plan);
    }
    load_end(&load);
    own_books_clear(&books);
    return done;
}
