/* See flow_export.h. */
#include "export/flow_export.h"

#include "export/flow_dot.h"
#include "export/graphviz.h"
#include "export/markup.h"
#include "export/shelves.h"
#include "model/display.h"
#include "model/history.h"

#include <string.h>

/* Adds the element NAME with the lines of TEXT. */
static void put_element(const char *name, const char *text, struct buf *out)
{
    const char *line;
    size_t length;
    buf_printf(out, "<%s>", name);
    for (const char *at = text; markup_line(&at, &line, &length);) {
        struct buf one = {0};
        buf_add(&one, line, length);
        markup_html_plain(out, buf_text(&one));
        if (at != NULL)
            buf_putc(out, '\n');
        buf_clear(&one);
    }
    buf_printf(out, "</%s>\n", name);
}

/* Adds DRAWN as Graphviz gave it: without its head, which names a document
 * type elsewhere, and with a title and a description. */
static void put_svg(const struct flow_map *map, const char *drawn, enum lang lang, struct buf *out)
{
    static const char begins[] = "<svg";
    struct buf title = {0}, words = {0};
    const char *svg = strstr(drawn, begins), *inside = strchr(svg, '>') + 1;
    display_add(&title, words_in(lang, N_("Map of data flows")));
    if (map->title[0] != '\0') {
        buf_puts(&title, " - ");
        display_add(&title, map->title);
    }
    flow_tell(map, lang, &words);
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg role=\"img\" lang=\"");
    buf_puts(out, lang == LANG_JA ? "ja\"" : "en\"");
    svg += strlen(begins);
    buf_add(out, svg, (size_t)(inside - svg));
    buf_putc(out, '\n');
    put_element("title", buf_text(&title), out);
    put_element("desc", buf_text(&words), out);
    buf_puts(out, inside + (*inside == '\n'));
    buf_clear(&title);
    buf_clear(&words);
}

bool flow_make(struct model *m, const char *filter, const char *organization, struct flow_map *map,
               struct why *why)
{
    char today[11];
    history_today(m, today);
    const struct flow_query query = {
        .filter = filter, .organization = organization, .today = today};
    struct shelves *shelves = shelves_new(m);
    bool done = flow_read(shelves, &query, map, why);
    shelves_free(shelves);
    if (!done || map->place_count > 0)
        return done;
    flow_clear(map);
    if (filter != NULL || organization != NULL)
        return why_set(why, "There is nothing to draw: no data category passes the filter.");
    return why_set(why, "There is nothing to draw: there is no data category yet.");
}

bool flow_export(const struct flow_map *map, enum flow_format format, enum lang lang,
                 bool (*go_on)(void *context), void *context, struct buf *out, struct why *why)
{
    const struct graphviz_query query = {
        .format = format == FLOW_PNG ? "png" : "svg", .go_on = go_on, .context = context};
    struct buf dot = {0}, drawn = {0};
    flow_dot_write(map, lang, &dot);
    bool done = true;
    switch (format) {
    case FLOW_DOT:
        buf_puts(out, buf_text(&dot));
        break;
    case FLOW_PNG:
        done = graphviz_draw(buf_text(&dot), &query, out, why);
        break;
    case FLOW_SVG:
        done = graphviz_draw(buf_text(&dot), &query, &drawn, why);
        if (done)
            put_svg(map, buf_text(&drawn), lang, out);
        break;
    }
    buf_clear(&dot);
    buf_clear(&drawn);
    return done;
}
