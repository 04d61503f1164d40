/* A person's rules in a rulebook: the files, and what is wrong with them. */
#include "model/rules_own.h"

#include "model/db_guard.h"
#include "model/folders.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/rules_own_inside.h"
#include "model/system.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool rules_own_folder(struct buf *out)
{
    if (!folders_add("XDG_CONFIG_HOME", ".config", out))
        return false;
    buf_puts(out, "/daicho/rules");
    return true;
}

void own_problem(struct own_rules *own, const char *path, size_t line, const char *text)
{
    own->problems =
        mem_grow(own->problems, own->problem_count, &own->problem_capacity, sizeof *own->problems);
    own->problems[own->problem_count++] =
        (struct rule_problem){mem_copy(path), line, guard_mask(text)};
}

void own_free_rule(struct own_rule *rule)
{
    db_guard_free(rule->whole);
    db_guard_free(rule->concerned);
    for (size_t i = 0; i < OWN_KEYS; i++)
        free(rule->values[i]);
    free(rule->path);
    free(rule);
}

/* Whether another rule of OWN has the id of RULE: then it is a problem. */
static bool is_twice(struct own_rules *own, const struct own_rule *rule, enum lang lang)
{
    struct why why = {.lang = lang};
    for (size_t i = 0; i < own->count; i++)
        if (strcasecmp(own->list[i]->rule.id, rule->rule.id) == 0) {
            why_set(&why, "The id %s is that of %s already. Choose another one.", rule->rule.id,
                    own->list[i]->path);
            own_problem(own, rule->path, rule->lines[OWN_ID], why.text);
            return true;
        }
    return false;
}

static void take_file(struct own_rules *own, struct model *m, const char *path)
{
    struct own_rule *rule = own_read(own, path, m->lang);
    if (rule == NULL)
        return;
    if (is_twice(own, rule, m->lang) || !own_prepare(own, m, rule)) {
        own_free_rule(rule);
        return;
    }
    own->list = mem_grow(own->list, own->count, &own->capacity, sizeof *own->list);
    own->list[own->count++] = rule;
}

static int compare_entries(const void *a, const void *b)
{
    const struct dirent *const *one = a, *const *two = b;
    return strcmp((*one)->d_name, (*two)->d_name);
}

static int is_rule_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name), end = strlen(".rule");
    return entry->d_name[0] != '.' && length > end &&
           strcmp(entry->d_name + length - end, ".rule") == 0;
}

void own_begin(struct own_rules *own, struct model *m, const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_rule_file, NULL);
    if (count < 0 && errno != ENOENT && errno != ENOTDIR)
        own_problem(own, folder, 0, system_words(m->lang, errno).text);
    if (count > 1)
        qsort(entries, (size_t)count, sizeof *entries, compare_entries);
    for (int i = 0; i < count; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        take_file(own, m, buf_text(&path));
        buf_clear(&path);
        free(entries[i]);
    }
    free(entries);
}

void own_end(struct own_rules *own)
{
    for (size_t i = 0; i < own->count; i++)
        own_free_rule(own->list[i]);
    for (size_t i = 0; i < own->problem_count; i++) {
        free(own->problems[i].path);
        free(own->problems[i].text);
    }
    free(own->list);
    free(own->problems);
    *own = (struct own_rules){0};
}

const struct rule_problem *rulebook_problems(const struct rulebook *book, size_t *count)
{
    *count = book->own->problem_count;
    return book->own->problems;
}
