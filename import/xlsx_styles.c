/*
 * How cells are shown, as far as it says what their numbers mean: a date is
 * stored as a number of days, and only its format tells.
 */
#include "import/xlsx_inside.h"

#include "model/mem.h"

#include <stdlib.h>

/* The most formats and styles; Excel has at most 64,000 styles. */
enum { MANY = 1 << 16 };

enum { SHEET = XLSX_FIRST, FORMATS, FORMAT, CELLS, CELL };
static const struct xlsx_step steps[] = {
    {XLSX_TOP, "styleSheet", SHEET}, {SHEET, "numFmts", FORMATS}, {FORMATS, "numFmt", FORMAT},
    {SHEET, "cellXfs", CELLS},       {CELLS, "xf", CELL},         {0},
};

/* A format of the workbook's own. */
struct custom {
    uint32_t id;
    struct xlsx_format format;
};

struct reading {
    struct xlsx_styles *styles;
    struct custom *customs;
    size_t count, capacity;
};

static struct xlsx_format format_of(const struct reading *reading, uint32_t id)
{
    for (size_t i = 0; i < reading->count; i++)
        if (reading->customs[i].id == id)
            return reading->customs[i].format;
    return xlsx_format_built_in(id);
}

static bool refuse(struct xlsx_xml *xml)
{
    return why_set(xml->why, "The styles of the workbook are damaged. Save it again in the "
                             "spreadsheet program.");
}

static bool start(struct xlsx_xml *xml, int at, const char **attributes)
{
    struct reading *reading = xml->context;
    struct xlsx_styles *styles = reading->styles;
    uint32_t id = 0;
    if (at != FORMAT && at != CELL)
        return true;
    const char *number = xlsx_xml_attribute(attributes, "numFmtId");
    if (reading->count == MANY || styles->count == MANY)
        return why_set(xml->why,
                       "The workbook has more than %d formats or styles of cells. Save the sheet "
                       "as CSV and import that.",
                       MANY);
    if (number != NULL && !xlsx_xml_number(number, INT32_MAX, &id))
        return refuse(xml);
    if (at == FORMAT) {
        const char *code = xlsx_xml_attribute(attributes, "formatCode");
        if (number == NULL || code == NULL)
            return refuse(xml);
        reading->customs = mem_grow(reading->customs, reading->count, &reading->capacity,
                                    sizeof *reading->customs);
        reading->customs[reading->count++] = (struct custom){id, xlsx_format_of(code)};
        return true;
    }
    styles->items =
        mem_grow(styles->items, styles->count, &styles->capacity, sizeof *styles->items);
    styles->items[styles->count++] = format_of(reading, id);
    return true;
}

bool xlsx_styles_read(struct xlsx_archive *archive, const char *part, struct xlsx_styles *styles,
                      struct why *why)
{
    *styles = (struct xlsx_styles){0};
    struct reading reading = {.styles = styles};
    struct xlsx_xml xml = {
        .small = true, .steps = steps, .start = start, .context = &reading, .why = why};
    bool done = part == NULL || xlsx_xml_read(archive, part, &xml);
    free(reading.customs);
    if (done && styles->count == 0) {
        styles->items = mem_new(1, sizeof *styles->items);
        styles->count = styles->capacity = 1;
    }
    return done;
}

void xlsx_styles_clear(struct xlsx_styles *styles)
{
    free(styles->items);
    *styles = (struct xlsx_styles){0};
}
