/* See notice_publish.h. */
#include "export/notice_publish.h"

#include "export/notice_stated.h"
#include "export/notice_write.h"
#include "export/shelves.h"
#include "model/change.h"
#include "model/dates.h"

#include <string.h>

/* Fills the record of the publication of TEXT on the day ON. */
static bool fill(struct shelves *shelves, struct record *publication,
                 const struct notice_text *text, const struct notice_publishing *how,
                 const char *on, struct why *why)
{
    struct buf name = {0}, wording = {0}, statements = {0};
    buf_printf(&name, "%s %s", record_value(text->notice, "name"), on);
    notice_write(&text, 1, NOTICE_MD, false, &wording);
    notice_statements(shelves, text, &statements);
    const struct {
        const char *column, *typed;
    } fields[] = {
        {"name", buf_text(&name)},
        {"notice", record_value(text->notice, "code")},
        {"published_on", on},
        {"place", how->place == NULL ? "" : how->place},
        {"language", how->lang == LANG_JA ? "ja" : "en"},
        {"wording", buf_text(&wording)},
        {"statements", buf_text(&statements)},
    };
    bool done = true;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && done; i++)
        done = record_set(publication, kinds_field(publication->kind, fields[i].column),
                          fields[i].typed, why);
    buf_clear(&name);
    buf_clear(&wording);
    buf_clear(&statements);
    return done;
}

/* Saves PUBLICATION, and NOTICE where its date of revision changed, as one change. */
static bool save(struct model *m, struct record *publication, struct record *notice,
                 const char *reason, struct why *why)
{
    struct buf about = {0};
    buf_printf(&about, "notice/%s", record_value(notice, "code"));
    struct change_note note = {.what = "publish", .about = buf_text(&about), .why = reason};
    bool done = change_begin(m, &note, why) && record_save(m, publication, why) &&
                (!record_changed(notice) || record_save(m, notice, why)) &&
                change_commit(m, NULL, why);
    change_cancel(m);
    buf_clear(&about);
    return done;
}

/* The same for NOTICE, a copy of the record, which has its new date of revision. */
static bool publish(struct shelves *shelves, const struct notice_choice *choice,
                    struct record *notice, const struct notice_publishing *how, const char *on,
                    struct buf *code, size_t *missing, struct why *why)
{
    const struct notice_choice revised = {notice, choice->organization, choice->law};
    struct notice_text *text = notice_make(shelves, &revised, NOTICE_PARTS, how->lang, why);
    if (text == NULL)
        return false;
    struct record *publication = record_new(kinds_find("publication"));
    bool done = fill(shelves, publication, text, how, on, why) &&
                save(shelves_model(shelves), publication, notice, how->reason, why);
    if (done)
        buf_puts(code, record_value(publication, "code"));
    *missing = text->missing;
    record_free(publication);
    notice_free(text);
    return done;
}

bool notice_publish(struct shelves *shelves, const struct notice_choice *choice,
                    const struct notice_publishing *how, struct buf *code, size_t *missing,
                    struct why *why)
{
    char on[11];
    if (choice->notice == NULL)
        return why_set(why, "No notice is recorded for this text, so that it cannot be kept as "
                            "published. Add one: daicho add notice name=… notice_type=…");
    if (!date_parse(how->on, on, why))
        return false;
    struct record *notice = record_copy(choice->notice);
    if (how->revised)
        record_put(notice, kinds_field(notice->kind, "revised_on"), on);
    bool done = publish(shelves, choice, notice, how, on, code, missing, why);
    record_free(notice);
    return done;
}
