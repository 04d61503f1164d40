/*
 * The shared strings. A text may be made of runs of different looks, which are
 * joined; the reading that an input method left beside it (rPh) is not in the
 * table of steps.
 */
#include "import/xlsx_inside.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>

enum { STRINGS = XLSX_FIRST, STRING, RUN, TEXT };
static const struct xlsx_step steps[] = {
    {STRING, "t", TEXT}, {STRINGS, "si", STRING},    {STRING, "r", RUN},
    {RUN, "t", TEXT},    {XLSX_TOP, "sst", STRINGS}, {0},
};

struct reading {
    struct xlsx_strings *strings;
    size_t text; /* where the text of the open element begins */
};

static bool start(struct xlsx_xml *xml, int at, const char **attributes)
{
    (void)attributes;
    struct reading *reading = xml->context;
    struct xlsx_strings *strings = reading->strings;
    if (at == STRING) {
        strings->starts =
            mem_grow(strings->starts, strings->count, &strings->capacity, sizeof *strings->starts);
        strings->starts[strings->count++] = (uint32_t)strings->text.length;
    }
    reading->text = strings->text.length;
    return true;
}

static void add(struct xlsx_xml *xml, int at, const char *text, size_t length)
{
    const struct reading *reading = xml->context;
    if (at == TEXT && reading->strings->text.length <= ENCODING_LIMIT)
        buf_add(&reading->strings->text, text, length);
}

/* Ends a text: its escapes become characters. */
static bool end_text(struct xlsx_xml *xml, const struct reading *reading)
{
    struct buf *text = &reading->strings->text;
    bool nul = xlsx_unescape(text, reading->text);
    return !nul || why_set(xml->why, "A text holds a NUL character, which no text has. Delete it "
                                     "in the spreadsheet.");
}

static bool end(struct xlsx_xml *xml, int at)
{
    const struct reading *reading = xml->context;
    struct xlsx_strings *strings = reading->strings;
    if (strings->text.length > ENCODING_LIMIT)
        return why_set(xml->why,
                       "The texts of the workbook are larger than 256 MiB. Divide it into "
                       "several files.");
    if (at == STRING) {
        if (strings->text.length - strings->starts[strings->count - 1] > READER_CELL_LIMIT)
            return why_set(xml->why,
                           "Text %zu of the workbook is larger than 1 MiB. Shorten the cell that "
                           "shows it in the spreadsheet program and save the workbook again.",
                           strings->count);
        buf_putc(&strings->text, '\0');
    }
    return at != TEXT || end_text(xml, reading);
}

bool xlsx_strings_read(struct xlsx_archive *archive, const char *part, struct xlsx_strings *strings,
                       struct why *why)
{
    *strings = (struct xlsx_strings){0};
    struct reading reading = {.strings = strings};
    struct xlsx_xml xml = {
        .steps = steps, .start = start, .end = end, .text = add, .context = &reading, .why = why};
    return part == NULL || xlsx_xml_read(archive, part, &xml);
}

void xlsx_strings_clear(struct xlsx_strings *strings)
{
    buf_wipe(&strings->text);
    free(strings->starts);
    *strings = (struct xlsx_strings){0};
}
