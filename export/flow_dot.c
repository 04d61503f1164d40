/*
 * See flow_dot.h. Looked at with maps of 50 categories: columns from left to
 * right, lines that leave on the right and arrive on the left of their boxes, and
 * so run together where they lead to one place. They are not merged otherwise
 * (concentrate), as that joins lines of different roles into one.
 */
#include "export/flow_dot.h"

#include "export/flow_inside.h"
#include "model/buf.h"
#include "model/countries.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/kinds.h"

#include <stdlib.h>
#include <string.h>

/* A line of a label, in columns of a terminal, and how many a name may take. */
enum { LABEL_COLUMNS = 28, LABEL_LINES = 6 };

static const char fonts[] = "Noto Sans CJK JP,Noto Sans JP,Hiragino Sans,Yu Gothic,Meiryo,"
                            "IPAexGothic,sans-serif";

static const char *const shapes[FLOW_SORTS] = {
    [FLOW_SUBJECTS] = "shape=ellipse, style=filled, fillcolor=\"#f6f0dc\"",
    [FLOW_SOURCE] = "shape=box, style=filled, fillcolor=\"#f2f2f2\"",
    [FLOW_CATEGORY] = "shape=box, style=\"filled,rounded\", fillcolor=\"#e4eefa\"",
    [FLOW_SITE] = "shape=tab, style=filled, fillcolor=\"#e4eefa\"",
    [FLOW_STORAGE] = "shape=cylinder, style=filled, fillcolor=\"#eaf4ea\"",
    [FLOW_PARTY] = "shape=box, style=filled, fillcolor=\"#ffffff\"",
};

/* Each differs from the others in its line or its arrow too, not by colour alone. */
static const char *const lines[FLOW_ROLES] = {
    [FLOW_OF] = "color=\"#777777\", arrowhead=normal, arrowsize=0.6",
    [FLOW_OBTAINED] = "color=\"#3a7ca5\", arrowhead=vee",
    [FLOW_ACTED_FOR] = "color=\"#3a7ca5\", style=dashed, arrowhead=vee",
    [FLOW_KEPT] = "color=\"#4d4d4d\", arrowhead=dot, arrowsize=0.6",
    [FLOW_HANDLED] = "color=\"#0060a0\", penwidth=1.8, arrowhead=normal",
    [FLOW_HOSTED] = "color=\"#4d4d4d\", style=dotted, arrowhead=none",
    [FLOW_ENTRUSTED] = "color=\"#0060a0\", penwidth=1.4, arrowhead=normal",
    [FLOW_REENTRUSTED] = "color=\"#0060a0\", style=dashed, penwidth=1.4, arrowhead=normal",
    [FLOW_GIVEN] = "color=\"#b34700\", arrowhead=empty",
    [FLOW_SHARED] = ("color=\"#00714f\", style=dashed, dir=both, arrowhead=odiamond, "
                     "arrowtail=odiamond"),
    [FLOW_SENT] = "color=\"#8a3470\", style=dotted, penwidth=1.6, arrowhead=vee",
};

/* Adds TEXT, without line ends, as it stands between the quotation marks of a
 * label: DOT's escapes and the entities of HTML, which it reads too. */
static void put_text(const char *text, struct buf *out)
{
    struct buf shown = {0};
    display_add(&shown, text);
    for (const char *at = buf_text(&shown); *at != '\0'; at++)
        if (*at == '&')
            buf_puts(out, "&amp;");
        else if (*at == '"' || *at == '\\')
            buf_printf(out, "\\%c", *at);
        else
            buf_putc(out, *at);
    buf_clear(&shown);
}

/* Breaks TEXT into as few lines as LABEL_COLUMNS allow, of about the same length. */
static size_t break_lines(const char *text, struct glyph_line **broken)
{
    size_t least = glyph_wrap(text, LABEL_COLUMNS, 2, broken);
    int columns = glyph_width(text, 2) / (int)least;
    for (; least > 1 && columns < LABEL_COLUMNS; columns++) {
        struct glyph_line *narrower = NULL;
        size_t count = glyph_wrap(text, columns, 2, &narrower);
        if (count == least) {
            free(*broken);
            *broken = narrower;
            break;
        }
        free(narrower);
    }
    return least;
}

/* Adds TEXT broken into lines, each ended for the middle of a box (\n) or its
 * left side (\l). What is too long ends with "..". */
static void put_lines(const char *text, char end, struct buf *out)
{
    struct glyph_line *broken = NULL;
    size_t count = break_lines(text, &broken);
    for (size_t i = 0; i < count && i < LABEL_LINES; i++) {
        struct buf line = {0};
        buf_add(&line, text + broken[i].start, broken[i].length);
        put_text(buf_text(&line), out);
        if (i + 1 == LABEL_LINES && count > LABEL_LINES)
            buf_puts(out, " ..");
        buf_printf(out, "\\%c", end);
        buf_clear(&line);
    }
    free(broken);
}

static void put_title(const struct flow_place *place, enum lang lang, struct buf *out)
{
    if (place->name[0] == '\0')
        buf_puts(out, words_in(lang, N_("(not stated)")));
    else
        buf_printf(out, "%s%s%s", place->code, place->code[0] == '\0' ? "" : " ", place->name);
}

static void put_name(const struct flow_place *place, char end, enum lang lang, struct buf *out)
{
    struct buf title = {0};
    put_title(place, lang, &title);
    put_lines(buf_text(&title), end, out);
    buf_clear(&title);
}

/* Whether a way of ROLE ends at place NUMBER (sources: begins there); FLOW_NOWHERE:
 * anywhere. */
static bool has_way(const struct flow_map *map, enum flow_role role, size_t number)
{
    bool source = number != FLOW_NOWHERE && map->places[number].sort == FLOW_SOURCE;
    bool has = false;
    for (size_t i = 0; i < map->way_count && !has; i++) {
        const struct flow_way *way = &map->ways[i];
        has = way->role == role &&
              (number == FLOW_NOWHERE || (source ? way->from : way->to) == number);
    }
    return has;
}

/* Adds what the ways that end at place NUMBER (sources: begin there) call it. */
static void put_roles(const struct flow_map *map, size_t number, enum lang lang, struct buf *out)
{
    struct buf roles = {0};
    for (size_t role = 0; role < FLOW_ROLES; role++)
        if (has_way(map, (enum flow_role)role, number))
            buf_printf(&roles, "%s%s", roles.length == 0 ? "" : " / ",
                       flow_role_words((enum flow_role)role, lang));
    put_lines(buf_text(&roles), 'n', out);
    buf_clear(&roles);
}

/* Adds the country of a place where data may be abroad. */
static void put_country(const struct flow_place *place, enum lang lang, struct buf *out)
{
    struct buf line = {0};
    if (place->country[0] == '\0')
        buf_puts(&line, words_in(lang, N_("Country: not stated")));
    else if (flow_is_abroad(place->country))
        buf_printf(&line, words_in(lang, N_("Abroad: %s")), country_name(place->country, lang));
    else
        buf_puts(&line, country_name(place->country, lang));
    put_lines(buf_text(&line), 'n', out);
    buf_clear(&line);
}

static const char *sensitive_label(enum lang lang)
{
    const struct kind *item = kinds_find("item");
    return kinds_choice(&item->fields[kinds_field(item, "item_class")], "sensitive")->label[lang];
}

/* Adds the categories that stand in the box of place NUMBER. */
static void put_categories(const struct flow_map *map, size_t number, enum lang lang,
                           struct buf *out)
{
    if (map->places[number].sensitive) {
        buf_putc(out, '[');
        put_text(sensitive_label(lang), out);
        buf_puts(out, "]\\l");
    }
    for (size_t i = number; i < map->place_count; i++)
        if (map->places[i].with == number)
            put_name(&map->places[i], 'l', lang, out);
}

/* Whether PLACE stands in the frame of a foreign country. */
static bool is_framed(const struct flow_place *place)
{
    return (place->sort == FLOW_STORAGE || place->sort == FLOW_PARTY) &&
           flow_is_abroad(place->country);
}

static void put_place(const struct flow_map *map, size_t number, const char *indent, enum lang lang,
                      struct buf *out)
{
    const struct flow_place *place = &map->places[number];
    buf_printf(out, "%s\"%s\" [%s", indent, place->id, shapes[place->sort]);
    if (place->sensitive)
        buf_puts(out, ", peripheries=2, penwidth=1.6");
    if (flow_is_abroad(place->country))
        buf_puts(out, ", penwidth=2");
    buf_puts(out, ", label=\"");
    if (place->sort == FLOW_CATEGORY) {
        put_categories(map, number, lang, out);
    } else {
        put_name(place, 'n', lang, out);
        if (place->sort == FLOW_SOURCE || place->sort == FLOW_PARTY)
            put_roles(map, number, lang, out);
        if (place->sort != FLOW_SUBJECTS && place->sort != FLOW_SITE && !is_framed(place))
            put_country(place, lang, out);
    }
    buf_puts(out, "\"];\n");
}

/* Adds a frame for each foreign country with the storages and parties there. */
static void put_countries(const struct flow_map *map, enum lang lang, struct buf *out)
{
    for (size_t c = 0; c < countries_count; c++) {
        bool begun = false;
        for (size_t i = 0; i < map->place_count; i++) {
            if (!is_framed(&map->places[i]) ||
                strcmp(map->places[i].country, countries[c].code) != 0)
                continue;
            if (!begun) {
                buf_printf(out, "  subgraph \"cluster_%s\" {\n    label=\"", countries[c].code);
                struct buf label = {0};
                buf_printf(&label, words_in(lang, N_("Abroad: %s")),
                           country_name(countries[c].code, lang));
                put_text(buf_text(&label), out);
                buf_clear(&label);
                buf_puts(out, "\";\n    style=\"dashed,bold\"; color=\"#444444\"; "
                              "bgcolor=\"#fbf3f3\"; fontsize=12; margin=12;\n");
            }
            begun = true;
            put_place(map, i, "    ", lang, out);
        }
        if (begun)
            buf_puts(out, "  }\n");
    }
}

static void put_ways(const struct flow_map *map, enum lang lang, struct buf *out)
{
    for (size_t i = 0; i < map->way_count; i++) {
        const struct flow_way *way = &map->ways[i];
        const struct flow_place *from = &map->places[way->from], *to = &map->places[way->to];
        if (from->with != way->from || to->with != way->to)
            continue;
        buf_printf(out, "  \"%s\" -> \"%s\" [%s", from->id, to->id, lines[way->role]);
        if (to->sort == FLOW_PARTY && from->sort != FLOW_STORAGE && from->sort != FLOW_PARTY)
            buf_puts(out, ", minlen=2");
        if (way->country[0] != '\0') {
            buf_puts(out, ", label=\"");
            put_text(country_name(way->country, lang), out);
            buf_putc(out, '"');
        }
        buf_puts(out, "];\n");
    }
}

/* Adds what the lines mean, of those that are on the map. */
static void put_legend(const struct flow_map *map, enum lang lang, struct buf *out)
{
    buf_puts(out, "  subgraph \"cluster_legend\" {\n    label=\"");
    put_text(words_in(lang, N_("Lines")), out);
    buf_puts(out, "\"; style=solid; color=\"#bbbbbb\"; fontsize=10;\n"
                  "    node [shape=plaintext, style=\"\", margin=\"0.02,0\", height=0.2, "
                  "width=0.2];\n");
    for (size_t role = 0; role < FLOW_ROLES; role++) {
        if (!has_way(map, (enum flow_role)role, FLOW_NOWHERE))
            continue;
        buf_printf(out, "    \"legend/%zu\" [label=\"\"];\n    \"legend/%zu-\" [label=\"", role,
                   role);
        put_text(flow_role_words((enum flow_role)role, lang), out);
        buf_printf(out, "\\l\"];\n    \"legend/%zu\" -> \"legend/%zu-\" [%s];\n", role, role,
                   lines[role]);
    }
    buf_puts(out, "  }\n");
}

static void put_head(const struct flow_map *map, enum lang lang, struct buf *out)
{
    buf_printf(out,
               "digraph \"daicho\" {\n  graph [rankdir=LR, charset=\"UTF-8\", "
               "fontname=\"%s\", fontsize=16, labelloc=t, nodesep=0.07, ranksep=0.9, "
               "bgcolor=\"#ffffff\", margin=0.3, label=\"",
               fonts);
    put_text(words_in(lang, N_("Map of data flows")), out);
    if (map->title[0] != '\0') {
        buf_puts(out, "\\n");
        put_text(map->title, out);
    }
    buf_printf(out,
               "\\n \"];\n  node [fontname=\"%s\", fontsize=10, margin=\"0.12,0.06\", "
               "height=0.3, color=\"#333333\"];\n  edge [fontname=\"%s\", fontsize=9, tailport=e, "
               "headport=w];\n",
               fonts, fonts);
}

/* Adds that all places of two sorts stand in one column. */
static void put_column(const struct flow_map *map, enum flow_sort one, enum flow_sort other,
                       struct buf *out)
{
    buf_puts(out, "  { rank=same;");
    for (size_t i = 0; i < map->place_count; i++)
        if (map->places[i].with == i &&
            (map->places[i].sort == one || map->places[i].sort == other))
            buf_printf(out, " \"%s\";", map->places[i].id);
    buf_puts(out, " }\n");
}

void flow_dot_write(const struct flow_map *map, enum lang lang, struct buf *out)
{
    put_head(map, lang, out);
    for (size_t i = 0; i < map->place_count; i++)
        if (map->places[i].with == i && !is_framed(&map->places[i]))
            put_place(map, i, "  ", lang, out);
    put_countries(map, lang, out);
    put_column(map, FLOW_SUBJECTS, FLOW_SOURCE, out);
    put_column(map, FLOW_CATEGORY, FLOW_SITE, out);
    put_ways(map, lang, out);
    put_legend(map, lang, out);
    buf_puts(out, "}\n");
}

/* Adds what PLACE is called in a sentence. */
static void tell_place(const struct flow_place *place, enum lang lang, struct buf *out)
{
    struct buf text = {0};
    put_title(place, lang, &text);
    if (flow_is_abroad(place->country))
        buf_printf(&text, " (%s)", country_name(place->country, lang));
    if (place->sensitive)
        buf_printf(&text, " [%s]", sensitive_label(lang));
    display_add(out, buf_text(&text));
    buf_clear(&text);
}

void flow_tell(const struct flow_map *map, enum lang lang, struct buf *out)
{
    for (size_t i = 0; i < map->way_count; i++) {
        const struct flow_way *way = &map->ways[i];
        tell_place(&map->places[way->from], lang, out);
        buf_puts(out, " > ");
        tell_place(&map->places[way->to], lang, out);
        buf_printf(out, ": %s\n", flow_role_words(way->role, lang));
    }
}
