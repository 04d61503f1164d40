/*
 * The third pass: columns of the register that are worked out and not kept.
 * What a file states in them is held against what is now in the inventory: a
 * contradiction refuses the row. What cannot be judged yet is a note, and goes to
 * the remarks where columns that no field holds do.
 */
#include "import/load.h"

#include "model/countries.h"
#include "model/mem.h"
#include "model/numbers.h"

#include <stdlib.h>
#include <string.h>

/* A stated cell. */
struct stated {
    struct load *load;
    const struct load_file *file;
    size_t row;
    struct plan_row *plan;
    const char *title;
    const char *text;
};

static void refuse(const struct stated *s)
{
    load_refuse(s->load, s->plan, s->title, NULL, s->text);
}

static void note(const struct stated *s, const char *format) __attribute__((format(printf, 2, 0)));

/* Notes FORMAT, a key of words_in() that names header and cell. */
static void note(const struct stated *s, const char *format)
{
    struct buf text = {0};
    buf_printf(&text, words_in(s->load->options->lang, format), s->title, s->text);
    plan_note(s->plan, buf_text(&text));
    buf_clear(&text);
}

/* Adds "header: cell" to the remarks of the category, unless it stands there. */
static void keep(const struct stated *s)
{
    struct load *load = s->load;
    const struct kind *kind = s->file->headers.kind;
    struct record *record = record_load(load->m, kind, s->file->rows[s->row].id, &load->why);
    struct buf line = {0}, whole = {0};
    size_t field = kinds_field(kind, "remarks");
    buf_printf(&line, "%s: %s", s->title, s->text);
    if (record == NULL) {
        refuse(s);
    } else if (strstr(record->values[field], line.text) == NULL) {
        char *old = mem_copy(record->values[field]);
        buf_printf(&whole, "%s%s%s", old, old[0] == '\0' ? "" : "\n", line.text);
        if (!record_set(record, field, whole.text, &load->why) ||
            !record_save(load->m, record, &load->why)) {
            refuse(s);
        } else if (s->plan->outcome != PLAN_NEW) {
            plan_change(s->plan, kind->fields[field].label[load->options->lang], old, whole.text);
            s->plan->outcome = PLAN_CHANGED;
        }
        free(old);
    }
    record_free(record);
    buf_clear(&line);
    buf_clear(&whole);
}

/* What is stated cannot be held against anything: FORMAT as for note(). */
static void leave(const struct stated *s, const char *format) __attribute__((format(printf, 2, 0)));

static void leave(const struct stated *s, const char *format)
{
    note(s, format);
    if (s->load->options->unknown_to_remarks)
        keep(s);
}

static void check_sensitive(const struct stated *s, const struct register_row *row)
{
    struct buf answer = {0};
    const char *known = register_sensitive(s->load->m, row);
    if (!flag_parse(s->text, &answer, &s->load->why)) {
        refuse(s);
    } else if (known[0] == '\0') {
        leave(s, N_("%s: \"%s\" was not checked, since not every item has a class."));
    } else if (strcmp(known, answer.text) != 0) {
        why_set(&s->load->why,
                "\"%s\" stands here, but by the classes of its items it is \"%s\". Correct the "
                "cell, the items or their classes.",
                s->text, register_sensitive_word(known, s->load->why.lang));
        refuse(s);
    }
    buf_clear(&answer);
}

/* Turns the names of countries in the cell into codes without Japan. */
static bool parse_countries(const struct stated *s, struct cells *codes)
{
    struct cells names = {0};
    bool done = true;
    cells_parse(s->text, &names);
    for (size_t i = 0; i < names.count && done; i++) {
        char code[3] = "";
        done = country_parse(names.items[i], code, &s->load->why);
        if (done && strcmp(code, "JP") != 0)
            cells_add(codes, code);
    }
    if (!done)
        refuse(s);
    cells_clear(&names);
    return done;
}

static void check_countries(const struct stated *s, const struct register_row *row)
{
    struct cells stated = {0}, known = {0};
    if (parse_countries(s, &stated)) {
        register_countries(s->load->m, row, &known);
        size_t missing = 0;
        while (missing < known.count && cells_find(&stated, known.items[missing]) < stated.count)
            missing++;
        if (missing < known.count) {
            why_set(&s->load->why,
                    "%s is missing here, where a storage, contractor or recipient is. Correct the "
                    "cell or their countries.",
                    country_name(known.items[missing], s->load->why.lang));
            refuse(s);
        } else if (stated.count > known.count) {
            leave(s, N_("%s: \"%s\" was not checked, since the countries of storages, contractors "
                        "and recipients are not all known."));
        }
    }
    cells_clear(&stated);
    cells_clear(&known);
}

static void check_row(struct load *load, const struct load_file *file, size_t row)
{
    struct register_row *known = NULL;
    struct buf scratch = {0};
    for (size_t i = 0; i < file->headers.count; i++) {
        const struct headers_target *target = &file->headers.targets[i];
        if (target->kind == NULL || target->derived == REGISTER_STORED)
            continue;
        struct stated s = {.load = load,
                           .file = file,
                           .row = row,
                           .plan = plan_row(file->plan, row),
                           .title = target->title,
                           .text = load_text(file, row, i, &scratch)};
        if (s.text[0] == '\0')
            continue;
        if (known == NULL)
            known = register_load(load->m, file->rows[row].id, &load->why);
        if (known == NULL)
            refuse(&s);
        else if (target->derived == REGISTER_SENSITIVE)
            check_sensitive(&s, known);
        else
            check_countries(&s, known);
    }
    register_free(known);
    buf_clear(&scratch);
}

void derived_check(struct load *load)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].count && !load->broken; k++)
            if (!load->files[i].rows[k].held && load->files[i].rows[k].id != 0) {
                check_row(load, &load->files[i], k);
                load_step(load);
            }
}
