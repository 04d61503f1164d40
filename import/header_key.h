/*
 * header_key - the keys by which headers of columns are compared.
 *
 * The key is the search key of the text (fold.h) without blanks and '_', so that a
 * header broken over two lines or written in half-width kana is known too. The
 * bare key leaves out as well what people put around the word itself:
 * numbering, brackets and what stands in them, marks such as ※ and *, a colon
 * at the end. The key of letters, by which rosters are read, leaves out the same
 * but keeps what stands in brackets: カナ(姓) is a column beside カナ(名).
 */
#ifndef HEADER_KEY_H
#define HEADER_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* The key of TEXT; the caller frees it. */
char *header_key(const char *text);

/* The bare key of TEXT: "保存期間（年）※" and "①保存期間：" give that of 保存期間.
 * The caller frees it. */
char *header_key_bare(const char *text);

/* The key of what stands in the first brackets of TEXT; "" for none. The caller
 * frees it. */
char *header_key_inside(const char *text);

/* The key of the letters of TEXT, where PLAIN without digits: "カナ（姓）※必須" gives
 * that of カナ姓, "電話番号1" the plain one of 電話番号. The caller frees it. */
char *header_key_letters(const char *text, bool plain);

/* How many bytes of blanks, ASCII or U+3000, TEXT begins with. */
size_t header_blanks(const char *text);

/* Whether nothing but blanks stands in TEXT. */
bool header_is_blank(const char *text);

#endif
