/* See cells_read.h. */
#include "import/cells_read.h"

#include "model/check.h"
#include "model/dates.h"
#include "model/fold.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/periods.h"
#include "model/periods_words.h"

#include <stdlib.h>
#include <string.h>

static bool put(const struct cells_place *at, struct record *record, size_t field,
                const char *value)
{
    return record_set(record, field, value, &at->load->why);
}

/* Notes FORMAT, a key of words_in() that names the header, the cell and VALUE. */
static void note(const struct cells_place *at, const char *format, const char *text,
                 const char *value) __attribute__((format(printf, 2, 0)));

static void note(const struct cells_place *at, const char *format, const char *text,
                 const char *value)
{
    struct buf sentence = {0};
    char *quote = guard_quote(text);
    buf_printf(&sentence, words_in(at->load->options->lang, format),
               at->file->headers.targets[at->column].title, quote, value);
    plan_note(plan_row(at->file->plan, at->row), buf_text(&sentence));
    free(quote);
    buf_clear(&sentence);
}

static bool read_date(const struct cells_place *at, struct record *record, size_t field,
                      const char *text)
{
    const struct column_way *said = &at->file->columns[at->column].way;
    const struct date_way way = {
        .era = said->era, .serials = said->serials, .overruns = true, .column = true};
    char iso[11];
    bool overran;
    if (!date_read(text, &way, iso, &overran, &at->load->why))
        return false;
    if (overran) {
        struct buf right = {0};
        date_format_era(iso, &right);
        buf_printf(&right, " (%s)", iso);
        note(at, N_("%s: \"%s\" runs on past the end of its era and was taken for %s."), text,
             right.text);
        buf_clear(&right);
    }
    return put(at, record, field, iso);
}

/* Adds "header: text" to the remarks of RECORD, unless it stands there already. */
static bool put_remark(const struct cells_place *at, struct record *record, const char *text)
{
    size_t field = kinds_field(record->kind, "remarks");
    struct buf line = {0}, whole = {0};
    if (field == record->kind->field_count)
        return false;
    buf_printf(&line, "%s: %s", at->file->headers.targets[at->column].title, text);
    buf_puts(&whole, record->values[field]);
    if (strstr(buf_text(&whole), line.text) == NULL)
        buf_printf(&whole, "%s%s", whole.length == 0 ? "" : "\n", line.text);
    bool done = put(at, record, field, buf_text(&whole));
    buf_clear(&line);
    buf_clear(&whole);
    return done;
}

/* Takes TEXT without the words that make a count inexact as one; the caller
 * frees it. NULL where there are none. */
static char *exact_part(const char *text)
{
    static const char *const before[] = {"約", "およそ", "ほぼ", "about ", "approx. ", "ca. ", "~"};
    static const char *const behind[] = {"程度", "前後", "以上", "以下", "未満", "超", "余", "+"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (strncmp(text, before[i], strlen(before[i])) == 0)
            return mem_copy(text + strlen(before[i]));
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        size_t length = strlen(text), tail = strlen(behind[i]);
        if (length > tail && strcmp(text + length - tail, behind[i]) == 0)
            return mem_copy_bytes(text, length - tail);
    }
    return NULL;
}

/* Whether TEXT says that the count is not known. */
static bool says_unknown(const char *text)
{
    static const char *const words[] = {"不明", "未確認",  "未集計", "未定",
                                        "不詳", "unknown", "tbd"};
    struct buf key = {0};
    bool unknown = false;
    fold_text(text, &key);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        unknown = unknown || strcmp(buf_text(&key), words[i]) == 0;
    buf_clear(&key);
    return unknown;
}

/* A count; where the person says so of the column, an inexact one goes to the
 * remarks as it stands, beside its number. */
static bool read_count(const struct cells_place *at, struct record *record, size_t field,
                       const char *text)
{
    struct why ignored = {.lang = at->load->why.lang};
    struct buf count = {0};
    bool done = count_parse(text, &count, &at->load->why);
    if (!done && says_unknown(text))
        why_set(&at->load->why,
                "\"%s\" states no count. Leave the cell empty while it is not known.", text);
    char *part = done ? NULL : exact_part(text);
    bool exact = part != NULL && count_parse(part, &count, &ignored);
    if (exact && !at->file->columns[at->column].way.about) {
        char *quote = guard_quote(text);
        why_set(&at->load->why,
                "\"%s\" is not an exact count. Write one number, such as 12400, and put the rest "
                "into the remarks, or have the mapping do so for the column (counts=about).",
                quote);
        free(quote);
    } else if (exact) {
        done = put_remark(at, record, text);
        if (done)
            note(at, N_("%s: \"%s\" was taken for %s, and stands in the remarks."), text,
                 count.text);
    }
    done = done && put(at, record, field, buf_text(&count));
    free(part);
    buf_clear(&count);
    return done;
}

/* In a column of other words 1 and 0 may be anything. */
static bool read_flag(const struct cells_place *at, struct record *record, size_t field,
                      const char *text)
{
    struct buf key = {0};
    fold_text(text, &key);
    bool digit = strcmp(buf_text(&key), "1") == 0 || strcmp(buf_text(&key), "0") == 0;
    buf_clear(&key);
    if (digit && at->file->columns[at->column].mixed)
        return why_set(
            &at->load->why,
            "\"%s\" stands in a column of other words, where it may mean anything. Write "
            "yes or no.",
            text);
    return load_set(at->load, record, field, text);
}

/* What the row itself says in the column of COLUMN of the kind, if any. */
static void own_cell(const struct cells_place *at, const struct kind *kind, const char *column,
                     struct buf *out)
{
    struct buf scratch = {0};
    size_t found = headers_find(&at->file->headers, kind, kinds_field(kind, column));
    if (found < at->file->headers.count)
        buf_puts(out, load_text(at->file, at->row, found, &scratch));
    buf_clear(&scratch);
}

/* Sets COLUMN of RECORD to VALUE, unless the row has a cell of its own for it, which
 * must then say the same. */
static bool put_beside(const struct cells_place *at, struct record *record, const char *column,
                       const char *value, bool *fits)
{
    struct buf own = {0};
    bool done = true;
    own_cell(at, record->kind, column, &own);
    if (value[0] != '\0' && own.length == 0)
        done = put(at, record, kinds_field(record->kind, column), value);
    else if (value[0] != '\0')
        *fits = *fits && strcmp(own.text, value) == 0;
    buf_clear(&own);
    return done;
}

/* A period, and with it the event and the wording where the cell tells them. */
static bool read_period(const struct cells_place *at, struct record *record, size_t field,
                        const char *text)
{
    struct buf plain = {0};
    struct period_words words = {0};
    struct why refusal = {.lang = at->load->why.lang};
    bool fits = true, done = period_parse(text, &plain, &refusal);
    bool in_words = !done && kinds_field(record->kind, "event") < record->kind->field_count &&
                    strcmp(record->kind->fields[field].column, "period") == 0 &&
                    period_words_read(text, &words);
    if (done)
        done = put(at, record, field, plain.text);
    else if (in_words)
        done = put_beside(at, record, "event", buf_text(&words.event), &fits) &&
               put_beside(at, record, "wording", buf_text(&words.wording), &fits) &&
               put(at, record, field, buf_text(&words.period));
    else
        at->load->why = refusal;
    if (!fits) {
        at->load->why = refusal;
        done = false;
    }
    at->file->plan->worded += done && in_words;
    period_words_clear(&words);
    buf_clear(&plain);
    return done;
}

/* An address. The text of a category that is none, such as a document and its
 * page, goes to the remarks. */
static bool read_address(const struct cells_place *at, struct record *record, size_t field,
                         const char *text)
{
    struct why refusal = {.lang = at->load->why.lang};
    struct buf address = {0};
    bool done = check_value(&record->kind->fields[field], text, &address, &refusal);
    bool words = !done && strchr(text, ':') == NULL && strcmp(record->kind->name, "category") == 0;
    if (words) {
        const struct field *remarks = &record->kind->fields[kinds_field(record->kind, "remarks")];
        done = put_remark(at, record, text);
        if (done)
            note(at, N_("%s: \"%s\" is no address, and stands in the field %s."), text,
                 remarks->label[at->load->options->lang]);
    } else if (done) {
        done = put(at, record, field, buf_text(&address));
    } else {
        at->load->why = refusal;
    }
    buf_clear(&address);
    return done;
}

/* Whether TEXT says that the persons themselves are meant: 本人, 従業員本人から. */
static bool says_person(const char *text)
{
    static const char *const ends[] = {"本人", "本人カラ", "本人ヨリ", "本人カラ取得",
                                       "本人カラ直接"};
    static const char *const words[] = {"data subject", "data subjects",       "individual",
                                        "individuals",  "from the individual", "the data subject"};
    struct buf key = {0};
    fold_text(text, &key);
    bool person = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !person; i++)
        person = strcmp(buf_text(&key), words[i]) == 0;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && !person; i++) {
        size_t length = strlen(ends[i]), day = strlen("日");
        if (key.length < length || strcmp(key.text + key.length - length, ends[i]) != 0)
            continue;
        size_t before = key.length - length;
        person = before < day || strncmp(key.text + before - day, "日", day) != 0; /* 日本人 */
    }
    buf_clear(&key);
    return person;
}

static bool is_source(const struct kind *kind, size_t field)
{
    return strcmp(kind->name, "acquisition") == 0 &&
           strcmp(kind->fields[field].column, "source") == 0;
}

bool cells_come_last(const struct kind *kind, size_t field)
{
    return kind->fields[field].type == TYPE_URL || is_source(kind, field);
}

/* The persons themselves are no party: that they gave the data is a way of
 * acquisition, which another cell must tell, since the law asks whether it was
 * in writing. */
static bool read_person(const struct cells_place *at, const struct record *record, const char *text)
{
    const struct field *way = &record->kind->fields[kinds_field(record->kind, "way")];
    const char *value = record_value(record, "way");
    enum lang lang = at->load->why.lang;
    const char *label = "";
    for (const struct choice *choice = way->choices; choice->value != NULL; choice++)
        if (strcmp(choice->value, value) == 0)
            label = choice->label[lang];
    if (strncmp(value, "direct", 6) == 0 || strcmp(value, "automatic") == 0) {
        note(at, N_("%s: \"%s\" is no party: %s tells that the persons give the data."), text,
             label);
        return true;
    }
    char *quote = guard_quote(text);
    if (label[0] != '\0')
        why_set(&at->load->why,
                "\"%s\" stands here, but the way of acquisition is %s. Correct one of the two.",
                quote, label);
    else
        why_set(&at->load->why,
                "\"%s\" is no party, and leaves open whether the data comes in writing. State it "
                "in a column for the way of acquisition, as %s or %s.",
                quote, kinds_choice(way, "direct_written")->label[lang],
                kinds_choice(way, "direct")->label[lang]);
    free(quote);
    return false;
}

bool cells_read(const struct cells_place *at, struct record *record, size_t field, const char *text)
{
    const struct field *of = &record->kind->fields[field];
    bool foreign = !at->file->headers.own;
    if (!foreign || text[0] == '\0')
        return load_set(at->load, record, field, text);
    if (is_source(record->kind, field) && says_person(text))
        return read_person(at, record, text);
    if (of->type == TYPE_DATE)
        return read_date(at, record, field, text);
    if (of->type == TYPE_COUNT)
        return read_count(at, record, field, text);
    if (of->type == TYPE_FLAG)
        return read_flag(at, record, field, text);
    if (of->type == TYPE_PERIOD)
        return read_period(at, record, field, text);
    if (of->type == TYPE_URL)
        return read_address(at, record, field, text);
    return load_set(at->load, record, field, text);
}
