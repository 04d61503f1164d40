/* See due.h. */
#include "tests/due.h"

#include "model/buf.h"
#include "model/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

struct model *due_model(void)
{
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "organization", "code", "O-1", "name", "Example", "fiscal_month", "3", NULL);
    test_add(m, "category", "code", "C-1", "name", "Staff", "organization", "O-1", NULL);
    return m;
}

void due_lines_of(struct model *m, const char *until, struct buf *out)
{
    static const char *const states[] = {[DUE_COMING] = "coming",
                                         [DUE_PASSED] = "passed",
                                         [DUE_OVERDUE] = "overdue",
                                         [DUE_HELD] = "held",
                                         [DUE_UNDATED] = "undated"};
    struct due *due = due_new(m, until);
    while (!due_done(due))
        if (!due_step(m, due, &why))
            fail_msg("%s", why.text);
    for (size_t i = 0; i < due->count; i++) {
        const struct due_line *line = &due->lines[i];
        buf_printf(out, "%s %s %s %s", line->last[0] == '\0' ? "-" : line->last,
                   line->what == DUE_MAY ? "may" : "must", states[line->state], line->rule->code);
        if (line->full[0] != '\0')
            buf_printf(out, " full %s", line->full);
        if (line->held[0] != '\0')
            buf_printf(out, " held %s", line->held);
        if (line->source != NULL)
            buf_printf(out, " by %s", line->source);
        if (line->undated != DUE_DATED)
            buf_printf(out, " %d", line->undated);
        buf_putc(out, '\n');
    }
    due_free(due);
}

void due_lines_are(struct model *m, const char *until, const char *expected)
{
    struct buf lines = {0};
    due_lines_of(m, until, &lines);
    assert_string_equal(buf_text(&lines), expected);
    buf_clear(&lines);
}
