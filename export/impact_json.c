/* The incident sheet for programs. See impact_sheet.h. */
#include "export/impact_inside.h"

#include "export/json_writer.h"
#include "model/leak_days.h"

#include <string.h>

/* Writes "party/PT-0001" under KEY; null where RECORD is NULL. */
static void write_record(struct json_writer *w, const char *key, const struct record *record)
{
    struct buf text = {0};
    if (record != NULL)
        buf_printf(&text, "%s/%s", record->kind->name, record_value(record, "code"));
    json_writer_text(w, key, buf_text(&text));
    buf_clear(&text);
}

static void write_link(struct json_writer *w, const struct impact_link *link)
{
    json_writer_open(w, NULL, '{');
    json_writer_text(w, "as", impact_role_name(link->role));
    write_record(w, "record", link->what);
    write_record(w, "by", link->via);
    json_writer_close(w, '}');
}

/* Writes the number, null where it is unknown. */
static void write_persons(struct json_writer *w, int64_t persons)
{
    if (persons < 0)
        json_writer_text(w, "persons", "");
    else
        json_writer_number(w, "persons", persons);
}

static void write_category(struct json_writer *w, const struct impact *impact,
                           const struct impact_category *category)
{
    json_writer_open(w, NULL, '{');
    json_writer_text(w, "code", category->texts[IMPACT_CODE]);
    json_writer_text(w, "name", category->texts[IMPACT_NAME]);
    write_persons(w, category->persons);
    json_writer_text(w, "persons_on", category->texts[IMPACT_PERSONS_ON]);
    json_writer_text(w, "subjects", category->texts[IMPACT_SUBJECTS]);
    json_writer_text(w, "role", category->texts[IMPACT_OUR_ROLE]);
    json_writer_text(w, "data_class", category->texts[IMPACT_CLASS]);
    json_writer_text(w, "class_condition", category->texts[IMPACT_CONDITION]);
    json_writer_flag(w, "counted", category->counts ? "yes" : "no");
    json_writer_open(w, "why", '[');
    for (size_t i = 0; i < category->reason_count; i++)
        write_link(w, &impact->reasons[category->first_reason + i]);
    json_writer_close(w, ']');
    json_writer_open(w, "linked", '[');
    for (size_t i = 0; i < category->link_count; i++)
        write_link(w, &impact->links[category->first_link + i]);
    json_writer_close(w, ']');
    json_writer_close(w, '}');
}

static void write_sum(struct json_writer *w, const char *key, const struct impact_persons *persons)
{
    json_writer_open(w, key, '{');
    json_writer_number(w, "sum", persons->sum);
    json_writer_number(w, "largest", persons->largest);
    json_writer_number(w, "categories_known", (long long)persons->known);
    json_writer_number(w, "categories_unknown", (long long)persons->unknown);
    json_writer_number(w, "categories_old", (long long)persons->old);
    json_writer_close(w, '}');
}

static void write_seeds(struct json_writer *w, const struct impact *impact)
{
    json_writer_open(w, "named", '[');
    for (size_t i = 0; i < impact->seed_count; i++) {
        json_writer_open(w, NULL, '{');
        write_record(w, "record", impact->seeds[i].record);
        json_writer_number(w, "categories", (long long)impact->seeds[i].categories);
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
}

/* Days that no law asks for, or that are not computed, are null. */
static void write_days(struct json_writer *w, const struct impact *impact)
{
    struct leak_days days, wrongful;
    char hours[11] = "";
    if (!impact->appi || !leak_days(impact->on, false, &days))
        days = (struct leak_days){.final_days = 0};
    if (!impact->appi || !leak_days(impact->on, true, &wrongful))
        wrongful = (struct leak_days){.final_days = 0};
    if (impact->gdpr)
        (void)leak_hours(impact->on, hours);
    json_writer_open(w, "days", '{');
    json_writer_text(w, "preliminary_from", days.preliminary_from);
    json_writer_text(w, "preliminary", days.preliminary);
    json_writer_text(w, "final", days.final);
    json_writer_text(w, "final_latest", days.final_latest);
    json_writer_text(w, "final_wrongful", wrongful.final);
    json_writer_text(w, "final_wrongful_latest", wrongful.final_latest);
    json_writer_text(w, "gdpr_authority", hours);
    json_writer_close(w, '}');
}

static void write_items(struct json_writer *w, const struct impact *impact)
{
    json_writer_open(w, "items", '[');
    for (size_t i = 0; i < impact->item_count; i++) {
        const struct impact_item *item = &impact->items[i];
        json_writer_open(w, NULL, '{');
        write_record(w, "record", item->item);
        json_writer_text(w, "name", record_value(item->item, "name"));
        json_writer_text(w, "item_class", record_value(item->item, "item_class"));
        json_writer_flag(w, "sensitive", impact_is_sensitive(item->item) ? "yes" : "no");
        json_writer_number(w, "categories", (long long)item->categories);
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
}

static void write_holders(struct json_writer *w, const struct impact *impact)
{
    json_writer_open(w, "holders", '[');
    for (size_t i = 0; i < impact->holder_count; i++) {
        const struct impact_holder *holder = &impact->holders[i];
        json_writer_open(w, NULL, '{');
        json_writer_text(w, "as", impact_role_name(holder->role));
        write_record(w, "record", holder->what);
        write_record(w, "by", holder->via);
        json_writer_text(w, "country", impact_country(holder));
        json_writer_number(w, "categories", (long long)holder->categories);
        json_writer_flag(w, "incident", holder->seed ? "yes" : "no");
        json_writer_flag(w, "behind_named", holder->behind ? "yes" : "no");
        json_writer_close(w, '}');
    }
    json_writer_close(w, ']');
}

void impact_json_write(const struct impact *impact, FILE *out)
{
    struct json_writer w;
    json_writer_begin(&w, out);
    json_writer_open(&w, NULL, '{');
    json_writer_text(&w, "known_on", impact->on);
    json_writer_flag(&w, "known_on_assumed", impact->assumed ? "yes" : "no");
    json_writer_flag(&w, "appi", impact->appi ? "yes" : "no");
    json_writer_flag(&w, "gdpr", impact->gdpr ? "yes" : "no");
    write_seeds(&w, impact);
    write_days(&w, impact);
    json_writer_open(&w, "heads", '{');
    for (size_t i = 0; i < IMPACT_HEADS; i++)
        json_writer_text(&w, impact_heads[i].word,
                         impact->appi ? impact_answer_name(impact->heads[i]) : "");
    json_writer_close(&w, '}');
    write_sum(&w, "persons", &impact->persons);
    write_sum(&w, "persons_with_individual_numbers", &impact->numbers);
    json_writer_number(&w, "categories_not_counted", (long long)impact->not_counted);
    json_writer_number(&w, "categories_without_items", (long long)impact->itemless);
    json_writer_number(&w, "items_without_class", (long long)impact->classless);
    json_writer_open(&w, "categories", '[');
    for (size_t i = 0; i < impact->category_count; i++)
        write_category(&w, impact, &impact->categories[i]);
    json_writer_close(&w, ']');
    write_items(&w, impact);
    write_holders(&w, impact);
    json_writer_open(&w, "desks", '[');
    for (size_t i = 0; i < impact->desk_count; i++)
        write_record(&w, NULL, impact->desks[i]);
    json_writer_close(&w, ']');
    json_writer_close(&w, '}');
    json_writer_end(&w);
}
