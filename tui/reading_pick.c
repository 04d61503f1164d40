/* See reading_pick.h. */
#include "tui/reading_pick.h"

#include "import/plan.h"

static const char *const encodings[] = {"UTF-8",    "CP932",  "UTF-16LE",
                                        "UTF-16BE", "EUC-JP", "ISO-2022-JP"};

static const char delimiters[] = ",\t;";

void reading_pick_encoding(struct app *app, const char *given,
                           enum outcome (*done)(struct app *app, struct picker *picker))
{
    struct picker *picker = picker_new(words_in(app->lang, "Encoding"), done);
    picker_add(picker, "", words_in(app->lang, "As found"), "");
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        picker_add(picker, encodings[i], encodings[i], "");
    picker_focus(picker, given == NULL ? "" : given);
    picker_open(app, picker);
}

void reading_pick_delimiter(struct app *app, char given,
                            enum outcome (*done)(struct app *app, struct picker *picker))
{
    struct picker *picker = picker_new(words_in(app->lang, "Cells are divided by"), done);
    const char focused[2] = {given};
    picker_add(picker, "", words_in(app->lang, "As found"), "");
    for (size_t i = 0; delimiters[i] != '\0'; i++) {
        const char id[2] = {delimiters[i]};
        picker_add(picker, id, plan_delimiter_word(delimiters[i], app->lang), "");
    }
    picker_focus(picker, focused);
    picker_open(app, picker);
}
