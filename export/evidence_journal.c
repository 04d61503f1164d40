/*
 * The journal in the folder of evidence: a row an entry, a row a changed field, and
 * the entries as they are stored, from which the chain can be computed.
 */
#include "export/evidence_inside.h"

#include "export/json_writer.h"
#include "model/history.h"
#include "model/journal_raw.h"
#include "model/kinds.h"
#include "model/present.h"
#include "model/snapshots.h"

#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

struct telling {
    struct csv_writer csv;
    FILE *out;
    enum lang lang;
};

void evidence_headings(struct csv_writer *writer, const char *const *headings, size_t count,
                       enum lang lang)
{
    for (size_t i = 0; i < count; i++)
        csv_writer_cell(writer, words_in(lang, headings[i]));
    csv_writer_end(writer);
}

static void put_number(struct csv_writer *writer, int64_t number)
{
    char text[24] = "";
    if (number != 0)
        snprintf(text, sizeof text, "%lld", (long long)number);
    csv_writer_cell(writer, text);
}

static void put_title(struct csv_writer *writer, const struct raw_entry *entry, enum lang lang)
{
    struct buf title = {0};
    history_title(entry->what, entry->about, lang, &title);
    csv_writer_cell(writer, buf_text(&title));
    buf_clear(&title);
}

/* The cells that both tables of the journal begin with. */
static void put_who(struct telling *telling, const struct raw_entry *entry)
{
    struct csv_writer *csv = &telling->csv;
    put_number(csv, entry->seq);
    csv_writer_cell(csv, entry->at);
    csv_writer_cell(csv, entry->who);
    put_title(csv, entry, telling->lang);
    csv_writer_cell(csv, entry->why);
}

static void tell_row(void *context, const struct raw_entry *entry)
{
    struct telling *telling = context;
    struct csv_writer *csv = &telling->csv;
    put_who(telling, entry);
    csv_writer_cell(csv, entry->kind);
    put_number(csv, entry->target);
    csv_writer_cell(csv, entry->what);
    csv_writer_cell(csv, entry->about);
    put_number(csv, entry->version);
    put_number(csv, entry->redacted_by);
    csv_writer_cell(csv, entry->content);
    csv_writer_cell(csv, entry->previous);
    csv_writer_cell(csv, entry->hash);
    csv_writer_end(csv);
}

bool evidence_journal(struct evidence *evidence, FILE *out, struct why *why)
{
    static const char *const headings[] = {
        N_("Entry"),          N_("Time (UTC)"),    N_("Done by"),     N_("Action"),
        N_("Reason"),         N_("Type of entry"), N_("About entry"), N_("Action code"),
        N_("Record or file"), N_("Schema"),        N_("Redacted by"), N_("Hash of the content"),
        N_("Hash before"),    N_("Hash"),
    };
    struct telling telling = {.lang = evidence->lang};
    const struct raw_tell tell = {.entry = tell_row, .context = &telling};
    csv_writer_begin(&telling.csv, out, CSV_PLAIN);
    evidence_headings(&telling.csv, headings, sizeof headings / sizeof headings[0], evidence->lang);
    bool done = journal_raw(evidence->m, &tell, why);
    csv_writer_finish(&telling.csv);
    return done;
}

/* What a line of words did, for people. */
static const char *operation(const char *op, enum lang lang)
{
    static const struct {
        const char *op, *words;
    } known[] = {
        {"add", N_("Add")},         {"set", N_("Change")},          {"delete", N_("Delete")},
        {"link", N_("Link added")}, {"unlink", N_("Link removed")}, {"order", N_("Moved in order")},
        {"redact", N_("Redact")},   {"snapshot", N_("Snapshot")},   {"merge", N_("Merge")},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].op, op) == 0)
            return words_in(lang, known[i].words);
    return op;
}

/* References stand in the words as titles already. */
static void put_value(struct telling *telling, const struct field *field, const char *value)
{
    struct buf text = {0};
    if (field == NULL || kinds_is_reference(field))
        buf_puts(&text, value);
    else
        present_text(NULL, field, value, telling->lang, &text);
    csv_writer_cell(&telling->csv, buf_text(&text));
    buf_clear(&text);
}

static void put_line(struct telling *telling, const struct raw_entry *entry,
                     const struct history_line *line)
{
    const struct kind *kind = kinds_find(line->kind);
    size_t number = kind == NULL ? 0 : kinds_field(kind, line->column);
    const struct field *field =
        kind == NULL || number == kind->field_count ? NULL : &kind->fields[number];
    struct csv_writer *csv = &telling->csv;
    put_who(telling, entry);
    csv_writer_cell(csv, operation(line->op, telling->lang));
    csv_writer_cell(csv, kind == NULL ? line->kind : kind->label[telling->lang]);
    csv_writer_cell(csv, line->code);
    csv_writer_cell(csv, line->name);
    csv_writer_cell(csv, field == NULL ? line->column : field->label[telling->lang]);
    put_value(telling, field, line->old);
    put_value(telling, field, line->new);
    csv_writer_end(csv);
}

static void tell_lines(void *context, const struct raw_entry *entry, const struct raw_part *part)
{
    const char *words = part->words;
    struct history_line line = {0};
    while (history_next(&words, &line))
        put_line(context, entry, &line);
}

bool evidence_changes(struct evidence *evidence, FILE *out, struct why *why)
{
    static const char *const headings[] = {
        N_("Entry"),    N_("Time (UTC)"), N_("Done by"),        N_("Action"),
        N_("Reason"),   N_("Operation"),  N_("Kind of record"), N_("Code of the record"),
        N_("Its name"), N_("Field"),      N_("Value before"),   N_("Value after"),
    };
    struct telling telling = {.lang = evidence->lang};
    const struct raw_tell tell = {.part = tell_lines, .context = &telling};
    csv_writer_begin(&telling.csv, out, CSV_PLAIN);
    evidence_headings(&telling.csv, headings, sizeof headings / sizeof headings[0], evidence->lang);
    bool done = journal_raw(evidence->m, &tell, why);
    csv_writer_finish(&telling.csv);
    return done;
}

static void put_json(FILE *out, const char *key, const char *text)
{
    fprintf(out, ", \"%s\": ", key);
    json_writer_string(out, text);
}

/* An entry of another journal says by which one of ours it came. */
static void put_merge(FILE *out, const struct raw_entry *entry)
{
    if (entry->merge != 0)
        fprintf(out, "\"merge\": %lld, ", (long long)entry->merge);
}

static void tell_entry_line(void *context, const struct raw_entry *entry)
{
    struct telling *telling = context;
    FILE *out = telling->out;
    fputc('{', out);
    put_merge(out, entry);
    fprintf(out, "\"entry\": %lld", (long long)entry->seq);
    put_json(out, "at", entry->at);
    put_json(out, "who", entry->who);
    put_json(out, "kind", entry->kind);
    fprintf(out, ", \"target\": %lld", (long long)entry->target);
    put_json(out, "what", entry->what);
    put_json(out, "about", entry->about);
    put_json(out, "why", entry->why);
    fprintf(out, ", \"version\": %lld", (long long)entry->version);
    fprintf(out, ", \"redacted_by\": %lld", (long long)entry->redacted_by);
    put_json(out, "content", entry->content);
    put_json(out, "previous", entry->previous);
    put_json(out, "hash", entry->hash);
    fputs("}\n", out);
}

static void put_base64(FILE *out, const uint8_t *bytes, size_t length)
{
    enum { PIECE = 3 * 1024 };
    char text[BASE64_ENCODE_RAW_LENGTH(PIECE)];
    for (size_t at = 0; at < length; at += PIECE) {
        size_t piece = length - at < PIECE ? length - at : PIECE;
        base64_encode_raw(text, piece, bytes + at);
        fwrite(text, 1, BASE64_ENCODE_RAW_LENGTH(piece), out);
    }
}

static void tell_part_line(void *context, const struct raw_entry *entry,
                           const struct raw_part *part)
{
    struct telling *telling = context;
    fputc('{', telling->out);
    put_merge(telling->out, entry);
    fprintf(telling->out, "\"part\": %lld, \"of\": %lld", (long long)part->part,
            (long long)entry->seq);
    put_json(telling->out, "words", part->words);
    fputs(", \"changes\": \"", telling->out);
    put_base64(telling->out, part->changes, part->length);
    fputs("\"}\n", telling->out);
}

static bool put_raw(struct evidence *evidence, FILE *out,
                    bool (*walk)(struct model *m, const struct raw_tell *tell, struct why *why),
                    struct why *why)
{
    struct telling telling = {.out = out, .lang = evidence->lang};
    const struct raw_tell tell = {
        .entry = tell_entry_line, .part = tell_part_line, .context = &telling};
    return walk(evidence->m, &tell, why);
}

bool evidence_raw(struct evidence *evidence, FILE *out, struct why *why)
{
    return put_raw(evidence, out, journal_raw, why);
}

bool evidence_others(struct evidence *evidence, FILE *out, struct why *why)
{
    return put_raw(evidence, out, journal_raw_others, why);
}

bool evidence_snapshots(struct evidence *evidence, FILE *out, struct why *why)
{
    static const char *const headings[] = {
        N_("Snapshot"), N_("Entry"),  N_("Time (UTC)"),
        N_("Done by"),  N_("Reason"), N_("Hash of the records"),
        N_("Hash"),
    };
    struct snapshots all;
    struct csv_writer csv;
    if (!snapshots_list(evidence->m, &all, why))
        return false;
    csv_writer_begin(&csv, out, CSV_PLAIN);
    evidence_headings(&csv, headings, sizeof headings / sizeof headings[0], evidence->lang);
    for (size_t i = all.count; i-- > 0;) {
        const struct snapshot *snapshot = &all.items[i];
        csv_writer_cell(&csv, snapshot->name);
        put_number(&csv, snapshot->entry);
        csv_writer_cell(&csv, snapshot->at);
        csv_writer_cell(&csv, snapshot->who);
        csv_writer_cell(&csv, snapshot->why);
        csv_writer_cell(&csv, snapshot->content);
        csv_writer_cell(&csv, snapshot->hash);
        csv_writer_end(&csv);
    }
    csv_writer_finish(&csv);
    snapshots_clear(&all);
    return true;
}

bool evidence_head(struct evidence *evidence, FILE *out, struct why *why)
{
    (void)why;
    fprintf(out, "%lld %s\n", (long long)evidence->made->seq, evidence->made->head);
    return true;
}
