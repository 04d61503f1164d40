/*
 * The text of a cell as the value of a field: names become records, those that are not
 * here yet are proposed as new ones. Anything that is not known is told with row and
 * column.
 */
#include "import/receive_inside.h"

#include "import/cells_split.h"
#include "import/mended.h"
#include "import/nothing.h"
#include "model/alike.h"
#include "model/cells.h"
#include "model/check.h"
#include "model/dates.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

void receive_tokens(struct model *m, const struct field *field, const char *value, struct buf *out)
{
    if (!kinds_is_reference(field)) {
        buf_puts(out, value);
        return;
    }
    const struct kind *kind = kinds_find(field->kind);
    struct cells codes = {0}, tokens = {0};
    cells_parse(value, &codes);
    for (size_t i = 0; i < codes.count; i++) {
        struct buf token = {0};
        int64_t id = record_find(m, kind, codes.items[i]);
        if (id != 0)
            three_way_token(kind, id, &token);
        if (id != 0)
            cells_add(&tokens, buf_text(&token));
        buf_clear(&token);
    }
    cells_format(&tokens, out);
    cells_clear(&codes);
    cells_clear(&tokens);
}

/* Names that are here are not cut. */
struct known {
    struct model *m;
    const struct kind *kind;
};

static bool is_known(void *context, const char *text)
{
    const struct known *known = context;
    struct why ignored = {.lang = LANG_EN};
    return refer_find_named(known->m, known->kind, text, &ignored) != 0;
}

void receive_list(struct receiving *r, const struct field *field, const char *text, struct buf *out)
{
    struct cells values = {0};
    struct known known = {r->m, kinds_find(field->kind)};
    const struct cells_split_names names = {is_known, &known};
    bool ours = strchr(text, ';') != NULL || strstr(text, "；") != NULL;
    cells_split_cut(ours ? CELLS_SPLIT_SEMICOLON : CELLS_SPLIT_TOUTEN, text, &names, &values);
    cells_format(&values, out);
    cells_clear(&values);
}

/* What looks for names that are likely the same. */
struct likely {
    struct buf key, found;
    size_t count;
    enum lang lang;
};

static void take_likely(void *context, const char *code, const char *name)
{
    enum { MOST = 3 };
    struct likely *likely = context;
    struct buf key = {0};
    alike_key(name, &key);
    if (key.length > 0 && strcmp(buf_text(&key), buf_text(&likely->key)) == 0 &&
        likely->count++ < MOST)
        buf_printf(&likely->found, "%s%s %s",
                   likely->found.length == 0 ? "" : words_in(likely->lang, ", "), code, name);
    buf_clear(&key);
}

/* Says at the new record PLACE of the proposal which ones are likely the same. */
static bool tell_likely(struct receiving *r, size_t place, const struct kind *kind,
                        const char *name)
{
    struct likely likely = {.lang = r->why->lang};
    struct buf words = {0};
    alike_key(name, &likely.key);
    bool done = refer_names(r->m, kind, take_likely, &likely, r->why);
    if (likely.found.length > 0) {
        buf_printf(&words, words_in(r->why->lang, "Likely the same: %s"), likely.found.text);
        r->out->way->records[place].words = buf_take(&words);
    }
    buf_clear(&likely.key);
    buf_clear(&likely.found);
    return done;
}

/* Proposes a record of KIND called NAME; 0 with r->why. */
static int64_t make(struct receiving *r, const struct receive_row *row, const struct kind *kind,
                    const char *name)
{
    for (size_t i = 0; i < r->made_count; i++)
        if (r->made[i].kind == kind && strcmp(r->made[i].name, name) == 0)
            return r->made[i].id;
    size_t field = kinds_field(kind, "name");
    struct buf value = {0};
    if (nothing_named(name)) {
        why_set(r->why, "\"%s\" says that there is one, but not which. Write the names here.",
                name);
        return 0;
    }
    if (!check_value(&kind->fields[field], name, &value, r->why)) {
        buf_clear(&value);
        return 0;
    }
    int64_t id = record_fresh_number(r->m);
    size_t place = receive_record(r, row, kind, id, THREE_WAY_ADDED, name);
    three_way_cell(r->m, &r->out->way->records[place], field, "", buf_text(&value), "");
    buf_clear(&value);
    if (!tell_likely(r, place, kind, name))
        return 0;
    r->made = mem_grow(r->made, r->made_count, &r->made_capacity, sizeof *r->made);
    r->made[r->made_count++] =
        (struct receive_made){.kind = kind, .name = mem_copy(name), .id = id};
    return id;
}

/* Adds the records that TEXT names as tokens. */
static bool read_names(struct receiving *r, const struct receive_row *row,
                       const struct field *field, const char *text, struct buf *out)
{
    const struct kind *kind = kinds_find(field->kind);
    struct cells names = {0}, tokens = {0};
    struct buf list = {0};
    bool done = true;
    if (field->type == TYPE_LINKS) {
        receive_list(r, field, text, &list);
        cells_parse(buf_text(&list), &names);
    } else {
        cells_add(&names, text);
    }
    for (size_t i = 0; i < names.count && done; i++) {
        struct buf token = {0};
        int64_t id = refer_find(r->m, kind, names.items[i], r->why);
        if (id == 0)
            id = make(r, row, kind, names.items[i]);
        done = id > 0;
        if (done)
            three_way_token(kind, id, &token);
        if (done && cells_find(&tokens, buf_text(&token)) == tokens.count)
            cells_add(&tokens, buf_text(&token));
        buf_clear(&token);
    }
    cells_format(&tokens, out);
    cells_clear(&names);
    cells_clear(&tokens);
    buf_clear(&list);
    return done;
}

/* A date; a bare number of five digits is a question, never a guess. */
static bool read_date(struct receiving *r, const char *text, struct buf *out)
{
    const struct date_way plain = {.overruns = true}, serial = {.serials = true};
    struct why ignored = {.lang = r->why->lang};
    char iso[11];
    bool overran;
    if (text[strspn(text, "0123456789")] == '\0' && strlen(text) == 5 &&
        date_read(text, &serial, iso, &overran, &ignored))
        return why_set(r->why, "\"%s\" may be the number of a day, %s. Write the date as such.",
                       text, iso);
    if (!date_read(text, &plain, iso, &overran, r->why))
        return false;
    buf_puts(out, iso);
    return true;
}

/* Whether TEXT is what a spreadsheet shows for a formula that has failed. */
static bool is_error(const char *text)
{
    size_t length = strlen(text);
    return text[0] == '#' && (strcmp(text, "#N/A") == 0 || strcmp(text, "#NAME?") == 0 ||
                              (length > 2 && text[length - 1] == '!' &&
                               strspn(text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/0_") == length - 2));
}

bool receive_value(struct receiving *r, const struct receive_row *row, size_t c,
                   const struct field *field, const char *text, struct buf *out)
{
    struct buf tidy = {0};
    bool done;
    mended_tidy(text, &tidy);
    const char *said = nothing_said(field, buf_text(&tidy)) ? "" : buf_text(&tidy);
    if (is_error(said))
        done = why_set(r->why,
                       "\"%s\" is what a spreadsheet shows for a formula that has failed. Mend it "
                       "there, or write the value.",
                       said);
    else if (said[0] == '\0')
        done = !field->required || why_set(r->why, "It must not be empty.");
    else if (kinds_is_reference(field))
        done = read_names(r, row, field, said, out);
    else if (field->type == TYPE_DATE)
        done = read_date(r, said, out);
    else
        done = check_value(field, said, out, r->why);
    if (!done)
        receive_refuse(r, row, c);
    buf_clear(&tidy);
    return done;
}
