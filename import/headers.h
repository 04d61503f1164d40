/*
 * headers - which column of a foreign file is which field.
 *
 * A header is known by the label of a field in either language, by its column
 * name, or by one of the other names in the kinds table; width, case and
 * blanks do not matter. A file whose header is exactly that of one of our own
 * exports says by it what it holds. Every other file is taken for a ledger of
 * categories in the register form, unless the person names a kind.
 */
#ifndef HEADERS_H
#define HEADERS_H

#include "import/sheet.h"
#include "model/register.h"

/* What one column of a file goes to. */
struct headers_target {
    char *title;             /* as the file has it; "備考 (2)" for a second one of that name */
    const struct kind *kind; /* whose field it is; NULL where it is not known */
    size_t field;            /* its place in kind, where derived is REGISTER_STORED */
    enum register_derived derived;
    char *options; /* how its cells are read, as the mapping has it (column_way.h); "" for none */
};

struct headers {
    const struct kind *kind; /* each row is a record of it */
    bool is_register;        /* and names what is linked to it */
    bool own;                /* the header is that of one of our exports */
    size_t row;              /* the place of the header in the sheet */
    size_t reason;           /* the column of reasons in our own files of refused rows, or count */
    struct headers_target *targets;
    size_t count;
};

/* The header of the column in which refused rows carry the reason. */
const char *headers_reason(enum lang lang);

/* Reads the header of SHEET: its first row, or the row that spreadsheets show
 * as HEADER_ROW (from 1; 0 for the first). KIND is the kind that the person
 * named, or NULL. headers_clear() frees. False with WHY: an empty file, no
 * such row, no row below it (but for an export of ours), no known header, or the header of another
 * kind. */
bool headers_read(const struct sheet *sheet, size_t header_row, const struct kind *kind,
                  struct headers *headers, struct why *why);

/* The column of field number FIELD of KIND; headers->count where none is. */
size_t headers_find(const struct headers *headers, const struct kind *kind, size_t field);

/* Frees what HEADERS holds. */
void headers_clear(struct headers *headers);

#endif
