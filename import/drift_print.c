/* See drift.h: what was found, for people and as JSON. */
#include "import/drift_inside.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/guard.h"

#include <stdlib.h>

/* Prints TEXT, in one line, harmless for the terminal. */
static void put_words(FILE *out, const char *text)
{
    char *masked = guard_mask(text);
    display_print(out, masked);
    free(masked);
}

/* Prints TEXT behind LABEL, its further lines below each other, harmless for the
 * terminal. */
static void put_line(FILE *out, const char *label, const char *text)
{
    fprintf(out, "    %s: ", label);
    put_words(out, text);
    fputc('\n', out);
}

static const char *sort_title(enum drift_sort sort, enum lang lang)
{
    switch (sort) {
    case DRIFT_ONLY_RECORDS:
        return words_in(lang, N_("In the inventory, not in the policy"));
    case DRIFT_ONLY_POLICY:
        return words_in(lang, N_("In the policy, not in the inventory"));
    case DRIFT_REWORDED:
        return words_in(lang, N_("In both, with different words"));
    case DRIFT_PIN_CHANGED:
        return words_in(lang, N_("Wording changed since it was pinned"));
    case DRIFT_PIN_GONE:
        return words_in(lang, N_("Pinned paragraphs that are not in the policy any more"));
    case DRIFT_PIN_LOST:
        return words_in(lang, N_("Pinned records that are not in the inventory any more"));
    }
    return "";
}

static void put_hit(const struct drift_hit *hit, FILE *out, enum lang lang)
{
    const char *theme = words_in(lang, drift_theme_name(hit->theme));
    const char *part = drift_part_name(hit->part);
    fprintf(out, "  %s", theme);
    if (part[0] != '\0')
        fprintf(out, " (%s)", words_in(lang, part));
    if (hit->record != NULL && hit->sort != DRIFT_ONLY_POLICY) {
        fputs("  ", out);
        put_words(out, hit->record);
    }
    if (hit->line > 0 && hit->sort != DRIFT_ONLY_RECORDS)
        fprintf(out, words_in(lang, "  (line %zu, paragraph %zu)"), hit->line, hit->paragraph);
    fputc('\n', out);
    bool near = hit->score > 0 && hit->sort != DRIFT_REWORDED && hit->sort != DRIFT_PIN_CHANGED;
    bool first_records = hit->sort != DRIFT_ONLY_POLICY;
    for (int turn = 0; turn < 2; turn++) {
        bool records = (turn == 0) == first_records;
        const char *text = records ? hit->in_records : hit->in_policy;
        if (text == NULL)
            continue;
        if (turn == 1 && near)
            put_line(out,
                     records ? words_in(lang, "nearest in the inventory")
                             : words_in(lang, "nearest in the policy"),
                     text);
        else
            put_line(out,
                     hit->sort == DRIFT_PIN_CHANGED && records ? words_in(lang, "pinned")
                     : records                                 ? words_in(lang, "inventory")
                                                               : words_in(lang, "policy"),
                     text);
    }
    if (hit->score > 0)
        fprintf(out, words_in(lang, "    likeness: %d of 100\n"), hit->score);
}

static void put_notice(const struct drift *drift, FILE *out, enum lang lang)
{
    struct buf code = {0}, name = {0};
    display_add(&code, drift->notice);
    display_add(&name, drift->notice_name);
    fprintf(out, words_in(lang, "Notice: %s %s\n"), buf_text(&code), buf_text(&name));
    buf_clear(&code);
    buf_clear(&name);
}

void drift_print(const struct drift *drift, FILE *out, enum lang lang)
{
    fprintf(out, words_in(lang, "Read: %s, %s, %zu paragraphs, %zu values compared"),
            drift->policy.form, drift->policy.encoding, drift->policy.count, drift->held);
    if (drift->pinned > 0)
        fprintf(out, words_in(lang, ", %zu paragraphs pinned"), drift->pinned);
    fputc('\n', out);
    if (drift->held == 0)
        fputs(words_in(lang, "The policy has no lists or tables that could be compared: only what "
                             "the inventory states was looked for.\n"),
              out);
    if (drift->notice[0] != '\0')
        put_notice(drift, out, lang);
    for (enum drift_sort sort = DRIFT_ONLY_RECORDS; sort <= DRIFT_PIN_LOST; sort++) {
        bool titled = false;
        for (size_t i = 0; i < drift->hit_count; i++) {
            if (drift->hits[i].sort != sort)
                continue;
            if (!titled)
                fprintf(out, "\n%s\n", sort_title(sort, lang));
            titled = true;
            put_hit(&drift->hits[i], out, lang);
        }
    }
    if (drift->hit_count == 0)
        fputs(words_in(lang, "\nThe policy and the inventory state the same.\n"), out);
    else
        fprintf(out,
                words_count(lang,
                            "\n%zu difference. Texts were compared, nothing else: please "
                            "check it.\n",
                            "\n%zu differences. Texts were compared, nothing else: please check "
                            "them.\n",
                            drift->hit_count),
                drift->hit_count);
}

void drift_print_paragraphs(const struct drift *drift, FILE *out)
{
    for (size_t i = 0; i < drift->policy.count; i++) {
        const struct policy_block *block = &drift->policy.blocks[i];
        struct buf words = {0}, shown = {0};
        policy_text(block, &words);
        char *masked = guard_mask(buf_text(&words));
        display_add(&shown, masked);
        fprintf(out, "%5zu  %s%s\n", i + 1,
                block->role == POLICY_HEADING  ? "# "
                : block->role == POLICY_ITEM   ? "- "
                : block->role == POLICY_HEADER ? "|| "
                : block->role == POLICY_ROW    ? "| "
                                               : "",
                buf_text(&shown));
        free(masked);
        buf_clear(&shown);
        buf_clear(&words);
    }
}

static void put_text(struct json_writer *w, const char *key, const char *value)
{
    char *masked = guard_mask(value == NULL ? "" : value);
    json_writer_text(w, key, masked);
    free(masked);
}

void drift_json(const struct drift *drift, FILE *out, enum lang lang)
{
    static const char *const sorts[] = {[DRIFT_ONLY_RECORDS] = "only_in_records",
                                        [DRIFT_ONLY_POLICY] = "only_in_policy",
                                        [DRIFT_REWORDED] = "reworded",
                                        [DRIFT_PIN_CHANGED] = "changed_since_pinned",
                                        [DRIFT_PIN_GONE] = "pinned_paragraph_gone",
                                        [DRIFT_PIN_LOST] = "pinned_record_gone"};
    struct json_writer w;
    json_writer_begin(&w, out);
    json_writer_open(&w, NULL, '{');
    put_text(&w, "notice", drift->notice);
    json_writer_text(&w, "form", drift->policy.form);
    json_writer_text(&w, "encoding", drift->policy.encoding);
    json_writer_number(&w, "values", (long long)drift->held);
    json_writer_open(&w, "differences", '[');
    for (size_t i = 0; i < drift->hit_count; i++) {
        const struct drift_hit *hit = &drift->hits[i];
        json_writer_open(&w, NULL, '{');
        json_writer_text(&w, "sort", sorts[hit->sort]);
        json_writer_text(&w, "about", words_in(lang, drift_theme_name(hit->theme)));
        const char *part = drift_part_name(hit->part);
        json_writer_text(&w, "part", part[0] == '\0' ? "" : words_in(lang, part));
        put_text(&w, "record", hit->record);
        put_text(&w, "in_records", hit->in_records);
        put_text(&w, "in_policy", hit->in_policy);
        json_writer_number(&w, "line", (long long)hit->line);
        json_writer_number(&w, "paragraph", (long long)hit->paragraph);
        json_writer_number(&w, "score", hit->score);
        json_writer_close(&w, '}');
    }
    json_writer_close(&w, ']');
    json_writer_close(&w, '}');
    json_writer_end(&w);
}
