/*
 * archive - the ZIP container of a workbook.
 *
 * An input that begins with "PK" is one; any other changes a sound one, four bytes at a
 * time: where from its end (two bytes), how, and to what.
 */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/parts.h"

#include <string.h>

enum { CHANGE = 4 };

static void change(struct buf *book, const uint8_t *how)
{
    size_t from_end = (size_t)how[0] | (size_t)how[1] << 8;
    if (from_end >= book->length)
        return;
    size_t at = book->length - 1 - from_end;
    switch (how[2] % 4) {
    case 0: /* another byte */
        book->text[at] = (char)how[3];
        break;
    case 1: /* a larger number */
        book->text[at] = (char)(book->text[at] + how[3]);
        break;
    case 2: /* bytes cut out */
        if (at + how[3] < book->length) {
            memmove(book->text + at, book->text + at + how[3], book->length - at - how[3]);
            book->length -= how[3];
        }
        break;
    default: /* a byte more */
        buf_putc(book, 0);
        memmove(book->text + at + 1, book->text + at, book->length - 1 - at);
        book->text[at] = (char)how[3];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char sheet[] = "@sheet\n<sheetData><row><c t=\"s\"><v>1</v></c>"
                                "<c s=\"1\"><v>45383</v></c></row></sheetData>";
    struct buf book = {0};
    if (size >= 2 && data[0] == 'P' && data[1] == 'K') {
        buf_add(&book, (const char *)data, size);
    } else {
        parts_workbook(sheet, strlen(sheet), &book);
        for (size_t i = 0; i + CHANGE <= size; i += CHANGE)
            change(&book, data + i);
    }
    parts_hold(buf_text(&book), book.length);
    buf_clear(&book);
    return 0;
}
