/*
 * xlsx_inside - the parts of the reader of workbooks, for import/xlsx*.c only.
 *
 *     archive   parts of the ZIP archive, inflated block by block and counted
 *     xml       the elements of a part, known by their path
 *     book      relationships between parts, the sheets of the workbook
 *     strings   the shared strings
 *     styles    how numbers are shown: which are dates
 *     values    the text that a cell shows
 *     rows      the cells of a sheet, row by row
 */
#ifndef XLSX_INSIDE_H
#define XLSX_INSIDE_H

#include "import/xlsx.h"
#include "model/buf.h"

struct zip;
struct zip_file;
struct XML_ParserStruct;

/* --- archive ------------------------------------------------------------- */

struct xlsx_archive {
    struct zip *zip;
    uint64_t inflated; /* bytes of all parts that were read */
    uint64_t most;     /* of them, by the size of the file */
};

/* Opens the ZIP archive at PATH; xlsx_archive_close() ends it. False with
 * WHY: not readable, damaged, too large or of too many parts. */
bool xlsx_archive_open(const char *path, struct xlsx_archive *archive, struct why *why);
void xlsx_archive_close(struct xlsx_archive *archive);

/* Whether the archive has PART; names differ by more than ASCII case. */
bool xlsx_archive_has(const struct xlsx_archive *archive, const char *part);

/* Opens PART, which xlsx_archive_end() closes; NULL with WHY where it is
 * missing, occurs twice or is encrypted. */
struct zip_file *xlsx_archive_begin(struct xlsx_archive *archive, const char *part,
                                    struct why *why);
void xlsx_archive_end(struct zip_file *file);

/* Inflates up to SIZE bytes into BLOCK; 0 at the end, -1 with WHY where the
 * part is damaged or the limits of expansion are passed. */
long xlsx_archive_read(struct xlsx_archive *archive, struct zip_file *file, void *block,
                       size_t size, struct why *why);

/* --- xml ----------------------------------------------------------------- */

/* How deep elements may stand in each other, and bits for the names seen. */
enum { XLSX_DEPTH = 64, XLSX_NAME_BITS = 1 << 16 };

/* Where a parser is. Every table of steps numbers its own places from
 * XLSX_FIRST; elements that no step leads to are elsewhere, with all that is
 * in them. */
enum { XLSX_ELSEWHERE, XLSX_TOP, XLSX_FIRST };

/* From the place FROM an element NAME, whatever its prefix, leads to TO. */
struct xlsx_step {
    int from;
    const char *name;
    int to;
};

/* A part that is parsed. Handlers are called for known places only; they
 * return false to stop, after filling why or setting `enough`. */
struct xlsx_xml {
    const struct xlsx_step *steps; /* ends with a NULL name */
    bool (*start)(struct xlsx_xml *xml, int at, const char **attributes);
    bool (*end)(struct xlsx_xml *xml, int at); /* NULL: not wanted */
    void (*text)(struct xlsx_xml *xml, int at, const char *text, size_t length);
    void *context;
    struct why *why;
    bool small;  /* what is kept of the part is not bounded otherwise: it may have 64 MiB */
    bool enough; /* the rest of the part is not wanted */

    /* Inside. */
    struct XML_ParserStruct *parser;
    const char *part;
    int places[XLSX_DEPTH + 1];
    int depth;
    uint8_t seen[XLSX_NAME_BITS / 8]; /* a bit for each name of elements and attributes */
    size_t names;
    bool stopped;
};

/* Parses PART. False with why: missing, damaged XML (with its line), a
 * document type declaration, tags too deep, too long or of too many names, or
 * a handler refused. */
bool xlsx_xml_read(struct xlsx_archive *archive, const char *part, struct xlsx_xml *xml);

/* The attribute NAME without prefix among ATTRIBUTES; NULL where there is none. */
const char *xlsx_xml_attribute(const char **attributes, const char *name);

/* Whether the attribute NAME is true: "1" or "true". */
bool xlsx_xml_flag(const char **attributes, const char *name);

/* Reads TEXT, decimal digits only, into NUMBER; false where it is none or more
 * than MOST. */
bool xlsx_xml_number(const char *text, uint32_t most, uint32_t *number);

/* --- book ---------------------------------------------------------------- */

/* The parts of a workbook; NULL where it has none. */
struct xlsx_parts {
    char *workbook, *strings, *styles;
};

/* Finds the parts and the sheets; `filled` is not set. */
bool xlsx_book_read(struct xlsx_archive *archive, struct xlsx_parts *parts, struct xlsx_book *book,
                    struct why *why);
void xlsx_parts_clear(struct xlsx_parts *parts);

/* Decides which sheet is read: book->read; see xlsx_run(). */
bool xlsx_book_choose(struct xlsx_book *book, const char *name, struct why *why);

/* --- strings ------------------------------------------------------------- */

struct xlsx_strings {
    struct buf text; /* each closed with a NUL */
    uint32_t *starts;
    size_t count, capacity;
};

/* Reads the shared strings in PART; NULL reads none. */
bool xlsx_strings_read(struct xlsx_archive *archive, const char *part, struct xlsx_strings *strings,
                       struct why *why);
void xlsx_strings_clear(struct xlsx_strings *strings);

/* --- styles -------------------------------------------------------------- */

/* How a number is shown, as far as its text depends on it. */
enum xlsx_form {
    XLSX_NUMBER,
    XLSX_DATE,     /* a day */
    XLSX_MOMENT,   /* a day and a time */
    XLSX_TIME,     /* a time of the day */
    XLSX_DURATION, /* hours, minutes or seconds that go past a day */
    XLSX_PERCENT,
    XLSX_WHOLE /* a whole number with zeros or words about it: 0007, 3年, C-12 */
};

struct xlsx_format {
    uint8_t form;               /* enum xlsx_form */
    uint8_t digits;             /* of XLSX_WHOLE: the fewest */
    char before[15], after[15]; /* of XLSX_WHOLE: words, each closed with a NUL */
};

struct xlsx_styles {
    struct xlsx_format *items; /* by the number that a cell names */
    size_t count, capacity;
};

/* Reads how cells are shown from PART; NULL gives the one style of plain
 * numbers. */
bool xlsx_styles_read(struct xlsx_archive *archive, const char *part, struct xlsx_styles *styles,
                      struct why *why);
void xlsx_styles_clear(struct xlsx_styles *styles);

/* The form of the built-in format number ID, and of the format CODE as people
 * write it. */
struct xlsx_format xlsx_format_built_in(uint32_t id);
struct xlsx_format xlsx_format_of(const char *code);

/* --- values -------------------------------------------------------------- */

/* Turns each _xHHHH_ in TEXT from FROM on into its character (ECMA-376,
 * ST_Xstring). True where one is a NUL, which stays written out. */
bool xlsx_unescape(struct buf *text, size_t from);

/* Adds the text of the NUMBER, as XML has it, shown in FORMAT to OUT; false
 * where it is no number. */
bool xlsx_number(const char *number, struct xlsx_format format, bool from_1904, struct buf *out);

/* Adds a date that the file has in ISO 8601, without a time of midnight. */
void xlsx_iso_date(const char *text, struct buf *out);

/* --- rows ---------------------------------------------------------------- */

/* What rows are read with. */
struct xlsx_rows {
    const struct xlsx_strings *strings;
    const struct xlsx_styles *styles;
    const struct reader_sink *sink;
    struct reader_found *found;
    struct xlsx_book *book;
};

/* Gives the rows of the sheet book->read to the sink. */
bool xlsx_rows_read(struct xlsx_archive *archive, const struct xlsx_rows *with, struct why *why);

/* Whether any cell of the sheet in PART is filled. */
bool xlsx_rows_any(struct xlsx_archive *archive, const char *part, bool *filled, struct why *why);

#endif
