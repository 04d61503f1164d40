/*
 * The parts of the incident sheet that the law asks for: which head of reporting, by when,
 * whom to tell. See impact_inside.h.
 */
#include "export/impact_inside.h"

#include "model/cells.h"
#include "model/dates.h"
#include "model/leak_days.h"
#include "model/numbers.h"

#include <string.h>

/* Adds the items of CLASSES, closed with NULL, that the categories have. */
static void put_classes(const struct impact_paper *paper, const char *const *classes,
                        struct buf *out)
{
    for (size_t i = 0; i < paper->impact->item_count; i++) {
        const struct impact_item *item = &paper->impact->items[i];
        bool wanted = false;
        for (size_t c = 0; classes[c] != NULL; c++)
            wanted = wanted || (strcmp(classes[c], "sensitive") == 0
                                    ? impact_is_sensitive(item->item)
                                    : impact_is_class(item->item, classes[c]));
        if (!wanted || !item->counts)
            continue;
        struct buf one = {0};
        impact_put_item(item->item, paper->lang, &one);
        impact_put_more(" / ", buf_text(&one), out);
        buf_clear(&one);
    }
}

/* Adds what the ledger has that bears upon HEAD. */
static void put_hints(const struct impact_paper *paper, enum impact_head head, struct buf *out)
{
    static const char *const sensitive[] = {"sensitive", NULL};
    static const char *const property[] = {"financial", "credential", NULL};
    static const char *const numbers[] = {"individual_number", NULL};
    struct buf items = {0};
    switch (head) {
    case IMPACT_SENSITIVE:
        put_classes(paper, sensitive, &items);
        break;
    case IMPACT_PROPERTY:
        put_classes(paper, property, &items);
        break;
    case IMPACT_MANY:
        impact_put_persons(&paper->impact->persons, paper->lang, out);
        break;
    case IMPACT_NUMBERS:
        put_classes(paper, numbers, &items);
        break;
    case IMPACT_WRONGFUL:
    case IMPACT_HEADS:
        break;
    }
    if (items.length > 0)
        buf_printf(out, words_in(paper->lang, N_("In the ledger: %s")), items.text);
    if (head == IMPACT_NUMBERS && items.length > 0) {
        buf_puts(out, "; ");
        impact_put_persons(&paper->impact->numbers, paper->lang, out);
    }
    buf_clear(&items);
}

static void write_heads(const struct impact_paper *paper)
{
    const char *heads[] = {words_in(paper->lang, N_("Head")), words_in(paper->lang, N_("Law")),
                           words_in(paper->lang, N_("By the ledger")),
                           words_in(paper->lang, N_("Question")),
                           words_in(paper->lang, N_("Hints"))};
    document_table(paper->d, heads, 5);
    for (size_t i = 0; i < IMPACT_HEADS; i++) {
        struct buf hints = {0};
        put_hints(paper, (enum impact_head)i, &hints);
        const char *question = impact_heads[i].question;
        const char *cells[] = {
            words_in(paper->lang, impact_heads[i].what), words_in(paper->lang, impact_heads[i].law),
            impact_answer_words(paper->impact, (enum impact_head)i, paper->lang),
            question == NULL ? "" : words_in(paper->lang, question), buf_text(&hints)};
        document_texts(paper->d, cells);
        buf_clear(&hints);
    }
    document_break(paper->d);
}

/* Adds the day of the final report by DAYS. */
static void put_final(const struct impact_paper *paper, const struct leak_days *days,
                      struct buf *out)
{
    struct buf day = {0}, latest = {0};
    date_format(days->final, paper->lang, &day);
    date_format(days->final_latest, paper->lang, &latest);
    if (strcmp(days->final, days->final_latest) == 0)
        buf_printf(out, words_in(paper->lang, N_("by %s (%d days)")), buf_text(&day),
                   days->final_days);
    else
        buf_printf(out,
                   words_in(paper->lang, N_("by %s (%d days, the day of knowing counted; %s where "
                                            "it is not)")),
                   buf_text(&day), days->final_days, buf_text(&latest));
    buf_clear(&day);
    buf_clear(&latest);
}

static void write_days(const struct impact_paper *paper)
{
    struct leak_days days, wrongful;
    struct buf text = {0}, from = {0}, to = {0};
    if (!leak_days(paper->impact->on, false, &days) ||
        !leak_days(paper->impact->on, true, &wrongful)) {
        document_paragraph(paper->d, words_in(paper->lang, N_("The days of the reports cannot be "
                                                              "counted from this date.")));
        return;
    }
    date_format(days.preliminary_from, paper->lang, &from);
    date_format(days.preliminary, paper->lang, &to);
    buf_printf(&text, words_in(paper->lang, N_("promptly; about 3 to 5 days, which is %s to %s")),
               buf_text(&from), buf_text(&to));
    document_pair(paper->d, words_in(paper->lang, N_("Preliminary report")), buf_text(&text));
    buf_empty(&text);
    put_final(paper, &days, &text);
    document_pair(paper->d, words_in(paper->lang, N_("Final report")), buf_text(&text));
    buf_empty(&text);
    put_final(paper, &wrongful, &text);
    document_pair(paper->d, words_in(paper->lang, N_("Final report, wrongful purpose")),
                  buf_text(&text));
    buf_clear(&text);
    buf_clear(&from);
    buf_clear(&to);
    document_paragraph(
        paper->d,
        words_in(paper->lang,
                 N_("Saturdays, Sundays and holidays count; a last day on which the authorities "
                    "are closed moves to the next on which they are open (APPI Art. 26(1), "
                    "Enforcement Rules Art. 8; guideline 3-5-3). Please check.")));
}

/* The duties of the GDPR, where it holds. */
static void write_gdpr(const struct impact_paper *paper)
{
    char last[11];
    struct buf text = {0}, day = {0};
    if (!paper->impact->gdpr)
        return;
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Reporting (GDPR Arts. 33, 34)")));
    if (leak_hours(paper->impact->on, last)) {
        date_format(last, paper->lang, &day);
        buf_printf(&text,
                   words_in(paper->lang,
                            N_("within 72 hours from the moment of knowing, every day counted: on "
                               "%s, at the hour at which it became known; not where a risk to the "
                               "persons is unlikely (Art. 33(1)). Please check")),
                   buf_text(&day));
        document_pair(paper->d, words_in(paper->lang, N_("Supervisory authority")),
                      buf_text(&text));
    }
    document_pair(paper->d, words_in(paper->lang, N_("The persons")),
                  words_in(paper->lang, N_("without undue delay, where a high risk to them is "
                                           "likely (Art. 34(1)). Please check")));
    buf_clear(&text);
    buf_clear(&day);
}

void impact_write_reporting(const struct impact_paper *paper)
{
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Reporting (APPI Art. 26(1))")));
    if (!paper->impact->appi) {
        document_paragraph(
            paper->d,
            words_in(paper->lang, N_("By the ledger the APPI holds for no organization that this "
                                     "concerns, so its heads and days are not asked here. Please "
                                     "check the laws of the organizations.")));
        write_gdpr(paper);
        return;
    }
    if (paper->impact->not_counted > 0)
        document_paragraph(
            paper->d,
            words_in(paper->lang,
                     N_("Data categories that are anonymized, statistics, pseudonymized or only "
                        "related information by their class are left out of what follows. Please "
                        "check whether the class holds for what got out.")));
    write_heads(paper);
    write_days(paper);
    write_gdpr(paper);
}

/* A row of those to be told. */
static void tell(const struct impact_paper *paper, const char *record, const char *whom,
                 const char *ground, const char *when, const char *through)
{
    const char *cells[] = {whom, words_in(paper->lang, ground), words_in(paper->lang, when),
                           through};
    document_about(paper->d, record);
    document_texts(paper->d, cells);
}

static void put_desk(const struct record *desk, struct buf *out)
{
    static const char *const columns[] = {"telephone", "mail", "page", "address"};
    struct buf one = {0};
    impact_put_title(desk, &one);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if (record_value(desk, columns[i])[0] != '\0')
            buf_printf(&one, ", %s", record_value(desk, columns[i]));
    impact_put_more("\n", buf_text(&one), out);
    buf_clear(&one);
}

/* Adds the desks of the touched categories, then those for any. */
static void put_desks(const struct impact_paper *paper, struct buf *out)
{
    const struct impact *impact = paper->impact;
    struct cells met = {0};
    for (size_t i = 0; i < impact->link_count + impact->desk_count; i++) {
        const struct record *desk =
            i < impact->link_count ? impact->links[i].what : impact->desks[i - impact->link_count];
        if (desk == NULL || (i < impact->link_count && impact->links[i].role != IMPACT_DESK) ||
            cells_find(&met, record_value(desk, "code")) < met.count)
            continue;
        cells_add(&met, record_value(desk, "code"));
        put_desk(desk, out);
    }
    if (met.count == 0)
        buf_puts(out, words_in(paper->lang, N_("no desk stands in the ledger")));
    cells_clear(&met);
}

/* On what telling a holder rests, and how quickly; NULL: not told. */
static const struct {
    const char *ground, *when;
} told[IMPACT_ROLES] = {
    [IMPACT_PROVIDER] = {N_("contract with the provider"), N_("at once")},
    [IMPACT_CONTRACTOR] = {N_("contract; supervision (APPI Art. 25); both report, jointly where "
                              "they wish (guideline 3-5-3)"),
                           N_("at once")},
    [IMPACT_SUBCONTRACTOR] = {N_("contract, through the contractor (APPI Art. 25)"), N_("at once")},
    [IMPACT_RECIPIENT] = {N_("contract with the recipient"), N_("where the data given is touched")},
    [IMPACT_JOINT_USER] = {N_("agreement between the joint users (APPI Art. 27(5)(iii))"),
                           N_("at once")},
    [IMPACT_RECEIVER] = {N_("terms of the service"), N_("where what was sent is touched")},
    [IMPACT_CONTROLLER] = {N_("APPI Art. 26(1), proviso: who has told the controller need not "
                              "report itself (Enforcement Rules Art. 9)"),
                           N_("promptly")},
};

/* Whether a holder before number AT is the same party in the same role. */
static bool is_told(const struct impact *impact, size_t at)
{
    return at > 0 && impact->holders[at - 1].role == impact->holders[at].role &&
           impact->holders[at - 1].what == impact->holders[at].what;
}

static void tell_holder(const struct impact_paper *paper, const struct impact_holder *holder)
{
    struct buf whom = {0}, record = {0};
    buf_printf(&whom, "%s ", impact_role_words(holder->role, paper->lang));
    impact_put_title(holder->what, &whom);
    buf_printf(&record, "party/%s", record_value(holder->what, "code"));
    const char *contact = record_value(holder->what, "contact");
    tell(paper, buf_text(&record), buf_text(&whom), told[holder->role].ground,
         told[holder->role].when,
         contact[0] == '\0' ? words_in(paper->lang, N_("no contact stands in the ledger"))
                            : contact);
    buf_clear(&whom);
    buf_clear(&record);
}

/* Whether LAW is one of those of which the sheet tells the duties. */
static bool is_told_law(const char *law)
{
    return strcmp(law, "JP") == 0 || strcmp(law, "EU") == 0 || strcmp(law, "UK") == 0;
}

/* Adds the laws of further countries that apply to the organizations, once each. */
static void put_laws(const struct impact_paper *paper, struct buf *out)
{
    const struct impact *impact = paper->impact;
    const struct kind *kind = kinds_find("organization");
    const struct field *field = &kind->fields[kinds_field(kind, "jurisdictions")];
    struct cells met = {0};
    const struct record *last = NULL;
    for (size_t i = 0; i < impact->link_count; i++) {
        struct cells laws = {0};
        if (impact->links[i].role != IMPACT_ORGANIZATION || impact->links[i].what == last)
            continue;
        last = impact->links[i].what;
        cells_parse(record_value(last, field->column), &laws);
        for (size_t k = 0; k < laws.count; k++)
            if (!is_told_law(laws.items[k]) && cells_find(&met, laws.items[k]) == met.count) {
                cells_add(&met, laws.items[k]);
                impact_put_more(" / ", kinds_choice(field, laws.items[k])->label[paper->lang], out);
            }
        cells_clear(&laws);
    }
    cells_clear(&met);
}

/* The authority and the persons by Article 26. */
static void tell_by_appi(const struct impact_paper *paper, const char *desks)
{
    tell(paper, NULL, words_in(paper->lang, N_("Personal Information Protection Commission")),
         N_("APPI Art. 26(1); the minister to whom its power is delegated (Art. 150)"),
         N_("where a head holds; days above"), words_in(paper->lang, N_("its report form")));
    tell(paper, NULL, words_in(paper->lang, N_("The persons")),
         N_("APPI Art. 26(2); where that is difficult, what takes its place, such as publication"),
         N_("where a head holds; promptly, as the situation asks (Enforcement Rules Art. 10)"),
         desks);
}

/* The same by the GDPR. */
static void tell_by_gdpr(const struct impact_paper *paper, const char *desks)
{
    tell(paper, NULL, words_in(paper->lang, N_("Supervisory authority (GDPR)")),
         N_("GDPR Art. 33(1); which authority is competent: Arts. 55 and 56. Please check"),
         N_("within 72 hours; day above"), "");
    tell(paper, NULL, words_in(paper->lang, N_("The persons (GDPR)")),
         N_("GDPR Art. 34(1); publication where telling each is out of proportion (Art. 34(3)). "
            "Please check"),
         N_("without undue delay, where a high risk to them is likely"), desks);
}

/* The authorities of other countries, where their laws apply. */
static void tell_abroad(const struct impact_paper *paper)
{
    struct buf laws = {0}, whom = {0};
    put_laws(paper, &laws);
    if (laws.length > 0) {
        buf_printf(&whom, words_in(paper->lang, N_("Authorities and persons by other laws: %s")),
                   laws.text);
        tell(paper, NULL, buf_text(&whom), N_("the duties of those laws. Please check"),
             N_("as those laws say. Please check"), "");
    }
    buf_clear(&laws);
    buf_clear(&whom);
}

void impact_write_notify(const struct impact_paper *paper)
{
    const struct impact *impact = paper->impact;
    const char *heads[] = {words_in(paper->lang, N_("Whom to tell")),
                           words_in(paper->lang, N_("On what ground")),
                           words_in(paper->lang, N_("When")), words_in(paper->lang, N_("Through"))};
    struct buf desks = {0};
    document_heading(paper->d, 2, NULL, words_in(paper->lang, N_("Whom to tell")));
    document_table(paper->d, heads, 4);
    put_desks(paper, &desks);
    if (impact->appi)
        tell_by_appi(paper, buf_text(&desks));
    if (impact->gdpr)
        tell_by_gdpr(paper, buf_text(&desks));
    tell_abroad(paper);
    for (size_t i = 0; i < impact->holder_count; i++)
        if (told[impact->holders[i].role].ground != NULL && impact->holders[i].what != NULL &&
            !is_told(impact, i))
            tell_holder(paper, &impact->holders[i]);
    document_break(paper->d);
    buf_clear(&desks);
}
