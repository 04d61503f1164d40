/* The elements of a notice, as its parts add them. See notice_inside.h. */
#include "export/notice_inside.h"

#include "model/display.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* What an organization calls itself in Japanese where it is no company, by a word
 * of its name. */
static const struct {
    const char *word, *self;
} selves[] = {
    {"法人", "当法人"},
    {"組合", "当組合"},
    {"協会", "当協会"},
    {"財団", "当財団"},
};

static const char *self_of(const struct writing *w)
{
    const char *name = w->organization == NULL ? "" : record_value(w->organization, "name");
    for (size_t i = 0; i < sizeof selves / sizeof selves[0]; i++)
        if (strstr(name, "会社") == NULL && strstr(name, selves[i].word) != NULL)
            return selves[i].self;
    return NULL;
}

/* The words of our texts, which are those of a company, as another organization
 * says them. */
static const char *put_self(const struct writing *w, const char *words, const char *self)
{
    static const char company[] = "当社";
    struct buf text = {0};
    for (const char *at; (at = strstr(words, company)) != NULL; words = at + sizeof company - 1) {
        buf_add(&text, words, (size_t)(at - words));
        buf_puts(&text, self);
    }
    buf_puts(&text, words);
    struct cells *said = &w->text->words;
    size_t place = cells_find(said, buf_text(&text));
    if (place == said->count)
        cells_add(said, buf_text(&text));
    buf_clear(&text);
    return said->items[place];
}

const char *writing_words(const struct writing *w, const char *key)
{
    const char *words = words_in(w->lang, key);
    const char *self = w->lang == LANG_JA ? self_of(w) : NULL;
    return self == NULL ? words : put_self(w, words, self);
}

static struct notice_element *add(struct writing *w, enum notice_shape shape)
{
    struct notice_text *text = w->text;
    text->elements = mem_grow(text->elements, text->count, &text->capacity, sizeof *text->elements);
    struct notice_element *element = &text->elements[text->count++];
    *element = (struct notice_element){.shape = shape, .part = w->part};
    return element;
}

/* Writes the headings that waited. */
static void settle(struct writing *w)
{
    if (w->heading != NULL) {
        struct buf words = {0};
        if (w->numbered)
            buf_printf(&words, "%d. ", ++w->number);
        buf_puts(&words, writing_words(w, w->heading));
        cells_add(&add(w, NOTICE_HEADING)->texts, buf_text(&words));
        buf_clear(&words);
    }
    w->heading = NULL;
    if (w->subheading == NULL)
        return;
    if (w->stood == NULL || strcmp(w->stood, w->subheading) != 0) {
        cells_add(&add(w, NOTICE_SUBHEADING)->texts, w->subheading);
        free(w->stood);
        w->stood = w->subheading;
    } else {
        free(w->subheading);
    }
    w->subheading = NULL;
}

void writing_heading(struct writing *w, const char *key)
{
    w->heading = key;
    free(w->subheading);
    free(w->stood);
    w->subheading = NULL;
    w->stood = key == NULL ? NULL : mem_copy(writing_words(w, key));
}

void writing_subheading(struct writing *w, const char *text)
{
    struct buf shown = {0};
    free(w->subheading);
    w->subheading = NULL;
    if (text == NULL)
        return;
    display_add(&shown, text);
    w->subheading = buf_take(&shown);
}

void writing_put(struct writing *w, enum notice_shape shape)
{
    settle(w);
    add(w, shape);
}

static struct notice_element *last(struct writing *w)
{
    if (w->text->count == 0)
        bug("no element of the notice to add to");
    return &w->text->elements[w->text->count - 1];
}

/* Makes TEXT harmless, as anybody may have typed it; the signs around what is
 * missing stay. */
static void put_harmless(const char *text, struct buf *out)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "\002\003");
        char *piece = mem_copy_bytes(text, plain);
        display_add_lines(out, piece);
        free(piece);
        text += plain;
        if (*text != '\0')
            buf_putc(out, *text++);
    }
}

void writing_cell(struct writing *w, const char *text)
{
    struct buf shown = {0};
    put_harmless(text, &shown);
    while (shown.length > 0 && shown.text[shown.length - 1] == '\n')
        shown.text[--shown.length] = '\0';
    cells_add(&last(w)->texts, buf_text(&shown));
    buf_clear(&shown);
}

void writing_text(struct writing *w, enum notice_shape shape, const char *text)
{
    writing_put(w, shape);
    writing_cell(w, text);
}

void writing_say(struct writing *w, const char *key)
{
    writing_text(w, NOTICE_PARAGRAPH, writing_words(w, key));
}

/* Notes that the part was written from RECORD too. */
static void note_use(struct writing *w, const struct record *record)
{
    struct notice_text *text = w->text;
    text->uses = mem_grow(text->uses, text->use_count, &text->use_capacity, sizeof *text->uses);
    text->uses[text->use_count++] = (struct notice_use){.part = w->part, .record = record};
}

void writing_from(struct writing *w, const struct record *record)
{
    if (record == NULL)
        return;
    struct buf name = {0};
    buf_printf(&name, "%s/%s", record->kind->name, record_value(record, "code"));
    cells_add(&last(w)->records, buf_text(&name));
    buf_clear(&name);
    note_use(w, record);
}

void writing_duty(struct writing *w, enum notice_duty duty)
{
    last(w)->article = notice_article(duty, w->law);
}

void writing_missing(struct writing *w, const char *what, struct buf *out)
{
    w->text->missing++;
    buf_putc(out, NOTICE_MISSING_BEGIN);
    buf_printf(out, writing_words(w, N_("[Missing: %s]")), what);
    buf_putc(out, NOTICE_MISSING_END);
}

void writing_missing_field(struct writing *w, const struct record *record, const char *column,
                           struct buf *out)
{
    size_t field = kinds_field(record->kind, column);
    writing_missing(w, record->kind->fields[field].label[w->lang], out);
}

void writing_pair(struct writing *w, const char *key, const char *text, const struct record *record,
                  enum notice_duty duty)
{
    if (text[0] == '\0')
        return;
    writing_put(w, NOTICE_PAIR);
    writing_cell(w, writing_words(w, key));
    writing_cell(w, text);
    writing_from(w, record);
    writing_duty(w, duty);
}

void writing_pair_needed(struct writing *w, const char *key, const char *text,
                         const struct record *record, enum notice_duty duty)
{
    struct buf missing = {0};
    if (text[0] == '\0')
        writing_missing(w, writing_words(w, key), &missing);
    writing_pair(w, key, text[0] == '\0' ? buf_text(&missing) : text, record, duty);
    buf_clear(&missing);
}

void writing_pair_field(struct writing *w, const char *key, const struct record *record,
                        const char *column, enum notice_duty duty)
{
    struct buf text = {0};
    writing_value(w, record, column, &text);
    writing_pair(w, key, buf_text(&text), record, duty);
    buf_clear(&text);
}

void writing_pair_purposes(struct writing *w, const char *key, const struct record *record,
                           enum notice_duty duty)
{
    struct buf text = {0};
    size_t count;
    const struct record **purposes = writing_targets(w, record, "purposes", &count);
    writing_lines(w, record, "purposes", &text);
    writing_pair_needed(w, key, buf_text(&text), record, duty);
    for (size_t i = 0; i < count; i++)
        writing_from(w, purposes[i]);
    buf_clear(&text);
    free(purposes);
}

void writing_pair_ground(struct writing *w, const struct notice_ground *grounds,
                         const struct record *record, const char *column, enum notice_duty duty)
{
    for (; grounds->value != NULL; grounds++)
        if (writing_is(record, column, grounds->value))
            writing_pair(w, N_("Ground"), writing_words(w, grounds->words), record, duty);
}
