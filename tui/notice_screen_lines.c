/* The lines of the screen of a notice: its text, or what changed since it was
 * published. See notice_screen_inside.h. */
#include "export/notice_diff_write.h"
#include "export/notice_write.h"
#include "model/mem.h"
#include "tui/changes_screen.h"
#include "tui/notice_screen_inside.h"

#include <stdlib.h>
#include <string.h>

static struct notice_line *add(struct notice_lines *lines, const char *text, int indent,
                               enum role role)
{
    struct buf plain = {0};
    lines->items = mem_grow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    struct notice_line *line = &lines->items[lines->count++];
    notice_plain(text, &plain);
    bool missing = strchr(text, NOTICE_MISSING_BEGIN) != NULL;
    *line = (struct notice_line){.text = buf_take(&plain),
                                 .indent = indent,
                                 .role = missing ? ROLE_WARNING : role,
                                 .missing = missing};
    return line;
}

/* Says of LINE that it was written as ELEMENT. */
static void tell(struct notice_line *line, const struct notice_element *element, enum lang lang)
{
    struct buf trace = {0};
    notice_trace(element, lang, &trace);
    line->trace = buf_take(&trace);
    for (size_t i = 0; i < element->records.count; i++)
        cells_add(&line->records, element->records.items[i]);
}

/* Adds each line of TEXT; the further ones INDENT deeper than the first. */
static void add_all(struct notice_lines *lines, const struct notice_element *element,
                    const char *text, int indent, enum role role, enum lang lang)
{
    int deeper = 0;
    for (const char *at = text; at != NULL;) {
        size_t length = strcspn(at, "\n");
        char *piece = mem_copy_bytes(at, length);
        tell(add(lines, piece, indent + deeper, role), element, lang);
        free(piece);
        at = at[length] == '\0' ? NULL : at + length + 1;
        deeper = 2;
    }
}

/* "label: text" */
static void add_pair(struct notice_lines *lines, const struct notice_element *element,
                     const char *label, const char *text, enum lang lang)
{
    struct buf both = {0};
    buf_printf(&both, "%s: %s", label, text);
    add_all(lines, element, buf_text(&both), 2, ROLE_TEXT, lang);
    buf_clear(&both);
}

static void add_item(struct notice_lines *lines, const struct notice_element *element,
                     enum lang lang)
{
    struct buf text = {0};
    buf_printf(&text, "- %s", element->texts.items[0]);
    add_all(lines, element, buf_text(&text), 2, ROLE_TEXT, lang);
    buf_clear(&text);
}

static void add_row(struct notice_lines *lines, const struct notice_element *element,
                    const struct cells *heads, enum lang lang)
{
    for (size_t i = 0; i < element->texts.count; i++)
        if (element->texts.items[i][0] != '\0')
            add_pair(lines, element, heads->items[i], element->texts.items[i], lang);
}

void notice_lines_text(struct notice_lines *lines, const struct notice_text *text)
{
    const struct cells *heads = NULL;
    for (size_t i = 0; i < text->count; i++) {
        const struct notice_element *element = &text->elements[i];
        const char *first = element->texts.count == 0 ? "" : element->texts.items[0];
        bool heading = element->shape == NOTICE_HEADING || element->shape == NOTICE_SUBHEADING;
        if (heading || element->shape == NOTICE_ROW || element->shape == NOTICE_PARAGRAPH)
            add(lines, "", 0, ROLE_TEXT);
        switch (element->shape) {
        case NOTICE_TITLE:
        case NOTICE_HEADING:
            add_all(lines, element, first, 0, ROLE_TITLE, text->lang);
            break;
        case NOTICE_SUBHEADING:
            add_all(lines, element, first, 0, ROLE_LABEL, text->lang);
            break;
        case NOTICE_PARAGRAPH:
            add_all(lines, element, first, 0, ROLE_TEXT, text->lang);
            break;
        case NOTICE_ITEM:
            add_item(lines, element, text->lang);
            break;
        case NOTICE_PAIR:
            add_pair(lines, element, first, element->texts.items[1], text->lang);
            break;
        case NOTICE_HEAD:
            heads = &element->texts;
            break;
        case NOTICE_ROW:
            add_row(lines, element, heads, text->lang);
            break;
        }
    }
}

static void add_difference(struct notice_lines *lines, const struct notice_difference *difference,
                           enum lang lang)
{
    struct buf text = {0};
    enum role role = changes_screen_role(difference->row->timing);
    notice_difference_text(difference, lang, &text);
    for (const char *at = buf_text(&text); *at != '\0'; role = ROLE_TEXT) {
        int indent = (int)strspn(at, " ");
        size_t length = strcspn(at + indent, "\n");
        char *piece = mem_copy_bytes(at + indent, length);
        struct notice_line *line = add(lines, piece, indent, role);
        cells_add(&line->records, difference->record);
        line->trace = mem_copy(difference->record);
        free(piece);
        at += (size_t)indent + length;
        at += *at == '\n';
    }
    buf_clear(&text);
}

void notice_lines_difference(struct notice_lines *lines, const struct notice_diff *diff,
                             enum lang lang)
{
    struct buf text = {0};
    notice_diff_head(diff, lang, &text);
    add(lines, buf_text(&text), 0, ROLE_TITLE);
    for (size_t i = 0; i < diff->count; i++) {
        add(lines, "", 0, ROLE_TEXT);
        add_difference(lines, &diff->differences[i], lang);
    }
    if (diff->publication != NULL && diff->count == 0)
        add(lines, words_in(lang, "The records say what was published."), 0, ROLE_OK);
    buf_clear(&text);
}

void notice_lines_clear(struct notice_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->items[i].text);
        free(lines->items[i].trace);
        cells_clear(&lines->items[i].records);
    }
    free(lines->items);
    *lines = (struct notice_lines){0};
}
