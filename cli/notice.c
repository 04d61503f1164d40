/*
 * notice: the texts that the law has a company publish, written from the
 * records.
 */
#include "cli/commands.h"

#include "export/notice_write.h"
#include "export/output.h"
#include "export/shelves.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct wanted {
    struct notice_query query;
    enum notice_part part; /* NOTICE_PARTS for all */
    enum notice_format format;
    bool trace;
    const char *path; /* NULL: standard output */
};

static enum notice_part part_of(const char *word)
{
    size_t part = 0;
    while (part < NOTICE_PARTS && (word == NULL || strcmp(notice_part_words[part], word) != 0))
        part++;
    return (enum notice_part)part;
}

static bool take_format(const char *format, enum notice_format *taken, struct why *why)
{
    if (format == NULL || strcmp(format, "md") == 0)
        *taken = NOTICE_MD;
    else if (strcmp(format, "html") == 0)
        *taken = NOTICE_HTML;
    else if (strcmp(format, "txt") == 0 || strcmp(format, "text") == 0)
        *taken = NOTICE_TXT;
    else
        return why_set_class(why, WHY_USAGE, "--format takes md, html or txt here, not \"%s\".",
                             format);
    return true;
}

static bool take_options(const struct arguments *given, struct wanted *wanted, struct why *why)
{
    *wanted = (struct wanted){
        .query = {.organization = given->values[OPTION_ORGANIZATION],
                  .notice = given->values[OPTION_NOTICE],
                  .jurisdiction = given->values[OPTION_JURISDICTION]},
        .part = part_of(given->values[OPTION_PART]),
        .trace = options_given(given, OPTION_TRACE),
        .path = given->values[OPTION_OUTPUT],
    };
    return take_format(given->values[OPTION_FORMAT], &wanted->format, why);
}

/* Adds the texts of COUNT CHOICES to OUT; those of which the part has nothing are
 * left out. */
static bool write_texts(struct shelves *shelves, const struct wanted *wanted,
                        const struct notice_choice *choices, size_t count, struct buf *out,
                        struct why *why)
{
    struct notice_text **texts = mem_new(count, sizeof(struct notice_text *));
    size_t made = 0;
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        struct notice_text *text = notice_make(shelves, &choices[i], wanted->part, why->lang, why);
        done = text != NULL;
        if (done && text->count > 0)
            texts[made++] = text;
        else
            notice_free(text);
    }
    if (done && made > 0)
        notice_write((const struct notice_text *const *)texts, made, wanted->format, wanted->trace,
                     out);
    else if (done)
        commands_say(why->lang, N_("No record stands in this part of the notice."));
    for (size_t i = 0; i < made; i++)
        notice_free(texts[i]);
    free(texts);
    return done;
}

static bool put_out(struct model *m, const struct wanted *wanted, bool force,
                    const struct buf *text, struct why *why)
{
    if (wanted->path == NULL) {
        fwrite(buf_text(text), 1, text->length, stdout);
        return output_flush(stdout, "-", why);
    }
    struct output output;
    if (!output_begin(&output, wanted->path, force, m, why))
        return false;
    fwrite(buf_text(text), 1, text->length, output.file);
    return output_end(&output, true, why);
}

int command_notice(struct cli *cli, struct model *m, struct why *why)
{
    struct wanted wanted;
    struct buf text = {0};
    size_t count = 0;
    if (!take_options(&cli->arguments, &wanted, why) || !model_hold(m, why))
        return commands_fail(why);
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices = notice_choose(shelves, &wanted.query, &count, why);
    bool done = choices != NULL && write_texts(shelves, &wanted, choices, count, &text, why) &&
                put_out(m, &wanted, options_given(&cli->arguments, OPTION_FORCE), &text, why);
    buf_clear(&text);
    free(choices);
    shelves_free(shelves);
    model_release(m);
    return done ? EXIT_DONE : commands_fail(why);
}
