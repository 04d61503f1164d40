/* The block of the organizations of a group: what each has to tell, in as many rows as that
 * takes; it leads to the organization alone. */
#include "model/cells.h"
#include "model/dates.h"
#include "tui/overview_inside.h"

enum {
    BESIDE_LEAST = 60, /* columns of the block for figures beside the name */
    INDENT = 2,        /* of figures below it */
    GAP = 2            /* between two figures */
};

/* Adds COUNT under its name, where there is something to tell. */
static void add_count(const struct sheet *sheet, const char *name, int64_t count, struct cells *out)
{
    struct buf text = {0};
    if (count == 0)
        return;
    buf_printf(&text, "%s ", sheet_words(sheet, name));
    sheet_count(count, &text);
    cells_add(out, buf_text(&text));
    buf_clear(&text);
}

static void add_figures(const struct sheet *sheet, const struct overview_organization *line,
                        struct cells *out)
{
    add_count(sheet, N_("Categories"), line->categories, out);
    add_count(sheet, N_("Persons"), line->persons, out);
    add_count(sheet, N_("Incidents and requests"), line->incidents + line->requests, out);
    if (line->next[0] != '\0') {
        struct buf text = {0};
        buf_printf(&text, "%s ", sheet_words(sheet, N_("Next day")));
        date_format(line->next, sheet->app->lang, &text);
        cells_add(out, buf_text(&text));
        buf_clear(&text);
    }
    add_count(sheet, N_("Sensitive"), line->sensitive, out);
    add_count(sheet, N_("In other countries"), line->abroad, out);
    add_count(sheet, N_("Review overdue or never"),
              line->reviews[REVIEW_OVERDUE] + line->reviews[REVIEW_NEVER], out);
    if (out->count == 0)
        cells_add(out, sheet_words(sheet, N_("nothing recorded")));
}

/* Adds as many FIGURES from *AT on as WIDTH columns hold, one at least, and goes behind
 * them. */
static void put_row(const struct sheet *sheet, const struct cells *figures, size_t *at, int width,
                    struct buf *out)
{
    int used = 0;
    while (*at < figures->count) {
        int more = sheet_width(sheet, figures->items[*at]) + (used == 0 ? 0 : GAP);
        if (used > 0 && used + more > width)
            return;
        buf_printf(out, "%*s%s", used == 0 ? 0 : GAP, "", figures->items[(*at)++]);
        used += more;
    }
}

/* The columns for the names: none where the figures stand below them. */
static int label_width(const struct sheet *sheet, const struct overview *overview)
{
    int label = 0;
    for (size_t i = 0; i < overview->organization_count; i++) {
        struct buf name = {0};
        overview_put_line(&overview->organizations[i], sheet->app->lang, &name);
        int width = sheet_width(sheet, buf_text(&name));
        label = width > label ? width : label;
        buf_clear(&name);
    }
    if (sheet->width < BESIDE_LEAST)
        return 0;
    return label > sheet->width * 2 / 5 ? sheet->width * 2 / 5 : label;
}

static void draw_organization(struct sheet *sheet, const struct overview_organization *line,
                              int label)
{
    struct buf name = {0}, text = {0};
    struct cells figures = {0};
    int indent = label == 0 ? INDENT : label + 2;
    int width = sheet->width - 1 - indent;
    size_t at = 0;
    overview_put_line(line, sheet->app->lang, &name);
    add_figures(sheet, line, &figures);
    if (label > 0)
        put_row(sheet, &figures, &at, width, &text);
    sheet_row(sheet, line->id == 0 ? ROLE_DIM : ROLE_LINK, buf_text(&name),
              label == 0 ? sheet->width : label + 1, buf_text(&text),
              line->id == 0 ? overview_to_list(overview_category(), NULL)
                            : (struct spot){.lead = LEAD_ORGANIZATION, .id = line->id});
    while (at < figures.count) {
        buf_empty(&text);
        put_row(sheet, &figures, &at, width, &text);
        sheet_more(sheet, indent, buf_text(&text));
    }
    cells_clear(&figures);
    buf_clear(&name);
    buf_clear(&text);
}

void overview_draw_group(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_GROUP);
    if (overview == NULL || overview->organization_count == 0)
        return;
    sheet_heading(sheet, sheet_words(sheet, overview_title(sheet->block)), NULL);
    int label = label_width(sheet, overview);
    for (size_t i = 0; i < overview->organization_count; i++) {
        const struct overview_organization *line = &overview->organizations[i];
        if (line->id != 0 || line->categories > 0)
            draw_organization(sheet, line, label);
    }
}
