/*
 * policy_inside - what the readers of policy.h share.
 *
 * Each reader gives blocks in the order of the text; headings, leads and
 * headers are found here.
 */
#ifndef POLICY_INSIDE_H
#define POLICY_INSIDE_H

#include "import/policy.h"

/* Adds a block of ROLE that begins at LINE with a copy of TEXT, white space
 * made one blank but at line ends; nothing where no text is left. */
void policy_add(struct policy *policy, enum policy_role role, unsigned level, size_t line,
                const char *text);

/* Adds a row of a table. FIRST is set for the first row of one, which is its header
 * where all its cells say what columns hold. CELLS is emptied. */
void policy_add_row(struct policy *policy, enum policy_role role, size_t line, bool first,
                    struct cells *cells);

/* Adds the blocks of plain TEXT, whose first line is LINE. Where INSIDE it
 * stands in a paragraph of a richer form, which marks its headings itself. */
void policy_lines(struct policy *policy, const char *text, size_t line, bool inside);

/* The readers of the two other forms. False with WHY. */
bool policy_html(struct policy *policy, const char *text, size_t length, struct why *why);
bool policy_markdown(struct policy *policy, const char *text, size_t length, struct why *why);

#endif
