/*
 * See check.h. The types' own modules know their forms; here each is called
 * for its type, and every text is held against the individual numbers.
 */
#include "model/check.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/choices_others.h"
#include "model/contacts.h"
#include "model/countries.h"
#include "model/dates.h"
#include "model/display.h"
#include "model/guard.h"
#include "model/numbers.h"
#include "model/periods.h"
#include "model/urls.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

bool check_text(const char *text, struct why *why)
{
    size_t offset, length;
    if (!utf8_valid(text, strlen(text), &offset))
        return why_set(why, "The text is not valid UTF-8 at byte %zu. Enter it again.", offset + 1);
    if (guard_finds(text, &offset, &length))
        return why_set(why, "This may hold an individual number (my number), which no inventory "
                            "holds (Guideline on the Number Act, annex C-c). Take it out.");
    return true;
}

char *check_clean(const char *text)
{
    struct buf shown = {0};
    char *masked = guard_mask(text);
    display_add(&shown, masked);
    free(masked);
    return buf_take(&shown);
}

static void put_choice_list(const struct field *field, enum lang lang, struct buf *out)
{
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        buf_printf(out, "%s%s", choice == field->choices ? "" : ", ", choice->label[lang]);
}

/* Adds the labels of NEAR, divided as in a sentence. */
static void put_offers(const struct cells *near, enum lang lang, struct buf *out)
{
    for (size_t i = 0; i < near->count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : words_in(lang, ", "), near->items[i]);
}

static bool refuse_choice(const struct field *field, const char *typed, struct why *why)
{
    struct buf list = {0}, offers = {0};
    struct cells near = {0};
    put_choice_list(field, why->lang, &list);
    choices_near(field, typed, why->lang, &near);
    put_offers(&near, why->lang, &offers);
    if (near.count == 0)
        why_set(why, "\"%s\" is not one of the choices. Expected: %s.", typed, buf_text(&list));
    else
        why_set(why, "\"%s\" is not one of the choices. Is it meant as: %s? Expected: %s.", typed,
                buf_text(&offers), buf_text(&list));
    cells_clear(&near);
    buf_clear(&offers);
    buf_clear(&list);
    return false;
}

static bool take_choice(const struct field *field, const char *typed, struct buf *out,
                        struct why *why)
{
    const struct choice *choice = choices_known(field, typed);
    if (choice == NULL)
        return refuse_choice(field, typed, why);
    buf_puts(out, choice->value);
    return true;
}

static bool take_choices(const struct field *field, const char *typed, struct buf *out,
                         struct why *why)
{
    struct cells words = {0}, values = {0};
    bool taken = true;
    cells_parse(typed, &words);
    for (size_t i = 0; i < words.count && taken; i++) {
        struct buf value = {0};
        taken = take_choice(field, words.items[i], &value, why);
        if (taken && cells_find(&values, buf_text(&value)) == values.count)
            cells_add(&values, buf_text(&value));
        buf_clear(&value);
    }
    if (taken)
        cells_format(&values, out);
    cells_clear(&words);
    cells_clear(&values);
    return taken;
}

static bool take_code(const char *typed, struct buf *out, struct why *why)
{
    if (typed[strcspn(typed, "/; \t\r\n")] != '\0')
        return why_set(why, "A code has no blank, no \"/\" and no \";\". Write it in one piece, "
                            "such as C-0001.");
    buf_puts(out, typed);
    return true;
}

static bool take_typed(const struct field *field, const char *typed, struct buf *out,
                       struct why *why)
{
    char fixed[16] = "";
    switch (field->type) {
    case TYPE_CODE:
        return take_code(typed, out, why);
    case TYPE_URL:
        if (!url_check(typed, why))
            return false;
        buf_puts(out, typed);
        return true;
    case TYPE_DATE:
        if (!date_parse(typed, fixed, why))
            return false;
        buf_puts(out, fixed);
        return true;
    case TYPE_PERIOD:
        return period_parse(typed, out, why);
    case TYPE_COUNT:
        return count_parse(typed, out, why);
    case TYPE_FLAG:
        return flag_parse(typed, out, why);
    case TYPE_COUNTRY:
        if (!country_parse(typed, fixed, why))
            return false;
        buf_puts(out, fixed);
        return true;
    case TYPE_CHOICE:
        return take_choice(field, typed, out, why);
    case TYPE_CHOICES:
        return take_choices(field, typed, out, why);
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_REF:
    case TYPE_LINKS:
        buf_puts(out, typed);
        return true;
    }
    return false;
}

/* What stands for a person in a field that is to name none. */
static bool check_impersonal(const struct field *field, const char *typed, struct why *why)
{
    if (!field->impersonal || !contact_finds(typed))
        return true;
    return why_set(why, "This looks like a mail address or a telephone number. Enter the number "
                        "under which the papers are kept, such as R-2026-0012.");
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool check_value(const struct field *field, const char *typed, struct buf *out, struct why *why)
{
    if (is_blank(typed))
        return true;
    size_t start = out->length;
    /* The canonical form is looked at as well where it is another text: digits that
       commas divided stand together in it. */
    if (check_text(typed, why) && check_impersonal(field, typed, why) &&
        take_typed(field, typed, out, why) &&
        (strcmp(buf_text(out) + start, typed) == 0 || check_text(buf_text(out) + start, why)))
        return true;
    return why_at(why, "%s", field->label[why->lang]);
}
