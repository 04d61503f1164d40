/*
 * How the cells of a file were read, in words: a line for each column that was
 * split or may hold several values, and for what was left out or put elsewhere.
 */
#include "import/plan.h"

#include "model/buf.h"

static void print_split(const struct plan_split *split, FILE *out, enum lang lang, struct buf *line)
{
    if (split->cells > 0)
        buf_printf(line,
                   words_count(lang, "  %s: split %s, %zu values of %zu cell.",
                               "  %s: split %s, %zu values of %zu cells.", split->cells),
                   split->title, cells_split_words(split->split, lang), split->values,
                   split->cells);
    else if (split->set)
        buf_printf(line, words_in(lang, "  %s: split %s."), split->title,
                   cells_split_words(split->split, lang));
    if (split->cells > 0 || split->set)
        plan_print_line(out, line);
    if (split->whole == 0)
        return;
    buf_printf(line,
               words_count(lang,
                           "  %s: %zu cell may hold several values and was kept whole. A mapping "
                           "can say how to split the column (split=touten, and the like).",
                           "  %s: %zu cells may hold several values and were kept whole. A mapping "
                           "can say how to split the column (split=touten, and the like).",
                           split->whole),
               split->title, split->whole);
    plan_print_line(out, line);
}

void plan_print_cells(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    for (size_t i = 0; i < file->split_count; i++)
        print_split(&file->splits[i], out, lang, line);
    if (file->guarded > 0) {
        buf_printf(line,
                   words_count(lang,
                               "  %zu cell begins with an apostrophe before a formula, as our "
                               "exports for Excel have it. The file was saved by another program, "
                               "and no record tells that it is no part of the text: it was left.",
                               "  %zu cells begin with an apostrophe before a formula, as our "
                               "exports for Excel have it. The file was saved by another program, "
                               "and no record tells that it is no part of the text: it was left.",
                               file->guarded),
                   file->guarded);
        plan_print_line(out, line);
    }
    if (file->worded > 0) {
        buf_printf(line,
                   words_count(lang,
                               "  %zu period was told in words: its event or wording stands in "
                               "the field for it.",
                               "  %zu periods were told in words: their events and wordings stand "
                               "in the fields for them.",
                               file->worded),
                   file->worded);
        plan_print_line(out, line);
    }
    if (file->trimmed > 0) {
        buf_printf(line,
                   words_count(lang, "  Blanks at the ends of %zu cell were left out.",
                               "  Blanks at the ends of %zu cells were left out.", file->trimmed),
                   file->trimmed);
        plan_print_line(out, line);
    }
}
