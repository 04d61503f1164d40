/*
 * header_words - the dictionary of headers: which word means which field.
 *
 * A field is known by its label in either language and by its column name, by
 * the other names in the kinds table, by words that a person added (struct
 * header_file), and by what a mapping file says. Each answer tells how certain
 * it is and who said so; what only looks alike is offered, never taken.
 */
#ifndef HEADER_WORDS_H
#define HEADER_WORDS_H

#include "model/buf.h"
#include "model/register.h"
#include "model/why.h"

/* From the least to the most certain. */
enum header_certainty {
    HEADER_UNKNOWN,
    HEADER_PART,       /* holds a known word, or is part of one: offered only */
    HEADER_NORMALISED, /* known without brackets, numbering, marks */
    HEADER_SYNONYM,    /* another word for the field */
    HEADER_EXACT,      /* its label or its column name */
    HEADER_CHOSEN      /* a mapping or a person says so */
};

/* Who says that a word means a field. */
enum header_source { HEADER_BY_TABLE, HEADER_BY_PERSON, HEADER_BY_MAPPING };

/* What a column may go to; kind is NULL for none. */
struct header_place {
    const struct kind *kind;
    size_t field; /* its place in kind, where derived is REGISTER_STORED */
    enum register_derived derived;
};

struct header_word {
    char *key, *bare;
    struct header_place place;
    enum header_certainty certainty; /* where a header is this word */
    enum header_source source;
    bool unsure; /* it means several fields: never taken */
};

/* A zeroed one is empty. */
struct header_words {
    const struct kind *kind; /* of the rows */
    bool is_register;
    struct header_word *items;
    size_t count, capacity;
};

/* A row of the dictionary of ledgers (header_table.c). */
struct header_row {
    const char *place; /* as header_place_parse() reads it */
    const char *words; /* divided by '|' */
};

extern const struct header_row header_table[];
extern const size_t header_table_count;

/* The words that a person added. */
struct header_file_word {
    char *header;
    struct header_place place;
    size_t line;
};

struct header_file {
    char *path;
    struct header_file_word *items;
    size_t count, capacity;
};

/* Adds TEXT for PLACE in front of what the table will say. */
void header_words_add(struct header_words *words, const char *text, struct header_place place,
                      enum header_source source);

/* Adds the words of the table for rows of KIND, in the register form or not,
 * and before them those of FILE, which may be NULL. */
void header_words_build(struct header_words *words, const struct kind *kind, bool is_register,
                        const struct header_file *file);

/* The word that the header TEXT is, and how certain that is; NULL where it is
 * none. Borrowed. */
const struct header_word *header_words_find(const struct header_words *words, const char *text,
                                            enum header_certainty *certainty);

/* The same within the fields of KIND alone. */
const struct header_word *header_words_find_in(const struct header_words *words, const char *text,
                                               const struct kind *kind);

enum { HEADER_NEAR = 3 };

/* Fills NEAR with the fields whose words look most like the header TEXT, the
 * best first; gives how many there are. */
size_t header_words_near(const struct header_words *words, const char *text,
                         struct header_place near[HEADER_NEAR]);

void header_words_clear(struct header_words *words);

/* Whether both are the same field. */
bool header_place_is(const struct header_place *a, const struct header_place *b);

/* Whether a column of rows of KIND, in the register form or not, may go to
 * PLACE. */
bool header_place_fits(const struct header_place *place, const struct kind *kind, bool is_register);

/* Reads what a person calls a field: "kind.field", the name of a column of the
 * register, or a label in either language. KIND is that of the rows, or NULL
 * where any will do. False with WHY where there is no such field, or several. */
bool header_place_parse(const char *text, const struct kind *kind, struct header_place *place,
                        struct why *why);

/* Adds "kind.field", as header_place_parse() reads it. */
void header_place_name(const struct header_place *place, struct buf *out);

/* Adds the label of PLACE for people in LANG; that of the register where it
 * has one and IS_REGISTER. */
void header_place_label(const struct header_place *place, bool is_register, enum lang lang,
                        struct buf *out);

/* Adds the path of the person's words: $XDG_CONFIG_HOME/daicho/headers.tsv.
 * False where the environment names no folder. */
bool header_file_path(struct buf *out);

/* Reads the words of a person from PATH, lines of a header, a TAB, and a field
 * as header_place_parse() reads it; lines that begin with '#' are comment. No
 * file, or PATH NULL, gives no words. header_file_clear() frees. False with WHY,
 * which names file and line, for a line that cannot be read, an unknown field,
 * or a header that stands twice. */
bool header_file_read(const char *path, struct header_file *file, struct why *why);
void header_file_clear(struct header_file *file);

#endif
