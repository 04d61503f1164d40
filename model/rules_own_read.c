/* The file of a person's rule: rules_own.h says what stands in it. */
#include "model/rules_own_inside.h"

#include "model/dates.h"
#include "model/mem.h"
#include "model/near.h"
#include "model/system.h"
#include "model/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 256 * 1024 };

static const char *const keys[OWN_KEYS] = {
    [OWN_ID] = "id",
    [OWN_TITLE] = "title",
    [OWN_SEVERITY] = "severity",
    [OWN_JURISDICTION] = "jurisdiction",
    [OWN_LAW] = "law",
    [OWN_ARTICLE] = "article",
    [OWN_SOURCE] = "source",
    [OWN_FROM] = "from",
    [OWN_UNTIL] = "until",
    [OWN_MESSAGE] = "message",
    [OWN_MEND] = "mend",
    [OWN_SQL] = "sql",
};

/* Reads PATH whole into OUT; false with WHY. */
static bool read_file(const char *path, struct buf *out, struct why *why)
{
    FILE *file = fopen(path, "re");
    char part[4096];
    size_t length;
    if (file == NULL)
        return why_set(why, "The file cannot be read: %s.", system_words(why->lang, errno).text);
    while ((length = fread(part, 1, sizeof part, file)) > 0 && out->length <= FILE_MOST)
        buf_add(out, part, length);
    int failure = ferror(file) == 0 ? 0 : errno;
    fclose(file);
    if (failure != 0)
        return why_set(why, "The file cannot be read: %s.", system_words(why->lang, failure).text);
    if (out->length > FILE_MOST)
        return why_set(why, "The file is larger than %d KiB, which no rule needs. Shorten it.",
                       FILE_MOST / 1024);
    if (strlen(buf_text(out)) != out->length || !utf8_valid(buf_text(out), out->length, NULL))
        return why_set(why, "The file is not UTF-8 text. Save it as UTF-8.");
    return true;
}

static bool refuse_key(const char *name, struct why *why)
{
    struct buf near = {0};
    for (size_t i = 0; i < OWN_KEYS; i++)
        if (near_is(name, keys[i]))
            buf_printf(&near, "%s%s", near.length == 0 ? "" : ", ", keys[i]);
    if (near.length == 0)
        for (size_t i = 0; i < OWN_KEYS; i++)
            buf_printf(&near, "%s%s", i == 0 ? "" : ", ", keys[i]);
    why_set(why, "There is no key \"%s\". Did you mean: %s?", name, buf_text(&near));
    buf_clear(&near);
    return false;
}

/* Takes LINE, "key: value", into RULE; *AT becomes its key. */
static bool take_line(struct own_rule *rule, char *line, size_t number, enum own_key *at,
                      struct why *why)
{
    char *colon = strchr(line, ':');
    if (colon == NULL)
        return why_set(why, "The line is not of the form \"key: value\".");
    *colon = '\0';
    size_t key = 0;
    while (key < OWN_KEYS && strcmp(keys[key], line) != 0)
        key++;
    if (key == OWN_KEYS)
        return refuse_key(line, why);
    if (rule->values[key] != NULL)
        return why_set(why, "The key \"%s\" stands in line %zu already. Keep one of them.", line,
                       rule->lines[key]);
    *at = (enum own_key)key;
    rule->values[key] = mem_copy(colon + 1 + strspn(colon + 1, " \t"));
    rule->lines[key] = number;
    return true;
}

/* Adds LINE, which goes on with the value of KEY, to VALUE: that is the whole of it. */
static void go_on(const struct own_rule *rule, enum own_key key, const char *line,
                  struct buf *value)
{
    if (value->length == 0)
        buf_puts(value, rule->values[key]);
    buf_printf(value, " %s", line + strspn(line, " \t"));
}

/* Gives KEY the whole of its value, where lines went on with it. */
static void end_value(struct own_rule *rule, enum own_key key, struct buf *value)
{
    if (value->length == 0)
        return;
    free(rule->values[key]);
    rule->values[key] = buf_take(value);
}

/* Takes what stands below the line "sql:" too. */
static void take_sql(struct own_rule *rule, const char *text)
{
    struct buf sql = {0};
    buf_printf(&sql, "%s\n%s", rule->values[OWN_SQL], text);
    free(rule->values[OWN_SQL]);
    rule->values[OWN_SQL] = buf_take(&sql);
}

/* Takes the lines of TEXT up to "sql:" and what is below it. *NUMBER is the line at
 * which it stands. */
static bool take_text(struct own_rule *rule, char *text, size_t *number, struct why *why)
{
    enum own_key at = OWN_KEYS;
    struct buf value = {0};
    bool good = true;
    for (*number = 1; *text != '\0' && good && at != OWN_SQL; ++*number) {
        size_t length = strcspn(text, "\n");
        char *next = text + length + (text[length] == '\n');
        text[length] = '\0';
        if (length > 0 && text[length - 1] == '\r')
            text[length - 1] = '\0';
        bool blank = text[strspn(text, " \t")] == '\0';
        if ((text[0] == ' ' || text[0] == '\t') && !blank && at != OWN_KEYS) {
            go_on(rule, at, text, &value);
        } else if (text[0] != '#' && !blank) {
            end_value(rule, at, &value);
            good = take_line(rule, text, *number, &at, why);
        }
        text = next;
    }
    end_value(rule, at, &value);
    --*number; /* the last line that was taken */
    if (!good)
        return false;
    if (at == OWN_SQL) {
        take_sql(rule, text);
        return true;
    }
    *number = 0;
    return why_set(why, "The line \"sql:\" and a SELECT below it are missing.");
}

/* The value of KEY, "" where it was not given. */
static const char *value_of(const struct own_rule *rule, enum own_key key)
{
    return rule->values[key] == NULL ? "" : rule->values[key];
}

static bool take_severity(struct own_rule *rule, struct why *why)
{
    static const enum severity all[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFORMATION};
    const char *value = value_of(rule, OWN_SEVERITY);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(value, severity_value(all[i])) == 0) {
            rule->rule.severity = all[i];
            return true;
        }
    return why_set(why, "\"severity\" is error, warning or information, not \"%s\".", value);
}

/* A date of the rule, NULL where it has none. */
static bool take_date(const struct own_rule *rule, enum own_key key, const char **date,
                      struct why *why)
{
    *date = rule->values[key];
    if (*date == NULL || date_valid(*date))
        return true;
    return why_set(why, "\"%s\" is a date like 2027-04-01, not \"%s\".", keys[key], *date);
}

static bool take_id(struct own_rule *rule, struct why *why)
{
    if (rule->values[OWN_ID] == NULL) {
        const char *base = strrchr(rule->path, '/') + 1;
        rule->values[OWN_ID] = mem_copy_bytes(base, strlen(base) - strlen(".rule"));
    }
    const char *id = rule->values[OWN_ID];
    rule->rule.id = id;
    if (id[0] == '\0' || id[strcspn(id, " \t/|;,\"'")] != '\0')
        return why_set(why, "\"%s\" cannot be the id of a rule. Use letters, digits and hyphens.",
                       id);
    if (rules_find(id) == NULL)
        return true;
    return why_set(why, "The id %s belongs to a rule of daicho. Choose another one.", id);
}

/* Makes the rule of the values. *KEY is the one that is wrong. */
static bool make_rule(struct own_rule *own, enum own_key *key, struct why *why)
{
    struct rule *rule = &own->rule;
    *key = OWN_TITLE;
    if (value_of(own, OWN_TITLE)[0] == '\0')
        return why_set(why, "The key \"title\" is missing: what the rule looks for.");
    *key = OWN_SEVERITY;
    if (!take_severity(own, why))
        return false;
    *key = OWN_FROM;
    if (!take_date(own, OWN_FROM, &rule->from, why))
        return false;
    *key = OWN_UNTIL;
    if (!take_date(own, OWN_UNTIL, &rule->until, why))
        return false;
    *key = OWN_ID;
    rule->title = value_of(own, OWN_TITLE);
    rule->message = own->values[OWN_MESSAGE] == NULL ? rule->title : own->values[OWN_MESSAGE];
    rule->mend = value_of(own, OWN_MEND);
    rule->law = value_of(own, OWN_LAW);
    rule->article = value_of(own, OWN_ARTICLE);
    rule->source = value_of(own, OWN_SOURCE);
    rule->jurisdiction = value_of(own, OWN_JURISDICTION);
    rule->sql = value_of(own, OWN_SQL);
    rule->path = own->path;
    return take_id(own, why);
}

struct own_rule *own_read(struct own_rules *own, const char *path, enum lang lang)
{
    struct why why = {.lang = lang};
    struct buf text = {0};
    struct own_rule *rule = mem_new(1, sizeof *rule);
    enum own_key key;
    size_t line = 0;
    rule->path = mem_copy(path);
    bool done = read_file(path, &text, &why) &&
                take_text(rule, text.text == NULL ? (char[]){""} : text.text, &line, &why);
    if (done) {
        done = make_rule(rule, &key, &why);
        line = done ? 0 : rule->lines[key];
    }
    buf_clear(&text);
    if (done)
        return rule;
    own_problem(own, path, line, why.text);
    own_free_rule(rule);
    return NULL;
}
