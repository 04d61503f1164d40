/* See figures.h: persons by category and by department. */
#include "export/figures_inside.h"

#include "model/buf.h"
#include "model/listing.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

enum { COLOUR_ONE = 0x1F4E9E };

/* The fields of categories that are counted. */
enum { PERSONS, DEPARTMENT, NAME, STATUS, FIELDS };
static const char *const columns[FIELDS] = {"persons", "department", "name", "status"};

struct counting {
    enum lang lang;
    size_t fields[FIELDS];
    struct tally persons, departments;
    size_t uncounted;
};

/* Counts the category ID at which READER stands. */
static void count_category(void *context, struct record_reader *reader, int64_t id)
{
    struct counting *counting = context;
    size_t targets;
    const char *persons = record_reader_value(reader, counting->fields[PERSONS]).text;
    if (strcmp(record_reader_value(reader, counting->fields[STATUS]).text, "retired") == 0)
        return;
    if (persons[0] == '\0') {
        counting->uncounted++;
        return;
    }
    int64_t number = strtoll(persons, NULL, 10);
    tally_add(&counting->persons, id, record_reader_value(reader, counting->fields[NAME]).text, 0,
              number);
    struct title *const *department =
        record_reader_targets(reader, counting->fields[DEPARTMENT], &targets);
    if (targets > 0)
        tally_add(&counting->departments, department[0]->id, department[0]->name, 0, number);
    else
        tally_add(&counting->departments, 0, words_in(counting->lang, "No department"), 0, number);
}

/* The note of a figure of persons. */
static void note_uncounted(const struct counting *counting, struct figure *figure)
{
    struct buf text = {0};
    if (counting->uncounted == 0)
        return;
    buf_printf(&text,
               words_count(counting->lang, "%zu category has no number of persons.",
                           "%zu categories have no number of persons.", counting->uncounted),
               counting->uncounted);
    figure_note(figure, buf_text(&text));
    buf_clear(&text);
}

static bool count_all(struct model *m, struct counting *counting, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    const struct listing_query query = {.kind = kind};
    for (size_t i = 0; i < FIELDS; i++)
        counting->fields[i] = kinds_field(kind, columns[i]);
    return record_reader_each(m, &query, count_category, counting, why);
}

bool figures_persons(struct model *m, enum lang lang, struct figure *persons,
                     struct figure *departments, struct why *why)
{
    struct counting counting = {.lang = lang};
    bool done = count_all(m, &counting, why);
    persons->title = words_in(lang, "Persons by data category");
    persons->names = words_in(lang, "Data category");
    departments->title = words_in(lang, "Persons by department");
    departments->names = words_in(lang, "Department");
    persons->series[0] = departments->series[0] = words_in(lang, "Number of persons");
    persons->colours[0] = departments->colours[0] = COLOUR_ONE;
    persons->series_count = departments->series_count = 1;
    tally_take(&counting.persons, lang, N_("%zu further categories"), persons);
    tally_take(&counting.departments, lang, N_("%zu further departments"), departments);
    note_uncounted(&counting, persons);
    note_uncounted(&counting, departments);
    return done;
}
