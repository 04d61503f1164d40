/*
 * document_inside - the writers of documents, for document*.c only.
 *
 * They add to D->text, that of workbooks to a leaf; document.c decides what is open and
 * writes it out.
 */
#ifndef DOCUMENT_INSIDE_H
#define DOCUMENT_INSIDE_H

#include "export/document.h"

struct document_writer {
    void (*begin)(struct document *d, const char *title);
    void (*end)(struct document *d);
    void (*heading)(struct document *d, int level, const char *anchor, const char *text);
    void (*paragraph)(struct document *d, const char *text);
    void (*open)(struct document *d); /* what D->open says, which is something */
    void (*close)(struct document *d);
    void (*entry)(struct document *d, int level, const char *anchor, const char *text);
    void (*row)(struct document *d, const struct document_cell *cells);
    void (*pair)(struct document *d, const char *label, const char *text);
    void (*chart)(struct document *d, const struct figure *figure, const char *id);
};

extern const struct document_writer document_html, document_md, document_txt, document_book;

#endif
