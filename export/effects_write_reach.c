/* The report on a trial: reviews and the flows of data. See effects.h. */
#include "export/effects_inside.h"

#include "model/countries.h"
#include "model/dates.h"
#include "model/model.h"
#include "model/record.h"
#include "model/refer.h"

/* "overdue (2026-03-31)". */
static void put_standing(const struct effects_paper *paper, const struct effects_standing *standing,
                         size_t at, struct buf *out)
{
    if (standing->standing[at] == REVIEW_STANDINGS) {
        buf_puts(out, words_in(paper->lang, N_("not reviewed: not there, or retired")));
        return;
    }
    buf_puts(out, review_standing_label(standing->standing[at], paper->lang));
    if (standing->until[at][0] == '\0')
        return;
    struct buf date = {0};
    date_format(standing->until[at], paper->lang, &date);
    buf_printf(out, " (%s)", buf_text(&date));
    buf_clear(&date);
}

/* Fills the title of category ID into OUT, and what it is about into ABOUT. */
static void put_category(const struct effects *effects, int64_t id, struct buf *out,
                         struct buf *about)
{
    const struct kind *kind = kinds_find("category");
    struct model *m = record_title(effects->trial, kind, id, out) ? effects->trial : effects->base;
    if (m == effects->base)
        record_title(m, kind, id, out);
    buf_printf(about, "%s/", kind->name);
    refer_code(m, kind, id, about);
}

static void write_standings(const struct effects_paper *paper)
{
    static const char *const heads[] = {N_("Data category"), N_("Review now"),
                                        N_("Review after it")};
    const char *translated[EFFECTS_COLUMNS];
    const struct effects *effects = paper->effects;
    struct effects_row row = {0};
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    for (size_t i = 0; i < effects->standing_count; i++) {
        const struct effects_standing *standing = &effects->standings[i];
        struct buf about = {0};
        put_category(effects, standing->category, &row.cells[0], &about);
        put_standing(paper, standing, EFFECTS_BEFORE, &row.cells[1]);
        put_standing(paper, standing, EFFECTS_AFTER, &row.cells[2]);
        effects_put_row(paper, &row, buf_text(&about));
        buf_clear(&about);
    }
    effects_clear_row(&row);
}

static void write_grounds(const struct effects_paper *paper)
{
    static const char *const heads[] = {N_("Data category"), N_("Reviewed before it on"),
                                        N_("Answered as unchanged in the open review"),
                                        N_("By the change of")};
    const char *translated[EFFECTS_COLUMNS];
    const struct effects *effects = paper->effects;
    struct effects_row row = {0};
    effects_put_sentence(paper,
                         N_("These were reviewed as they stood before. Whether the review still "
                            "holds is to be decided; please confirm."));
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    for (size_t i = 0; i < effects->ground_count; i++) {
        const struct effects_ground *ground = &effects->grounds[i];
        struct buf about = {0};
        put_category(effects, ground->category, &row.cells[0], &about);
        if (ground->reviewed_on[0] != '\0')
            date_format(ground->reviewed_on, paper->lang, &row.cells[1]);
        buf_puts(&row.cells[2], ground->round);
        buf_puts(&row.cells[3], ground->because);
        effects_put_row(paper, &row, buf_text(&about));
        buf_clear(&about);
    }
    effects_clear_row(&row);
}

void effects_write_reviews(const struct effects_paper *paper)
{
    effects_put_heading(paper, 2, N_("Reviews"));
    if (paper->effects->standing_count == 0)
        effects_put_sentence(paper,
                             N_("No data category becomes due for review by it, and none ceases "
                                "to be."));
    else
        write_standings(paper);
    if (paper->effects->ground_count == 0)
        effects_put_sentence(paper, N_("No review that was made is concerned."));
    else
        write_grounds(paper);
}

static void put_place(const struct flow_place *place, enum lang lang, struct buf *out)
{
    buf_printf(out, "%s%s%s", place->code, place->code[0] == '\0' ? "" : " ",
               place->name[0] == '\0' ? words_in(lang, N_("(nothing)")) : place->name);
}

static void write_ways(const struct effects_paper *paper, const struct effects_ways *ways)
{
    static const char *const heads[] = {N_("Data goes from"), N_("Data goes to"), N_("Which is"),
                                        N_("Country or region")};
    const char *translated[EFFECTS_COLUMNS];
    struct effects_row row = {0};
    effects_put_table(paper, heads, sizeof heads / sizeof heads[0], translated);
    for (size_t i = 0; i < ways->count; i++) {
        const struct effects_way *way = &ways->list[i];
        const char *country = effects_country(way);
        put_place(&way->map->places[way->way->from], paper->lang, &row.cells[0]);
        put_place(&way->map->places[way->way->to], paper->lang, &row.cells[1]);
        buf_puts(&row.cells[2], flow_role_words(way->way->role, paper->lang));
        if (country[0] != '\0')
            buf_puts(&row.cells[3], country_name(country, paper->lang));
        effects_put_row(paper, &row, NULL);
    }
    effects_clear_row(&row);
}

/* A label with the names in LIST, which is emptied: countries by their codes. */
static void pair_list(const struct effects_paper *paper, const char *label, struct cells *list,
                      bool by_code)
{
    struct buf text = {0};
    for (size_t i = 0; i < list->count; i++)
        buf_printf(&text, "%s%s", i == 0 ? "" : " / ",
                   by_code ? country_name(list->items[i], paper->lang) : list->items[i]);
    document_pair(paper->d, words_in(paper->lang, label),
                  text.length == 0 ? words_in(paper->lang, N_("none")) : buf_text(&text));
    cells_clear(list);
    buf_clear(&text);
}

static void write_reached(const struct effects_paper *paper)
{
    const struct effects *effects = paper->effects;
    struct cells names = {0};
    document_break(paper->d);
    effects_parties_only(&effects->ways_come, &effects->maps[EFFECTS_BEFORE], &names);
    pair_list(paper, N_("Parties reached that are not now"), &names, false);
    effects_parties_only(&effects->ways_gone, &effects->maps[EFFECTS_AFTER], &names);
    pair_list(paper, N_("Parties no longer reached"), &names, false);
    effects_countries_only(&effects->ways_come, &effects->maps[EFFECTS_BEFORE], &names);
    pair_list(paper, N_("Countries and regions reached that are not now"), &names, true);
    effects_countries_only(&effects->ways_gone, &effects->maps[EFFECTS_AFTER], &names);
    pair_list(paper, N_("Countries and regions no longer reached"), &names, true);
}

void effects_write_flows(const struct effects_paper *paper)
{
    const struct effects *effects = paper->effects;
    effects_put_heading(paper, 2, N_("Flows of data"));
    if (effects->too_many) {
        effects_put_sentence(paper,
                             N_("There are more data categories than a map of data flows takes; "
                                "the flows were not compared. The changes above name the records "
                                "that they follow from."));
        return;
    }
    if (effects->ways_come.count + effects->ways_gone.count == 0) {
        effects_put_sentence(paper, N_("Data goes where it goes now."));
        return;
    }
    write_reached(paper);
    effects_put_heading(paper, 3, N_("Ways that come"));
    if (effects->ways_come.count == 0)
        effects_put_sentence(paper, N_("None."));
    else
        write_ways(paper, &effects->ways_come);
    effects_put_heading(paper, 3, N_("Ways that go"));
    if (effects->ways_gone.count == 0)
        effects_put_sentence(paper, N_("None."));
    else
        write_ways(paper, &effects->ways_gone);
}
