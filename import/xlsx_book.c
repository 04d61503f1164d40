/*
 * How the parts of a workbook name each other (ECMA-376 part 2, relationships)
 * and which sheets it has. Nothing is taken from its usual place: the workbook
 * part has another name in files of some programs.
 */
#include "import/xlsx_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The most relationships and sheets of a workbook. */
enum { MANY = 10000 };

/* A relationship from one part to another. */
struct relation {
    char *id;
    char *type; /* the last word of its type: "worksheet" */
    char *part; /* its full name */
};

struct relations {
    char *from; /* the part whose they are */
    struct relation *items;
    size_t count, capacity;
};

enum { RELATIONS = XLSX_FIRST, RELATION };
static const struct xlsx_step relation_steps[] = {
    {RELATIONS, "Relationship", RELATION},
    {XLSX_TOP, "Relationships", RELATIONS},
    {0},
};

enum { WORKBOOK = XLSX_FIRST, PROPERTIES, SHEETS, SHEET };
static const struct xlsx_step book_steps[] = {
    {XLSX_TOP, "workbook", WORKBOOK},
    {WORKBOOK, "workbookPr", PROPERTIES},
    {WORKBOOK, "sheets", SHEETS},
    {SHEETS, "sheet", SHEET},
    {0},
};

/* The name of the part that TARGET, a reference from the part FROM, means. */
static char *resolve(const char *from, const char *target)
{
    struct buf path = {0};
    const char *slash = strrchr(from, '/');
    if (*target != '/' && slash != NULL)
        buf_add(&path, from, (size_t)(slash - from));
    while (*target != '\0') {
        size_t part = strcspn(target, "/");
        if (part == 2 && strncmp(target, "..", 2) == 0) {
            while (path.length > 0 && path.text[path.length - 1] != '/')
                path.length--;
            path.length -= path.length > 0;
        } else if (part > 0 && !(part == 1 && *target == '.')) {
            if (path.length > 0)
                buf_putc(&path, '/');
            buf_add(&path, target, part);
        }
        target += part + (target[part] == '/');
    }
    buf_puts(&path, "");
    return buf_take(&path);
}

static bool take_relation(struct xlsx_xml *xml, int at, const char **attributes)
{
    struct relations *all = xml->context;
    const char *id = xlsx_xml_attribute(attributes, "Id");
    const char *type = xlsx_xml_attribute(attributes, "Type");
    const char *target = xlsx_xml_attribute(attributes, "Target");
    const char *mode = xlsx_xml_attribute(attributes, "TargetMode");
    if (at != RELATION || id == NULL || type == NULL || target == NULL ||
        (mode != NULL && strcmp(mode, "External") == 0))
        return true;
    if (all->count == MANY)
        return why_set(xml->why,
                       "Part %s: the workbook refers to more than %d parts. Copy the sheet into a "
                       "new workbook and save that.",
                       xml->part, MANY);
    const char *slash = strrchr(type, '/');
    all->items = mem_grow(all->items, all->count, &all->capacity, sizeof *all->items);
    all->items[all->count++] = (struct relation){.id = mem_copy(id),
                                                 .type = mem_copy(slash == NULL ? type : slash + 1),
                                                 .part = resolve(all->from, target)};
    return true;
}

/* Reads the relationships of the part FROM, "" for those of the package. */
static bool relations_read(struct xlsx_archive *archive, const char *from,
                           struct relations *relations, struct why *why)
{
    struct buf part = {0};
    const char *slash = strrchr(from, '/');
    const char *name = slash == NULL ? from : slash + 1;
    *relations = (struct relations){.from = mem_copy(from)};
    buf_add(&part, from, (size_t)(name - from));
    buf_printf(&part, "_rels/%s.rels", name);
    struct xlsx_xml xml = {.small = true,
                           .steps = relation_steps,
                           .start = take_relation,
                           .context = relations,
                           .why = why};
    bool done = xlsx_xml_read(archive, part.text, &xml);
    buf_clear(&part);
    return done;
}

static void relations_clear(struct relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        free(relations->items[i].id);
        free(relations->items[i].type);
        free(relations->items[i].part);
    }
    free(relations->items);
    free(relations->from);
}

/* Sets PART to a copy of the part of TYPE; leaves it NULL where there is none.
 * False with WHY where there are several. */
static bool only(const struct relations *relations, const char *type, char **part, struct why *why)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->items[i].type, type) != 0)
            continue;
        if (*part != NULL)
            return why_set(why,
                           "The workbook names two parts of the type %s. Save it again in the "
                           "spreadsheet program.",
                           type);
        *part = mem_copy(relations->items[i].part);
    }
    return true;
}

/* The workbook while it is read. */
struct reading {
    const struct relations *relations;
    struct xlsx_book *book;
};

static enum xlsx_shown shown_of(const char *state)
{
    if (state != NULL && strcmp(state, "hidden") == 0)
        return XLSX_HIDDEN;
    return state != NULL && strcmp(state, "veryHidden") == 0 ? XLSX_VERY_HIDDEN : XLSX_VISIBLE;
}

static bool take_sheet(struct xlsx_xml *xml, const char **attributes)
{
    const struct reading *reading = xml->context;
    struct xlsx_book *book = reading->book;
    const struct relations *relations = reading->relations;
    const char *name = xlsx_xml_attribute(attributes, "name");
    const char *id = xlsx_xml_attribute(attributes, "id");
    size_t i = 0;
    while (i < relations->count && (id == NULL || strcmp(relations->items[i].id, id) != 0))
        i++;
    if (book->count == MANY)
        return why_set(xml->why,
                       "The workbook has more than %d sheets. Copy the one that is wanted into a "
                       "new workbook and save that.",
                       MANY);
    if (name == NULL || i == relations->count)
        return why_set(xml->why,
                       "The workbook lists a sheet that it does not have. Save it again in the "
                       "spreadsheet program.");
    bool cells = strcmp(relations->items[i].type, "worksheet") == 0;
    book->sheets = mem_grow(book->sheets, book->count, &book->capacity, sizeof *book->sheets);
    book->sheets[book->count++] =
        (struct xlsx_sheet){.name = mem_copy(name),
                            .part = cells ? mem_copy(relations->items[i].part) : NULL,
                            .shown = shown_of(xlsx_xml_attribute(attributes, "state"))};
    return true;
}

static bool take_workbook(struct xlsx_xml *xml, int at, const char **attributes)
{
    const struct reading *reading = xml->context;
    if (at == PROPERTIES)
        reading->book->from_1904 = xlsx_xml_flag(attributes, "date1904");
    return at != SHEET || take_sheet(xml, attributes);
}

/* Refuses an archive that is no .xlsx workbook, by what it is. */
static bool refuse_other(const struct xlsx_archive *archive, struct why *why)
{
    if (xlsx_archive_has(archive, "mimetype") && xlsx_archive_has(archive, "content.xml"))
        return why_set(why, "The file is an OpenDocument file (.ods). Open it and save the sheet "
                            "as an Excel workbook (.xlsx) or as CSV.");
    return why_set(why,
                   "The file is a ZIP archive, but no Excel workbook. Take the file out of it, "
                   "or save the sheet as an Excel workbook (.xlsx) or as CSV.");
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* Finds the workbook part. */
static bool find_workbook(struct xlsx_archive *archive, struct xlsx_parts *parts, struct why *why)
{
    struct relations relations;
    if (!xlsx_archive_has(archive, "_rels/.rels"))
        return refuse_other(archive, why);
    bool done = relations_read(archive, "", &relations, why) &&
                only(&relations, "officeDocument", &parts->workbook, why);
    relations_clear(&relations);
    if (done && parts->workbook == NULL)
        return refuse_other(archive, why);
    if (done && ends_with(parts->workbook, ".bin"))
        return why_set(why,
                       "The file is a binary workbook (.xlsb). Open it and save it as an Excel "
                       "workbook (.xlsx) or as CSV.");
    return done;
}

bool xlsx_book_read(struct xlsx_archive *archive, struct xlsx_parts *parts, struct xlsx_book *book,
                    struct why *why)
{
    struct relations relations;
    *parts = (struct xlsx_parts){0};
    *book = (struct xlsx_book){0};
    if (!find_workbook(archive, parts, why))
        return false;
    struct reading reading = {.relations = &relations, .book = book};
    struct xlsx_xml xml = {.small = true,
                           .steps = book_steps,
                           .start = take_workbook,
                           .context = &reading,
                           .why = why};
    bool done = relations_read(archive, parts->workbook, &relations, why) &&
                only(&relations, "sharedStrings", &parts->strings, why) &&
                only(&relations, "styles", &parts->styles, why) &&
                xlsx_xml_read(archive, parts->workbook, &xml);
    relations_clear(&relations);
    return done;
}

void xlsx_parts_clear(struct xlsx_parts *parts)
{
    free(parts->workbook);
    free(parts->strings);
    free(parts->styles);
    *parts = (struct xlsx_parts){0};
}
