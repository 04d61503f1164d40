/*
 * What stands in each block of the overview, and where its rows lead.
 */
#include "model/choices.h"
#include "model/countries.h"
#include "model/history.h"
#include "tui/overview_inside.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

enum {
    NAMED = 5, /* rows of a set, before the row for all */
    WIDE = 58  /* columns of a block for whole dates */
};

/* The counts by kind, in as many columns as fit. */
static void draw_records(struct sheet *sheet)
{
    int label = 0, number = 2, x = sheet->x;
    sheet_title(sheet, -1);
    for (size_t i = 0; i < views_count; i++) {
        int width = sheet_width(sheet, views[i].tab[sheet->app->lang]);
        int digits =
            sheet_count_width(overview_records(sheet->screen, kinds_index(views_kind(&views[i]))));
        label = width > label ? width : label;
        number = digits > number ? digits : number;
    }
    int cell = 1 + label + 1 + number + 1;
    for (size_t i = 0; i < views_count; i++) {
        const struct kind *kind = views_kind(&views[i]);
        int64_t records = overview_records(sheet->screen, kinds_index(kind));
        struct buf text = {0};
        if (x + cell > sheet->x + sheet->width && x > sheet->x) {
            x = sheet->x;
            sheet->y++;
        }
        if (records < 0)
            buf_puts(&text, "..");
        else
            sheet_count(records, &text);
        enum role role = records > 0 ? ROLE_TEXT : ROLE_DIM;
        canvas_put(sheet->canvas, sheet->y, x + 1, label, role, views[i].tab[sheet->app->lang]);
        canvas_put(sheet->canvas, sheet->y, x + 2 + label + number - (int)text.length,
                   (int)text.length, role, buf_text(&text));
        sheet_spot(sheet, x, cell - 1, overview_to_list(kind, NULL));
        buf_clear(&text);
        x += cell + 1;
    }
    sheet->y++;
}

static void draw_status(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_LEDGER);
    enum lang lang = sheet->app->lang;
    int label = sheet_width(sheet, sheet_words(sheet, N_("(not stated)")));
    int64_t most = 0;
    sheet_title(sheet, -1);
    if (overview == NULL) {
        sheet_note(sheet, "..");
        return;
    }
    for (size_t i = 0; i < OVERVIEW_STATUSES; i++) {
        const char *text =
            choices_category_status[i].value == NULL ? "" : choices_category_status[i].label[lang];
        label = sheet_width(sheet, text) > label ? sheet_width(sheet, text) : label;
        most = overview->statuses[i] > most ? overview->statuses[i] : most;
    }
    for (size_t i = 0; i < OVERVIEW_STATUSES; i++) {
        bool none = choices_category_status[i].value == NULL;
        const char *text = none ? "" : choices_category_status[i].label[lang];
        if (none && overview->statuses[i] == 0)
            continue;
        sheet_bar(sheet, none ? sheet_words(sheet, N_("(not stated)")) : text, label,
                  overview->statuses[i], most,
                  overview_to_list(overview_category(),
                                   overview_filter_value(overview, lang, "status", text)));
    }
}

static void draw_persons(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_LEDGER);
    struct buf sum = {0}, right = {0};
    const char *title = sheet_words(sheet, overview_title(sheet->block));
    if (overview == NULL) {
        sheet_heading(sheet, title, NULL);
        sheet_note(sheet, "..");
        return;
    }
    sheet_count(overview->persons, &sum);
    buf_printf(&right, sheet_words(sheet, N_("%s in all")), buf_text(&sum));
    sheet_heading(sheet, title, buf_text(&right));
    buf_clear(&sum);
    buf_clear(&right);
    int label = 0;
    for (size_t i = 0; i < overview->largest_count; i++) {
        int width = sheet_width(sheet, overview->largest[i].name);
        label = width > label ? width : label;
    }
    label = label > sheet->width * 2 / 5 ? sheet->width * 2 / 5 : label;
    for (size_t i = 0; i < overview->largest_count; i++)
        sheet_bar(sheet, overview->largest[i].name, label, overview->largest[i].persons,
                  overview->largest[0].persons,
                  (struct spot){.lead = LEAD_RECORD,
                                .kind = overview_category(),
                                .id = overview->largest[i].id});
    if (overview->uncounted > 0)
        sheet_counted(
            sheet, ROLE_TEXT, sheet_words(sheet, N_("Categories without a number")),
            overview->uncounted,
            overview_to_list(overview_category(),
                             overview_filter_value(overview, sheet->app->lang, "persons", "")));
    else if (overview->largest_count == 0)
        sheet_note(sheet, sheet_words(sheet, N_("No category holds data of persons.")));
}

void overview_about(const struct overview_record *record, enum block block, enum lang lang,
                    struct buf *out)
{
    const char *about = record->about == NULL ? "" : record->about;
    const struct kind *kind = overview_category();
    if (block == BLOCK_ABROAD) {
        for (size_t length; *about != '\0'; about += length + (about[length] == ' ')) {
            char code[3];
            length = strcspn(about, " ");
            snprintf(code, sizeof code, "%.*s", (int)length, about);
            buf_printf(out, "%s%s", out->length > 0 ? " / " : "", country_name(code, lang));
        }
        return;
    }
    buf_puts(out, about);
    if (record->minors)
        buf_printf(out, "%s%s", out->length > 0 ? " / " : "",
                   kind->fields[kinds_field(kind, "minors")].label[lang]);
    if (record->facial_features)
        buf_printf(out, "%s%s", out->length > 0 ? " / " : "",
                   kind->fields[kinds_field(kind, "facial_features")].label[lang]);
}

/* The first categories of a set by name, and a row for all. */
static void draw_set(struct sheet *sheet, const char *nothing)
{
    const struct overview_set *set =
        overview_set(overview_part(sheet->screen, OVERVIEW_SETS), sheet->block);
    if (set == NULL) {
        sheet_title(sheet, -1);
        sheet_note(sheet, "..");
        return;
    }
    sheet_title(sheet, set->total);
    if (set->total == 0)
        sheet_note(sheet, sheet_words(sheet, nothing));
    int label = 0;
    for (size_t i = 0; i < set->count && i < NAMED; i++) {
        int width = sheet_width(sheet, set->items[i].name);
        label = width > label ? width : label;
    }
    label = label > sheet->width / 2 ? sheet->width / 2 : label;
    for (size_t i = 0; i < set->count && i < NAMED; i++) {
        struct buf about = {0};
        overview_about(&set->items[i], sheet->block, sheet->app->lang, &about);
        sheet_row(sheet, ROLE_LINK, set->items[i].name, label + 1, buf_text(&about),
                  (struct spot){
                      .lead = LEAD_RECORD, .kind = overview_category(), .id = set->items[i].id});
        buf_clear(&about);
    }
    if (set->total > NAMED)
        sheet_counted(sheet, ROLE_TEXT, sheet_words(sheet, N_("Show all")), set->total,
                      (struct spot){.lead = LEAD_SET});
}

static void draw_sensitive(struct sheet *sheet)
{
    draw_set(sheet, N_("No category holds data asking for special care."));
}

static void draw_abroad(struct sheet *sheet)
{
    draw_set(sheet, N_("No category is held in or provided to another country."));
}

static void draw_changes(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_CHANGES);
    sheet_title(sheet, -1);
    if (overview == NULL) {
        sheet_note(sheet, "..");
        return;
    }
    if (overview->entries.count == 0)
        sheet_note(sheet, sheet_words(sheet, N_("Nothing was changed yet.")));
    for (size_t i = 0; i < overview->entries.count; i++) {
        const struct entry *entry = &overview->entries.items[i];
        struct buf when = {0}, what = {0};
        history_moment(entry->at, false, &when);
        /* Of a moment in little room the year says least. */
        const char *moment = buf_text(&when);
        if (sheet->width < WIDE && when.length > 11)
            moment += 5;
        buf_printf(&what, "%s  ", entry->who);
        history_title(entry->what, entry->about, sheet->app->lang, &what);
        if (entry->undone)
            buf_printf(&what, " [%s]", sheet_words(sheet, N_("undone")));
        sheet_row(sheet, ROLE_DIM, moment, sheet_width(sheet, moment), buf_text(&what),
                  (struct spot){.lead = LEAD_ENTRY, .id = entry->seq});
        buf_clear(&when);
        buf_clear(&what);
    }
}

static const struct {
    const char *title;
    void (*draw)(struct sheet *sheet);
} blocks[BLOCKS] = {
    [BLOCK_RECORDS] = {N_("Number of records"), draw_records},
    [BLOCK_GROUP] = {N_("Organizations in figures"), overview_draw_group},
    [BLOCK_FIRST_WEEK] = {N_("The first week"), overview_draw_first_week},
    [BLOCK_DEADLINES] = {N_("Incidents and requests"), overview_draw_deadlines},
    [BLOCK_STATUS] = {N_("Status of the data categories"), draw_status},
    [BLOCK_REVIEWS] = {N_("Reviews"), overview_draw_reviews},
    [BLOCK_PERSONS] = {N_("Persons whose data is held"), draw_persons},
    [BLOCK_RETENTION] = {N_("Retention"), overview_draw_retention},
    [BLOCK_SENSITIVE] = {N_("Data asking for special care"), draw_sensitive},
    [BLOCK_ABROAD] = {N_("Other countries"), draw_abroad},
    [BLOCK_CHANGES] = {N_("Latest changes"), draw_changes},
};

const char *overview_title(enum block block)
{
    return blocks[block].title;
}

void overview_block(struct sheet *sheet)
{
    blocks[sheet->block].draw(sheet);
}
