/*
 * A part as expat sees it. Where an element stands is told by a table of steps
 * from place to place, so that what stands in unknown elements, such as the
 * readings of kanji or extensions, is never taken for content. Prefixes are
 * not looked at: the transitional and the strict form of the standard have
 * different namespaces and the same names.
 */
#include "import/xlsx_inside.h"

#include "model/mem.h"

#include <expat.h>
#include <string.h>

/* Bytes that are parsed at once; the longest tag, since expat keeps a tag whole
 * until it ends; and the most names, since it keeps each name for good. */
enum { BLOCK = 1 << 16, TAG = 1 << 20, NAMES = 2000, SMALL = 64 << 20 };

static void stop(struct xlsx_xml *xml)
{
    xml->stopped = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

/* Refuses the part; FORMAT takes its name and the line. */
static bool refuse_content(struct xlsx_xml *xml, const char *format)
{
    return why_set(xml->why, format, xml->part,
                   (unsigned long)XML_GetCurrentLineNumber(xml->parser));
}

static int step(const struct xlsx_xml *xml, int from, const char *name)
{
    const char *colon = strchr(name, ':');
    if (colon != NULL)
        name = colon + 1;
    const struct xlsx_step *at = xml->steps;
    while (at->name != NULL && (at->from != from || strcmp(at->name, name) != 0))
        at++;
    return at->name == NULL ? XLSX_ELSEWHERE : at->to;
}

/* Counts NAME where it was not seen yet. Names that share a bit count once. */
static void see(struct xlsx_xml *xml, const char *name)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619;
    hash = (hash ^ hash >> 16) % XLSX_NAME_BITS;
    uint8_t bit = (uint8_t)(1 << hash % 8);
    xml->names += (xml->seen[hash / 8] & bit) == 0;
    xml->seen[hash / 8] |= bit;
}

/* Refuses what takes expat more and more memory. */
static bool is_bounded(struct xlsx_xml *xml, const char *name, const char **attributes)
{
    see(xml, name);
    for (; *attributes != NULL; attributes += 2)
        see(xml, *attributes);
    if (xml->names > NAMES)
        return refuse_content(xml, N_("Part %s, line %lu: there are more names of elements than a "
                                      "workbook has. Save it again in the spreadsheet program."));
    return xml->depth < XLSX_DEPTH ||
           refuse_content(xml, N_("Part %s, line %lu: more elements stand within each other than "
                                  "a workbook has. Save it again in the spreadsheet program."));
}

/* Enters the element NAME. */
static bool enter(struct xlsx_xml *xml, const char *name, const char **attributes)
{
    int from = xml->places[xml->depth];
    if (!is_bounded(xml, name, attributes))
        return false;
    int to = from == XLSX_ELSEWHERE ? XLSX_ELSEWHERE : step(xml, from, name);
    xml->places[++xml->depth] = to;
    if (from == XLSX_TOP && to == XLSX_ELSEWHERE)
        return refuse_content(xml, N_("Part %s, line %lu: this is not what a workbook of tables "
                                      "holds there. Save it as an Excel workbook (.xlsx) or as "
                                      "CSV."));
    return to == XLSX_ELSEWHERE || xml->start(xml, to, attributes);
}

static void on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct xlsx_xml *xml = context;
    if (!xml->stopped && !enter(xml, name, attributes))
        stop(xml);
}

static void on_end(void *context, const XML_Char *name)
{
    (void)name;
    struct xlsx_xml *xml = context;
    if (xml->stopped)
        return;
    int at = xml->places[xml->depth--];
    if (at != XLSX_ELSEWHERE && xml->end != NULL && !xml->end(xml, at))
        stop(xml);
}

static void on_text(void *context, const XML_Char *text, int length)
{
    struct xlsx_xml *xml = context;
    if (!xml->stopped && xml->places[xml->depth] != XLSX_ELSEWHERE)
        xml->text(xml, xml->places[xml->depth], text, (size_t)length);
}

static void on_doctype(void *context, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)subset;
    struct xlsx_xml *xml = context;
    refuse_content(xml, N_("Part %s, line %lu: a document type declaration stands here, which no "
                           "workbook has and which may be an attack. The file is not read."));
    stop(xml);
}

/* Why the parser stopped; whether that is well. */
static bool judge(struct xlsx_xml *xml)
{
    if (xml->stopped)
        return xml->enough;
    if (XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY)
        return why_no_memory(xml->why);
    return why_set(xml->why,
                   "Part %s, line %lu: the XML is damaged (%s). Save the workbook again in the "
                   "spreadsheet program.",
                   xml->part, (unsigned long)XML_GetCurrentLineNumber(xml->parser),
                   XML_ErrorString(XML_GetErrorCode(xml->parser)));
}

static bool parse(struct xlsx_archive *archive, struct zip_file *file, struct xlsx_xml *xml)
{
    uint64_t fed = 0;
    long got = 1;
    while (got > 0) {
        void *block = XML_GetBuffer(xml->parser, BLOCK);
        if (block == NULL)
            return judge(xml);
        got = xlsx_archive_read(archive, file, block, BLOCK, xml->why);
        if (got < 0)
            return why_at(xml->why, "part %s", xml->part);
        fed += (uint64_t)got;
        if (xml->small && fed > SMALL)
            return refuse_content(xml, N_("Part %s, line %lu: the part is larger than 64 MiB. Save "
                                          "the sheet as CSV and import that."));
        if (XML_ParseBuffer(xml->parser, (int)got, got == 0) != XML_STATUS_OK)
            return judge(xml);
        /* The place of what has not ended yet; -1 before anything was seen. */
        XML_Index at = XML_GetCurrentByteIndex(xml->parser);
        if (fed > TAG && fed - TAG > (uint64_t)(at < 0 ? 0 : at))
            return refuse_content(xml, N_("Part %s, line %lu: a tag is larger than 1 MiB. Save the "
                                          "workbook again in the spreadsheet program."));
    }
    return true;
}

bool xlsx_xml_read(struct xlsx_archive *archive, const char *part, struct xlsx_xml *xml)
{
    struct zip_file *file = xlsx_archive_begin(archive, part, xml->why);
    if (file == NULL)
        return false;
    xml->part = part;
    xml->places[0] = XLSX_TOP;
    xml->parser = XML_ParserCreate(NULL);
    if (xml->parser == NULL)
        mem_none();
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    if (xml->text != NULL)
        XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
    bool done = parse(archive, file, xml);
    XML_ParserFree(xml->parser);
    xml->parser = NULL;
    xlsx_archive_end(file);
    return done;
}

const char *xlsx_xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        const char *colon = strchr(*attributes, ':');
        if (strcmp(colon == NULL ? *attributes : colon + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool xlsx_xml_flag(const char **attributes, const char *name)
{
    const char *value = xlsx_xml_attribute(attributes, name);
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool xlsx_xml_number(const char *text, uint32_t most, uint32_t *number)
{
    uint64_t value = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && value <= most; at++)
        value = value * 10 + (uint64_t)(*at - '0');
    *number = (uint32_t)value;
    return at != text && *at == '\0' && value <= most;
}
