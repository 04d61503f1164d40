/*
 * See copy.h. The lines are those of the record's own screen (detail.h), so
 * what is copied is what was seen.
 */
#include "tui/copy.h"

#include "model/guard.h"
#include "model/numbers.h"
#include "model/refer.h"
#include "tui/detail.h"

#include <stdlib.h>
#include <string.h>

/* More text than any terminal takes is not gathered. */
enum { COPY_BYTES = 256 * 1024 };

/* Adds TEXT with its lines after the first set in. */
static void add_lines(const char *text, struct buf *out)
{
    for (; *text != '\0'; text++) {
        buf_putc(out, *text);
        if (*text == '\n')
            buf_puts(out, "  ");
    }
}

static void add_masked(const char *text, struct buf *out)
{
    char *masked = guard_mask(text);
    buf_puts(out, masked);
    free(masked);
}

bool copy_text(struct app *app, const struct kind *kind, int64_t id, struct buf *out,
               struct why *why)
{
    struct detail detail = {0};
    struct buf text = {0};
    if (!detail_load(app, &detail, kind, id, why))
        return false;
    buf_printf(&text, "%s: %s\n", kind->label[app->lang], detail.title);
    for (size_t i = 0; i < detail.count; i++) {
        const struct detail_line *line = &detail.lines[i];
        if (line->label[0] != '\0')
            buf_printf(&text, "%s: ", line->label);
        else
            buf_puts(&text, "  ");
        add_lines(line->text, &text);
        buf_putc(&text, '\n');
    }
    add_masked(buf_text(&text), out);
    buf_clear(&text);
    detail_clear(&detail);
    return true;
}

/* Gathers the text of all; false with WHY where that fails or is too much. */
static bool gather(struct app *app, const struct kind *kind, const int64_t *ids, size_t count,
                   bool codes, struct buf *out, struct why *why)
{
    for (size_t i = 0; i < count; i++) {
        if (out->length > COPY_BYTES)
            return why_set(why, "The text was not copied: so many records are more than terminals "
                                "take. Mark fewer of them, or export them to a file.");
        if (i > 0)
            buf_putc(out, '\n');
        if (codes)
            refer_code(app->model, kind, ids[i], out);
        else if (!copy_text(app, kind, ids[i], out, why))
            return false;
    }
    return true;
}

static void say_copied(struct app *app, const struct kind *kind, const int64_t *ids, size_t count,
                       bool codes)
{
    struct buf name = {0};
    if (count == 1 && codes)
        refer_code(app->model, kind, ids[0], &name);
    else if (count == 1)
        record_title(app->model, kind, ids[0], &name);
    else
        buf_printf(&name, words_count(app->lang, "%s record", "%s records", count),
                   count_text((int64_t)count).text);
    app_say(app, ROLE_OK, N_("Copied to the clipboard: %s."), buf_text(&name));
    buf_clear(&name);
}

void copy_records(struct app *app, const struct kind *kind, const int64_t *ids, size_t count,
                  bool codes)
{
    struct why why = app_why(app);
    struct buf text = {0};
    if (app->term == NULL) {
        app_say(app, ROLE_WARNING, N_("There is no terminal whose clipboard could take the text."));
        return;
    }
    if (!app_read(app))
        return;
    if (gather(app, kind, ids, count, codes, &text, &why) &&
        term_copy(app->term, buf_text(&text), &why))
        say_copied(app, kind, ids, count, codes);
    else
        app_refuse(app, &why);
    app_read_end(app);
    buf_clear(&text);
}
