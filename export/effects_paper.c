/* What the parts of the report on a trial are written with. See effects_inside.h. */
#include "export/effects_inside.h"

void effects_put_row(const struct effects_paper *paper, struct effects_row *row, const char *record)
{
    const char *texts[EFFECTS_COLUMNS];
    for (size_t i = 0; i < EFFECTS_COLUMNS; i++)
        texts[i] = buf_text(&row->cells[i]);
    if (record != NULL)
        document_about(paper->d, record);
    document_texts(paper->d, texts);
    for (size_t i = 0; i < EFFECTS_COLUMNS; i++)
        buf_empty(&row->cells[i]);
}

void effects_clear_row(struct effects_row *row)
{
    for (size_t i = 0; i < EFFECTS_COLUMNS; i++)
        buf_clear(&row->cells[i]);
}

void effects_put_table(const struct effects_paper *paper, const char *const *heads, size_t count,
                       const char **translated)
{
    for (size_t i = 0; i < count; i++)
        translated[i] = words_in(paper->lang, heads[i]);
    document_table(paper->d, translated, count);
}

void effects_put_heading(const struct effects_paper *paper, int level, const char *text)
{
    document_heading(paper->d, level, NULL, words_in(paper->lang, text));
}

void effects_put_sentence(const struct effects_paper *paper, const char *text)
{
    document_paragraph(paper->d, words_in(paper->lang, text));
}
