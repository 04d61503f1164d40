/*
 * What the list remembers of a kind, as one line: the number of the focused
 * record, its row, the order and the filter as typed, "17 3 persons:down 会員".
 */
#include "model/mem.h"
#include "model/utf8.h"
#include "tui/list_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void list_remember(struct pane *pane, size_t number, struct buf *out)
{
    const struct list_tab *tab = &((struct list *)pane)->tabs[number];
    int64_t id = tab->wanted;
    if (id == 0 && tab->at < tab->listing.count)
        id = tab->listing.ids[tab->at];
    if (tab->at == 0 && tab->sort == NULL && tab->filter.length == 0)
        return;
    buf_printf(out, "%lld %zu %s%s %s", (long long)id, tab->at, tab->sort == NULL ? "-" : tab->sort,
               tab->descending ? ":down" : "", tab->filter.text);
}

/* Cuts the word at *TEXT off; the caller frees it. */
static char *cut_word(const char **text)
{
    size_t length = strcspn(*text, " ");
    char *word = mem_copy_bytes(*text, length);
    *text += length + ((*text)[length] == ' ');
    return word;
}

/* The number at *TEXT, which is cut off; 0 where there is none. */
static int64_t cut_number(const char **text)
{
    char *word = cut_word(text), *end;
    errno = 0;
    long long number = strtoll(word, &end, 10);
    bool sound = errno == 0 && end != word && *end == '\0' && number > 0;
    free(word);
    return sound ? number : 0;
}

static void recall_order(struct list_tab *tab, const struct kind *kind, char *order)
{
    char *down = strstr(order, ":down");
    if (down != NULL)
        *down = '\0';
    size_t field = kinds_field(kind, order);
    if (field == kind->field_count)
        return;
    tab->sort = kind->fields[field].column;
    tab->descending = down != NULL;
}

void list_recall(struct pane *pane, size_t number, const char *text)
{
    struct list_tab *tab = &((struct list *)pane)->tabs[number];
    tab->wanted = cut_number(&text);
    tab->at = (size_t)cut_number(&text);
    char *order = cut_word(&text);
    recall_order(tab, views_kind(&views[number]), order);
    free(order);
    if (utf8_valid(text, strlen(text), NULL) && strpbrk(text, "\n\t") == NULL)
        edit_set(&tab->filter, text);
    if (tab->sort != NULL || tab->filter.length > 0)
        tab->loaded = false;
    /* All records in the usual order may have been read already. */
    if (tab->loaded) {
        size_t place = listing_place(&tab->listing, tab->wanted);
        if (place < tab->listing.count)
            tab->at = place;
        else if (tab->at >= tab->listing.count)
            tab->at = tab->listing.count > 0 ? tab->listing.count - 1 : 0;
        tab->wanted = 0;
    }
}
