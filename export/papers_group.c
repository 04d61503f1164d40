/* See papers.h: the organizations of a group, a line for each. */
#include "export/group.h"
#include "export/papers_inside.h"

#include "model/buf.h"

static void write_line(struct papers *papers, struct leaf *leaf, const struct group *group,
                       size_t line)
{
    for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++) {
        struct buf text = {0};
        group_put(group, line, c, papers->lang, &text);
        if (group_is_number(c) && group_is_known(group, line, c))
            leaf_number(leaf, c, (double)group_number(group, line, c), STYLE_NUMBER);
        else
            leaf_text(leaf, c, buf_text(&text), STYLE_TEXT);
        buf_clear(&text);
    }
    leaf_next(leaf);
}

bool papers_group(struct papers *papers, const struct findings *found, struct why *why)
{
    struct group group;
    if (!group_load(papers->m, papers->rules, found, &group, why))
        return false;
    if (group.lines > 0 && scope_held(papers->m) == 0) {
        struct table_look look = papers->look;
        struct paper_column columns[GROUP_COLUMNS];
        struct table_leaf told = {
            .leaf = workbook_leaf(papers->book, words_in(papers->lang, "Organizations in figures")),
            .rows = group.lines,
        };
        look.about = words_in(papers->lang,
                              N_("What belongs to several organizations is counted with each of "
                                 "them; what names none stands in the last line."));
        table_leaf_begin(told.leaf, &look);
        for (enum group_column c = GROUP_NAME; c < GROUP_COLUMNS; c++)
            columns[c] = (struct paper_column){group_title(c), c == GROUP_NAME ? 16 : 8,
                                               c == GROUP_NAME ? 36 : 16};
        papers_headings(papers, told.leaf, columns, GROUP_COLUMNS);
        for (size_t i = 0; i < group.lines; i++)
            write_line(papers, told.leaf, &group, i);
        table_leaf_end(told.leaf, LEAF_A4, &look);
        papers_add(
            papers, words_in(papers->lang, N_("Organizations in figures")), &told,
            words_in(papers->lang, N_("Each organization: what it holds, misses and has to do.")));
    }
    group_clear(&group);
    return true;
}
