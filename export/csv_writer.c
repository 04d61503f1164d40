/*
 * See csv_writer.h. libcsv's own writer puts every cell in quotation marks;
 * this one writes them only where the reader needs them, so that an export
 * can be compared and read by people.
 */
#include "export/csv_writer.h"

#include <string.h>

void csv_writer_begin(struct csv_writer *writer, FILE *out, bool excel)
{
    *writer = (struct csv_writer){.out = out, .excel = excel};
    if (excel)
        fputs("\xEF\xBB\xBF", out);
}

static bool is_number(const char *text)
{
    text += *text == '+' || *text == '-';
    size_t whole = strspn(text, "0123456789");
    text += whole;
    if (whole > 0 && *text == '.') {
        size_t part = strspn(text + 1, "0123456789");
        if (part == 0)
            return false;
        text += 1 + part;
    }
    return whole > 0 && *text == '\0';
}

bool csv_writer_is_formula(const char *text)
{
    static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                         "\n", "＝", "＋", "－", "＠"};
    if (is_number(text))
        return false;
    text += strspn(text, "'");
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

const char *csv_writer_unguard(const char *text)
{
    return text[0] == '\'' && csv_writer_is_formula(text + 1) ? text + 1 : text;
}

void csv_writer_cell(struct csv_writer *writer, const char *text)
{
    FILE *out = writer->out;
    if (writer->cells > 0)
        fputc(',', out);
    writer->cells++;
    writer->filled = writer->filled || writer->cells > 1 || text[0] != '\0';
    bool guard = writer->excel && csv_writer_is_formula(text);
    bool quoted = text[strcspn(text, ",\"\r\n")] != '\0';
    if (quoted)
        fputc('"', out);
    if (guard)
        fputc('\'', out);
    if (!quoted) {
        fputs(text, out);
        return;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            fputc('"', out);
        fputc(*at, out);
    }
    fputc('"', out);
}

void csv_writer_end(struct csv_writer *writer)
{
    /* A row of one empty cell would be a blank line, which readers skip. */
    if (!writer->filled)
        fputs("\"\"", writer->out);
    fputs(writer->excel ? "\r\n" : "\n", writer->out);
    writer->cells = 0;
    writer->filled = false;
}
