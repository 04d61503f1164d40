/* The block of the organizations of a group: a line for each, which leads to it alone. */
#include "model/dates.h"
#include "tui/overview_inside.h"

/* Adds COUNT under its name, where there is something to tell. */
static void put_count(const struct sheet *sheet, const char *name, int64_t count, struct buf *out)
{
    if (count == 0)
        return;
    buf_printf(out, "%s%s ", out->length == 0 ? "" : "  ", sheet_words(sheet, name));
    sheet_count(count, out);
}

static void put_line(const struct sheet *sheet, const struct overview_organization *line,
                     struct buf *out)
{
    put_count(sheet, N_("Categories"), line->categories, out);
    put_count(sheet, N_("Persons"), line->persons, out);
    put_count(sheet, N_("Incidents and requests"), line->incidents + line->requests, out);
    if (line->next[0] != '\0') {
        buf_printf(out, "  %s ", sheet_words(sheet, N_("Next day")));
        date_format(line->next, sheet->app->lang, out);
    }
    put_count(sheet, N_("Sensitive"), line->sensitive, out);
    put_count(sheet, N_("In other countries"), line->abroad, out);
    put_count(sheet, N_("Review overdue or never"),
              line->reviews[REVIEW_OVERDUE] + line->reviews[REVIEW_NEVER], out);
    if (out->length == 0)
        buf_puts(out, sheet_words(sheet, N_("nothing recorded")));
}

void overview_draw_group(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_GROUP);
    int label = 0;
    if (overview == NULL || overview->organization_count == 0)
        return;
    sheet_heading(sheet, sheet_words(sheet, overview_title(sheet->block)), NULL);
    for (int draw = 0; draw < 2; draw++)
        for (size_t i = 0; i < overview->organization_count; i++) {
            const struct overview_organization *line = &overview->organizations[i];
            struct buf name = {0}, text = {0};
            overview_put_line(line, sheet->app->lang, &name);
            put_line(sheet, line, &text);
            int width = sheet_width(sheet, buf_text(&name));
            label = width > label ? width : label;
            label = label > sheet->width * 2 / 5 ? sheet->width * 2 / 5 : label;
            bool empty = line->id == 0 && line->categories == 0;
            if (draw == 1 && line->id != 0)
                sheet_row(sheet, ROLE_LINK, buf_text(&name), label + 1, buf_text(&text),
                          (struct spot){.lead = LEAD_ORGANIZATION, .id = line->id});
            else if (draw == 1 && !empty)
                sheet_row(sheet, ROLE_DIM, buf_text(&name), label + 1, buf_text(&text),
                          overview_to_list(overview_category(), NULL));
            buf_clear(&name);
            buf_clear(&text);
        }
}
