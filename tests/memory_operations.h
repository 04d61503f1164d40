/*
 * What a person does with daicho, for the test in which memory fails
 * (memory-test.c): a row each.
 */
#ifndef TESTS_MEMORY_OPERATIONS_H
#define TESTS_MEMORY_OPERATIONS_H

#include <stddef.h>

/* What a person does: words of the command line, FILE of which is the inventory. */
struct operation {
    const char *name, *words;
    const char *base;   /* the inventory it begins with; NULL: that of make_base() */
    const char *made;   /* a file that it writes beside, or NULL */
    const char *script; /* for the screen: commands of tui/script.h */
};

/* clang-format off */
static const struct operation operations[] = {
    {.name = "version", .words = "--version"},
    {.name = "edit", .words = "set C-0001 remarks=Here purposes=P-0001"},
    {.name = "import of a text", .words = "import --kind category in.csv"},
    {.name = "import of a workbook", .words = "import ledger.xlsx"},
    {.name = "undo", .words = "undo"},
    {.name = "merge", .words = "merge --prefer mine other.daicho"},
    {.name = "migration", .words = "list category", .base = "old.daicho"},
    {.name = "backup", .words = "backup made", .made = "made"},
    {.name = "restore", .words = "restore other.daicho"},
    {.name = "snapshot", .words = "snapshot first"},
    {.name = "deletion", .words = "delete PT-0001"},
    {.name = "redaction", .words = "redact C-0001 name"},
    {.name = "register as a text", .words = "export --register"},
    {.name = "register as a workbook", .words = "export --register --format xlsx -o made", .made = "made"},
    {.name = "records as JSON", .words = "export --all --format json"},
    {.name = "record as a document", .words = "export --format md"},
    {.name = "check", .words = "check"},
    {.name = "verification", .words = "verify --full"},
    {.name = "notice", .words = "notice"},
    {.name = "history", .words = "history"},
    {.name = "scan", .words = "scan roster.csv"},
    {.name = "dry run", .words = "import --dry-run --kind category in.csv"},
    {.name = "screen: lists", .script = "keys down g i\nkeys g c\nshow\n"},
    {.name = "screen: record", .script = "keys enter\nshow\n"},
    {.name = "screen: form", .script = "keys e\ntype X\nkeys ctrl-s\nshow\n"},
    {.name = "screen: picker", .script = "keys e\nfield purposes\nkeys enter\nshow\n"},
    {.name = "screen: draft", .script = "keys e\ntype X\ntick\ncrash\nshow\n"},
    {.name = "screen: filter and order", .script = "keys /\ntype 会\nkeys enter s\ntype Persons\nkeys enter\nshow\n"},
    {.name = "screen: columns", .script = "keys c\nshow\n"},
    {.name = "screen: count", .script = "keys F enter\nshow\n"},
    {.name = "screen: bulk edit", .script = "keys v e\ntype Remarks\nkeys enter\ntype X\nkeys ctrl-s y\nshow\n"},
    {.name = "screen: duplicate and delete", .script = "keys D ctrl-s\nshow\nkeys d y\nshow\n"},
    {.name = "screen: history and undo", .script = "keys H\nshow\nkeys esc u\nshow\n"},
    {.name = "screen: overview", .script = "keys 0\nshow\n"},
    {.name = "screen: findings", .script = "action findings\ntick\nshow\n"},
    {.name = "screen: due", .script = "action due\nshow\n"},
    {.name = "screen: notice", .script = "action go-notice\nkeys t\nshow\n"},
    {.name = "screen: review", .script = "action review\nkeys a\ntype R1\nkeys enter\ntype 2027-03-31\nkeys enter\nshow\n"},
    {.name = "screen: the past", .script = "action as-of\ntype #3\nkeys enter\nshow\n"},
    {.name = "screen: help and palette", .script = "keys ?\nshow\nkeys esc :\ntype go\nshow\n"},
    {.name = "screen: import", .script = "action import\nkeys ctrl-a ctrl-k\ntype in.csv\nkeys enter enter\nkeys p ctrl-s\nshow\n"},
    {.name = "screen: merge", .script = "action merge\nkeys ctrl-a ctrl-k\ntype other.daicho\nkeys enter\nshow\nkeys ctrl-s y\nshow\n"},
    {.name = "screen: scan", .script = "action scan\nkeys ctrl-a ctrl-k\ntype roster.csv\nkeys enter\nshow\n"},
};
/* clang-format on */

#endif
