/*
 * How cells look. One table: a style is a row. The typeface is the one that Excel
 * has had for Japanese since 2016; where it is missing (LibreOffice on Linux),
 * another of the same writing is taken, which the character set asks for.
 */
#include "export/workbook_inside.h"

#define FONT "Yu Gothic"

enum { CHARSET_SHIFT_JIS = 128, FRAME = 0xBFBFBF, INK = 0x1F2937 };

struct look {
    double size;
    const char *number; /* the format of numbers and dates; NULL: general */
    unsigned paper;     /* the colour behind, 0xRRGGBB; 0: none */
    bool bold, wrap, framed, centred, open;
    unsigned ink; /* 0: INK */
};

/* clang-format off */
static const struct look looks[WORKBOOK_STYLES] = {
    [STYLE_TEXT]        = {.size = 10, .number = "@", .wrap = true, .framed = true},
    [STYLE_NUMBER]      = {.size = 10, .number = "#,##0", .framed = true},
    [STYLE_DATE]        = {.size = 10, .number = "yyyy-mm-dd", .framed = true, .centred = true},
    [STYLE_HEADING]     = {.size = 10, .number = "@", .paper = 0xDCE6F1, .bold = true, .wrap = true, .framed = true},
    [STYLE_LABEL]       = {.size = 10, .number = "@", .paper = 0xF2F2F2, .wrap = true, .framed = true},
    [STYLE_TITLE]       = {.size = 18, .bold = true},
    [STYLE_PLAIN]       = {.size = 10},
    [STYLE_PROSE]       = {.size = 10, .wrap = true},
    [STYLE_WARNING]     = {.size = 10, .number = "@", .paper = 0xFCE4D6, .wrap = true, .framed = true},
    [STYLE_LINK]        = {.size = 10, .framed = true, .ink = 0x1F4E9E},
    [STYLE_OPEN]        = {.size = 10, .number = "@", .paper = 0xFFFBE6, .wrap = true, .framed = true, .open = true},
    [STYLE_OPEN_NUMBER] = {.size = 10, .number = "#,##0", .paper = 0xFFFBE6, .framed = true, .open = true},
    [STYLE_OPEN_DATE]   = {.size = 10, .number = "yyyy-mm-dd", .paper = 0xFFFBE6, .framed = true, .centred = true, .open = true},
};
/* clang-format on */

/* A format for LOOK; a text that is LONG has no format for texts, since cells of that
 * format show more than 255 characters as ####. */
static lxw_format *make_format(lxw_workbook *book, const struct look *look, bool is_long)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, FONT);
    format_set_font_charset(format, CHARSET_SHIFT_JIS);
    format_set_font_size(format, look->size);
    format_set_font_color(format, look->ink != 0 ? look->ink : INK);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look->number != NULL && !is_long)
        format_set_num_format(format, look->number);
    if (look->paper != 0) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, look->paper);
    }
    if (look->bold)
        format_set_bold(format);
    if (look->wrap)
        format_set_text_wrap(format);
    if (look->framed) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, FRAME);
    }
    if (look->centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look->open)
        format_set_unlocked(format);
    if (look->ink != 0)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    return format;
}

void workbook_styles(struct workbook *book)
{
    for (size_t i = 0; i < WORKBOOK_STYLES; i++)
        book->formats[i] = make_format(book->book, &looks[i], false);
    book->long_text = make_format(book->book, &looks[STYLE_TEXT], true);
    book->long_open = make_format(book->book, &looks[STYLE_OPEN], true);
}
