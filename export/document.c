/* See document.h. Texts become harmless here, before a writer sees them. */
#include "export/document.h"

#include "export/document_inside.h"
#include "model/display.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static const struct document_writer *writer(const struct document *d)
{
    static const struct document_writer *const writers[] = {
        [DOCUMENT_HTML] = &document_html,
        [DOCUMENT_MD] = &document_md,
        [DOCUMENT_TXT] = &document_txt,
        [DOCUMENT_BOOK] = &document_book,
    };
    return writers[d->format];
}

/* Gives the text of the call line by line. */
static void give(struct document *d)
{
    for (char *at = d->text.text; at != NULL && *at != '\0';) {
        char *end = at + strcspn(at, "\n");
        bool more = *end != '\0';
        *end = '\0';
        d->line.text = at;
        d->take(d->context, &d->line);
        at = more ? end + 1 : end;
    }
}

static void flush(struct document *d)
{
    if (d->take != NULL)
        give(d);
    else if (d->text.length > 0)
        fwrite(buf_text(&d->text), 1, d->text.length, d->out);
    d->begun = d->begun || d->text.length > 0;
    d->line = (struct document_line){0};
    buf_empty(&d->text);
}

/* Ends what stands open unless it is OPENS, and begins that. */
static void turn(struct document *d, enum document_open opens)
{
    if (d->open == opens)
        return;
    if (d->open != DOCUMENT_NOTHING)
        writer(d)->close(d);
    d->open = opens;
    if (opens != DOCUMENT_NOTHING)
        writer(d)->open(d);
}

/* TEXT made harmless, in lines where LINES. */
static char *harmless(const char *text, bool lines)
{
    struct buf shown = {0};
    (lines ? display_add_lines : display_add)(&shown, text);
    return shown.text == NULL ? mem_copy("") : buf_take(&shown);
}

void document_begin(struct document *d, FILE *out, enum document_format format, enum lang lang,
                    const char *title)
{
    *d = (struct document){.out = out, .format = format, .lang = lang, .title = title};
    char *shown = harmless(title, false);
    writer(d)->begin(d, shown);
    free(shown);
    flush(d);
}

void document_begin_lines(struct document *d, document_take *take, void *context, enum lang lang,
                          const char *title)
{
    document_begin(d, NULL, DOCUMENT_TXT, lang, title);
    d->take = take;
    d->context = context;
}

void document_begin_book(struct document *d, struct workbook *book, enum lang lang,
                         const char *title)
{
    document_begin(d, NULL, DOCUMENT_BOOK, lang, title);
    d->book = book;
}

void document_end(struct document *d)
{
    turn(d, DOCUMENT_NOTHING);
    writer(d)->end(d);
    flush(d);
    buf_clear(&d->text);
}

void document_heading(struct document *d, int level, const char *anchor, const char *text)
{
    char *shown = harmless(text, false);
    turn(d, DOCUMENT_NOTHING);
    d->line.heading = true;
    writer(d)->heading(d, level, anchor, shown);
    flush(d);
    free(shown);
}

void document_paragraph(struct document *d, const char *text)
{
    char *shown = harmless(text, true);
    turn(d, DOCUMENT_NOTHING);
    writer(d)->paragraph(d, shown);
    flush(d);
    free(shown);
}

void document_entry(struct document *d, int level, const char *anchor, const char *text)
{
    char *shown = harmless(text, false);
    turn(d, DOCUMENT_LIST);
    writer(d)->entry(d, level, anchor, shown);
    flush(d);
    free(shown);
}

void document_table(struct document *d, const char *const *heads, size_t count)
{
    turn(d, DOCUMENT_NOTHING);
    d->heads = heads;
    d->columns = count;
    turn(d, DOCUMENT_TABLE);
    flush(d);
}

void document_row(struct document *d, const struct document_cell *cells)
{
    struct document_cell *shown = mem_new(d->columns + 1, sizeof *shown);
    for (size_t i = 0; i < d->columns; i++)
        shown[i] = (struct document_cell){harmless(cells[i].text, true), cells[i].anchor};
    writer(d)->row(d, shown);
    flush(d);
    for (size_t i = 0; i < d->columns; i++)
        free((char *)shown[i].text);
    free(shown);
}

void document_texts(struct document *d, const char *const *texts)
{
    struct document_cell *cells = mem_new(d->columns + 1, sizeof *cells);
    for (size_t i = 0; i < d->columns; i++)
        cells[i].text = texts[i];
    document_row(d, cells);
    free(cells);
}

void document_about(struct document *d, const char *record)
{
    turn(d, DOCUMENT_TABLE);
    flush(d);
    d->line.record = record;
}

void document_pair(struct document *d, const char *label, const char *text)
{
    char *shown = harmless(text, true);
    turn(d, DOCUMENT_PAIRS);
    writer(d)->pair(d, label, shown);
    flush(d);
    free(shown);
}

void document_break(struct document *d)
{
    turn(d, DOCUMENT_NOTHING);
    flush(d);
}

void document_figure(struct document *d, const struct figure *figure, const char *id)
{
    turn(d, DOCUMENT_NOTHING);
    if (figure->count == 0)
        document_heading(d, 4, NULL, figure->title);
    else
        writer(d)->chart(d, figure, id);
    flush(d);
    if (figure->note[0] != '\0')
        document_paragraph(d, figure->note);
}

/* Codes may hold any character but blanks; what is no letter, digit or '-' becomes
 * "_" and its byte in hexadecimal digits. */
void document_anchor(const char *kind, const char *code, struct buf *out)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    buf_printf(out, "%s-", kind);
    for (; *code != '\0'; code++)
        if (strchr(plain, *code) != NULL)
            buf_putc(out, *code);
        else
            buf_printf(out, "_%02x", (unsigned char)*code);
}
