/*
 * The blocks of the overview about time: when categories are reviewed, how
 * long they are kept.
 */
#include "model/periods.h"
#include "tui/overview_inside.h"

enum {
    PERIODS_SHOWN = 8, /* rows of lengths of retention */
    MONTH_LEAST = 5,   /* columns of a month in the strip */
    MONTH_MOST = 7
};

static int64_t most_of(const struct overview_reviews *reviews)
{
    int64_t most = 0;
    for (int i = 0; i < OVERVIEW_MONTHS; i++)
        most = reviews->months[i] > most ? reviews->months[i] : most;
    return most;
}

/* A month of the strip: its name and below it the count. */
static void draw_month(struct sheet *sheet, const struct overview *overview, bool planned,
                       int month, int x, int cell)
{
    static const char *const names[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
                                        N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
                                        N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
    const struct overview_reviews *reviews = planned ? &overview->planned : &overview->yearly;
    const char *name;
    struct buf count = {0};
    int year, number;
    overview_month(overview, month, &year, &number);
    name = sheet_words(sheet, names[number - 1]);
    int width = sheet_width(sheet, name);
    canvas_put(sheet->canvas, sheet->y - 1, x + cell - width, width, ROLE_DIM, name);
    if (reviews->months[month] == 0) {
        canvas_put(sheet->canvas, sheet->y, x + cell - 1, 1, ROLE_DIM, ".");
        return;
    }
    sheet_count(reviews->months[month], &count);
    canvas_put(sheet->canvas, sheet->y, x + cell - (int)count.length, (int)count.length, ROLE_TEXT,
               buf_text(&count));
    /* The mark of the focus stands next to the number. */
    sheet_spot(sheet, x + cell - (int)count.length - 1, (int)count.length + 1,
               overview_to_list(overview_category(),
                                overview_filter_month(overview, sheet->app->lang, planned, month)));
    buf_clear(&count);
}

/* The coming twelve months, in as many rows as the counts ask for. */
static void draw_strip(struct sheet *sheet, const struct overview *overview, bool planned)
{
    int cell = sheet_count_width(most_of(planned ? &overview->planned : &overview->yearly)) + 1;
    int across = OVERVIEW_MONTHS;
    cell = cell < MONTH_LEAST ? MONTH_LEAST : cell;
    while (across > 1 && across * cell > sheet->width)
        across = across == OVERVIEW_MONTHS ? OVERVIEW_MONTHS / 2 : across - 1;
    int room = sheet->width / across > MONTH_MOST ? MONTH_MOST : sheet->width / across;
    cell = room > cell ? room : cell;
    for (int first = 0; first < OVERVIEW_MONTHS; first += across) {
        sheet->y++;
        for (int i = first; i < first + across && i < OVERVIEW_MONTHS; i++)
            draw_month(sheet, overview, planned, i, sheet->x + (i - first) * cell, cell);
        sheet->y++;
    }
}

/* A row for each annual review that is not closed: what is not answered in it. */
static void draw_rounds(struct sheet *sheet, const struct overview *overview)
{
    static const char *const words[REVIEW_STANDINGS] = {
        [REVIEW_FRESH] = N_("%s, due %s: not answered"),
        [REVIEW_SOON] = N_("%s, due soon, %s: not answered"),
        [REVIEW_OVERDUE] = N_("%s, was due %s: not answered"),
    };
    for (size_t i = 0; i < overview->round_count; i++) {
        const struct overview_round *round = &overview->rounds[i];
        bool late = round->open > 0 &&
                    (round->standing == REVIEW_SOON || round->standing == REVIEW_OVERDUE);
        struct buf text = {0};
        if (round->standing == REVIEW_NEVER)
            buf_printf(&text, sheet_words(sheet, N_("%s: not answered")), round->name);
        else
            buf_printf(&text, sheet_words(sheet, words[round->standing]), round->name,
                       round->due_on);
        sheet_counted(sheet, late ? ROLE_WARNING : ROLE_TEXT, buf_text(&text), round->open,
                      (struct spot){.lead = LEAD_REVIEW, .id = round->id});
        buf_clear(&text);
    }
}

/* What is late or was never thought of. */
static void draw_overdue(struct sheet *sheet, const struct overview *overview)
{
    enum lang lang = sheet->app->lang;
    if (overview->planned.overdue > 0)
        sheet_counted(
            sheet, ROLE_WARNING, sheet_words(sheet, N_("Overdue")), overview->planned.overdue,
            overview_to_list(overview_category(), overview_filter_overdue(overview, lang, true)));
    if (overview->yearly.overdue > 0)
        sheet_counted(
            sheet, ROLE_WARNING, sheet_words(sheet, N_("Last review more than a year ago")),
            overview->yearly.overdue,
            overview_to_list(overview_category(), overview_filter_overdue(overview, lang, false)));
    if (overview->soon.total > 0)
        sheet_counted(sheet, ROLE_WARNING, sheet_words(sheet, N_("Review due soon")),
                      overview->soon.total, (struct spot){.lead = LEAD_SET});
    if (overview->unreviewed > 0)
        sheet_counted(
            sheet, ROLE_WARNING, sheet_words(sheet, N_("Neither reviewed nor planned")),
            overview->unreviewed,
            overview_to_list(overview_category(), overview_filter_unreviewed(overview, lang)));
}

/* The reviews to come, by the planned date or a year after the last. */
static void draw_coming(struct sheet *sheet, const struct overview *overview, bool planned)
{
    const struct overview_reviews *reviews = planned ? &overview->planned : &overview->yearly;
    if (most_of(reviews) > 0) {
        canvas_put(sheet->canvas, sheet->y, sheet->x + 1, sheet->width - 1, ROLE_LABEL,
                   sheet_words(sheet, planned
                                          ? N_("Planned for the coming 12 months")
                                          : N_("No date planned: a year after the last review")));
        sheet->y++;
        draw_strip(sheet, overview, planned);
    }
    if (reviews->later > 0)
        sheet_counted(sheet, ROLE_TEXT, sheet_words(sheet, N_("After that")), reviews->later,
                      overview_to_list(overview_category(),
                                       overview_filter_later(overview, sheet->app->lang, planned)));
}

void overview_draw_reviews(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_LEDGER);
    sheet_title(sheet, -1);
    if (overview == NULL) {
        sheet_note(sheet, "..");
        return;
    }
    int top = sheet->y;
    draw_rounds(sheet, overview);
    draw_overdue(sheet, overview);
    draw_coming(sheet, overview, true);
    draw_coming(sheet, overview, false);
    if (sheet->y == top)
        sheet_note(sheet, sheet_words(sheet, N_("No review is due in the coming 12 months.")));
}

/* Whether fewer than PERIODS_SHOWN lengths have more categories than number
 * I. */
static bool is_common(const struct overview *overview, size_t number)
{
    size_t before = 0;
    for (size_t i = 0; i < overview->period_count; i++) {
        int64_t own = overview->periods[number].categories, other = overview->periods[i].categories;
        before += other > own || (other == own && i < number);
    }
    return before < PERIODS_SHOWN;
}

static void put_period(const struct sheet *sheet, const char *period, struct buf *out)
{
    if (period[0] == '\0')
        buf_puts(out, sheet_words(sheet, N_("Only in words")));
    else
        period_format(period, sheet->app->lang, out);
}

static void draw_periods(struct sheet *sheet, const struct overview *overview)
{
    int label = 0;
    int64_t most = 0;
    const struct kind *retention = kinds_find("retention");
    for (size_t i = 0; i < overview->period_count; i++) {
        struct buf text = {0};
        put_period(sheet, overview->periods[i].period, &text);
        int width = sheet_width(sheet, buf_text(&text));
        label = width > label && is_common(overview, i) ? width : label;
        most = overview->periods[i].categories > most ? overview->periods[i].categories : most;
        buf_clear(&text);
    }
    for (size_t i = 0; i < overview->period_count; i++) {
        const struct overview_period *period = &overview->periods[i];
        struct buf text = {0};
        if (!is_common(overview, i))
            continue;
        put_period(sheet, period->period, &text);
        sheet_bar(
            sheet, buf_text(&text), label, period->categories, most,
            overview_to_list(retention, overview_filter_period(period->period, sheet->app->lang)));
        buf_clear(&text);
    }
    if (overview->period_count > PERIODS_SHOWN)
        sheet_counted(sheet, ROLE_TEXT, sheet_words(sheet, N_("Other lengths")),
                      (int64_t)(overview->period_count - PERIODS_SHOWN),
                      overview_to_list(retention, NULL));
}

void overview_draw_retention(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_RETENTION);
    sheet_title(sheet, -1);
    if (overview == NULL) {
        sheet_note(sheet, "..");
        return;
    }
    if (overview->unretained.total > 0)
        sheet_counted(sheet, ROLE_WARNING, sheet_words(sheet, N_("Without retention")),
                      overview->unretained.total, (struct spot){.lead = LEAD_SET});
    draw_periods(sheet, overview);
    if (overview->unretained.total == 0 && overview->period_count == 0)
        sheet_note(sheet, sheet_words(sheet, N_("There is no category yet.")));
}
