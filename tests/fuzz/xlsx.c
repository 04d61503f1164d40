/*
 * xlsx - the XML of a workbook: sheets, shared strings, styles, relationships (parts.h).
 */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf book = {0};
    parts_workbook((const char *)data, size, &book);
    parts_hold(buf_text(&book), book.length);
    buf_clear(&book);
    return 0;
}
