/*
 * The READMEs of the folder of evidence, in both languages whatever that of the
 * files: the auditor may read the other one.
 */
#include "export/evidence_inside.h"

#include "export/shelves.h"
#include "model/display.h"
#include "model/history.h"
#include "model/model.h"
#include "model/past.h"
#include "model/record.h"
#include "model/scope.h"

/* clang-format off */
static const char *const checking[] = {
    N_("1. Nothing was altered since: run 'sha256sum -c SHA256SUMS' in this folder. It names every file that differs or is missing. (Windows: compare with 'certutil -hashfile FILE SHA256'.)"),
    N_("2. The journal is unbroken: run 'python3 check_journal.py'. It computes the hash of every entry from journal.jsonl and compares the last one with journal_head.txt. It also compares every file with SHA256SUMS, and names files that were added. 'python3 check_journal.py HASH' also looks for a head that was noted elsewhere, such as on an earlier paper: it must occur in the journal."),
    N_("3. This is the folder that was given: the SHA-256 of SHA256SUMS stands in the journal of the inventory, in an entry with the action 'evidence' that follows the head named above. 'daicho history' shows it, and 'daicho verify --full' holds that journal against the records."),
    NULL,
};
static const char *const recipe[] = {
    N_("SHA-256 is computed over values. A value is its length in bytes, as eight bytes, the highest first, and then its bytes; texts are UTF-8, numbers are texts of decimal digits. Hashes are texts of 64 hexadecimal digits."),
    N_("Parts of an entry: of each part, in order, the value of 'words' and the value of the bytes that 'changes' holds in base64."),
    N_("Content of an entry: the text 'daicho content 1', who, what, about, why, the hash of the parts."),
    N_("Hash of an entry: the text 'daicho entry 1', previous, entry, at, kind, target, version, content."),
    N_("The 'previous' of the first entry is the empty text; that of every other one is the hash of the entry before."),
    N_("Where a text had to be erased from an entry ('redacted_by'), its content stays as it was, so that the chain holds; what it became stands in the words of the entry that erased it."),
    N_("Entries of merged files (journal_others.jsonl) are tied to the entry 'merge' of this journal: its words, or those of a later redaction, hold the hash of the text 'daicho others 1' and, of each entry in order, entry, target, version, redacted_by, at, who, kind, what, about, why, content, previous, hash, and 'words' and 'changes' of each part."),
    N_("This shows tampering by anyone who does not compute the whole journal anew. Against that, keep the head and the SHA-256 of SHA256SUMS where nobody can change them, such as on paper."),
    NULL,
};
/* clang-format on */

/* Adds the lines of a list, a blank line before them, below TITLE. */
static void put_list(FILE *out, const char *title, const char *const *lines, enum lang lang)
{
    fprintf(out, "\n%s\n", words_in(lang, title));
    for (; *lines != NULL; lines++)
        fprintf(out, "  %s\n", words_in(lang, *lines));
}

static void put_pair(FILE *out, const char *title, const char *value, enum lang lang)
{
    struct buf shown = {0};
    display_add(&shown, value);
    fprintf(out, "%s: %s\n", words_in(lang, title), buf_text(&shown));
    buf_clear(&shown);
}

static void put_organizations(struct evidence *evidence, FILE *out, enum lang lang)
{
    struct shelves *shelves = shelves_new(evidence->m);
    size_t count = 0;
    int64_t held = scope_held(evidence->m);
    struct record *const *all = shelves_all(shelves, "organization", &count);
    for (size_t i = 0; i < count; i++)
        if (held == 0 || held == all[i]->id)
            put_pair(out, N_("Organization"), record_value(all[i], "name"), lang);
    if (held != 0)
        put_pair(out, N_("Extent"),
                 words_in(lang, N_("Only what belongs to this organization. The journal and the "
                                   "list of snapshots are those of the whole inventory, as a "
                                   "journal cannot be divided.")),
                 lang);
    shelves_free(shelves);
}

/* Of when the records are: as the person named it, and by the clock. */
static void put_moment(struct evidence *evidence, FILE *out, enum lang lang)
{
    struct buf moment = {0};
    char at[21];
    model_now(evidence->m, at);
    if (!past_is(evidence->m))
        buf_puts(&moment, words_in(lang, N_("the present")));
    else if (evidence->order->as_of != NULL)
        buf_printf(&moment, "%s (%s)", evidence->order->as_of, at);
    else
        buf_puts(&moment, at);
    put_pair(out, N_("The records are those of"), buf_text(&moment), lang);
    buf_clear(&moment);
}

static void put_head(struct evidence *evidence, FILE *out, enum lang lang)
{
    const struct evidence_order *order = evidence->order;
    struct buf head = {0};
    char now[21];
    model_now(order->present, now);
    fprintf(out, "%s\n\n", words_in(lang, N_("Evidence of the record of processing")));
    put_organizations(evidence, out, lang);
    put_pair(out, N_("Made at (UTC)"), now, lang);
    put_moment(evidence, out, lang);
    buf_printf(&head, "%lld %s", (long long)evidence->made->seq, evidence->made->head);
    put_pair(out, N_("Head of the journal in this folder (before its making was entered)"),
             buf_text(&head), lang);
    buf_clear(&head);
    if (model_readonly(order->present))
        fprintf(out, "%s\n",
                words_in(lang, N_("The inventory was opened for reading only, so that the making "
                                  "of this folder is not entered in its journal.")));
}

static bool write_readme(struct evidence *evidence, FILE *out, enum lang lang)
{
    put_head(evidence, out, lang);
    fprintf(out, "\n%s\n", words_in(lang, N_("What is in this folder")));
    for (size_t i = 0; i < evidence_files_count; i++)
        fprintf(out, "  %-17s %s\n", evidence_files[i].name,
                words_in(lang, evidence_files[i].about));
    put_list(out, N_("How to check it, without daicho"), checking, lang);
    put_list(out, N_("How the hashes of the journal are computed"), recipe, lang);
    return true;
}

bool evidence_readme_en(struct evidence *evidence, FILE *out, struct why *why)
{
    (void)why;
    return write_readme(evidence, out, LANG_EN);
}

bool evidence_readme_ja(struct evidence *evidence, FILE *out, struct why *why)
{
    (void)why;
    return write_readme(evidence, out, LANG_JA);
}
