/* See mapping.h. */
#include "import/mapping.h"

#include "export/output.h"
#include "import/header_key.h"
#include "import/tsv_lines.h"
#include "model/digest.h"
#include "model/folders.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/system.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char first_line[] = "daicho mapping";
static const char version[] = "1";

/* The words for a column that goes to no field. */
static const char remarks_word[] = "remarks", ignore_word[] = "ignore";

static bool take_line(struct mapping *mapping, const struct tsv_line *line, struct why *why)
{
    if (line->count < 2 || line->count > 3)
        return why_set(why,
                       "The line has %zu parts. Expected, divided by TABs: a column, where it goes "
                       "(a field, remarks, ignore), and options where it has some.",
                       line->count);
    mapping->lines =
        mem_grow(mapping->lines, mapping->count, &mapping->capacity, sizeof *mapping->lines);
    mapping->lines[mapping->count++] =
        (struct mapping_line){line->number, mem_copy(line->parts[0]), mem_copy(line->parts[1]),
                              mem_copy(line->count > 2 ? line->parts[2] : "")};
    return true;
}

static bool check_first(const struct tsv_lines *lines, struct why *why)
{
    const struct tsv_line *line = lines->count > 0 ? &lines->items[0] : NULL;
    if (line == NULL || line->count != 2 || strcmp(line->parts[0], first_line) != 0)
        return why_set(why, "This is no mapping. Expected as its first line: %s, a TAB, %s.",
                       first_line, version);
    if (strcmp(line->parts[1], version) != 0)
        return why_set(why, "The mapping is of form %s. This program reads form %s.",
                       line->parts[1], version);
    return true;
}

bool mapping_read(const char *path, struct mapping *mapping, struct why *why)
{
    struct tsv_lines lines;
    *mapping = (struct mapping){0};
    if (!tsv_lines_read(path, &lines, why))
        return false;
    size_t number = 1;
    bool done = check_first(&lines, why);
    for (size_t i = 1; i < lines.count && done; i++) {
        /* The digest tells whoever reads the file what it was made for. */
        bool digest =
            i == 1 && strcmp(lines.items[i].parts[0], "header") == 0 && lines.items[i].count == 2 &&
            strspn(lines.items[i].parts[1], "0123456789abcdef") == MAPPING_FINGERPRINT - 1;
        number = lines.items[i].number;
        done = digest || take_line(mapping, &lines.items[i], why);
    }
    tsv_lines_clear(&lines);
    if (!done) {
        why_at(why, "%s, line %zu", path, number);
        mapping_clear(mapping);
        return false;
    }
    mapping->path = mem_copy(path);
    return true;
}

void mapping_clear(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        free(mapping->lines[i].title);
        free(mapping->lines[i].target);
        free(mapping->lines[i].options);
    }
    free(mapping->lines);
    free(mapping->path);
    *mapping = (struct mapping){0};
}

void mapping_teach(const struct mapping *mapping, struct header_words *words)
{
    for (size_t i = 0; i < mapping->count; i++)
        header_words_add(words, mapping->lines[i].title, (struct header_place){0},
                         HEADER_BY_MAPPING);
}

/* Adds what a mapping calls column COLUMN. */
static void put_title(const struct headers *headers, size_t column, struct buf *out)
{
    const struct headers_target *target = &headers->targets[column];
    if (target->untitled)
        buf_printf(out, "column:%zu", column + 1);
    else
        buf_puts(out, target->title);
}

/* The column that a mapping calls TITLE; headers->count where none is. */
static size_t find_column(const struct headers *headers, const char *title)
{
    char *key = header_key(title);
    size_t i = 0;
    for (; i < headers->count; i++) {
        struct buf name = {0};
        put_title(headers, i, &name);
        char *other = header_key(buf_text(&name));
        bool same = strcmp(key, other) == 0;
        free(other);
        buf_clear(&name);
        if (same)
            break;
    }
    free(key);
    return i;
}

static bool apply_line(const struct mapping_line *line, struct headers *headers, struct why *why)
{
    size_t column = find_column(headers, line->title);
    struct header_place place = {0};
    enum headers_use use = HEADERS_FIELD;
    if (column == headers->count) {
        char *quote = guard_quote(line->title);
        why_set(why, "The file has no column \"%s\".", quote);
        free(quote);
        return false;
    }
    if (strcmp(line->target, remarks_word) == 0)
        use = HEADERS_REMARKS;
    else if (strcmp(line->target, ignore_word) == 0)
        use = HEADERS_IGNORED;
    else if (!header_place_parse(line->target, headers->kind, &place, why))
        return false;
    if (!headers_choose(headers, column, use, &place, why))
        return false;
    free(headers->targets[column].options);
    headers->targets[column].options = mem_copy(line->options);
    return true;
}

bool mapping_apply(const struct mapping *mapping, struct headers *headers, struct why *why)
{
    /* What the words found for these columns must not stand in the way. */
    for (size_t i = 0; i < mapping->count; i++) {
        size_t column = find_column(headers, mapping->lines[i].title);
        if (column < headers->count)
            headers_choose(headers, column, HEADERS_NOT_KNOWN, NULL, why);
    }
    for (size_t i = 0; i < mapping->count; i++)
        if (!apply_line(&mapping->lines[i], headers, why))
            return why_at(why, "%s, line %zu", mapping->path, mapping->lines[i].number);
    free(headers->mapping);
    headers->mapping = mem_copy(mapping->path);
    headers_find_name(headers);
    return true;
}

/* The digest of the titles of HEADERS. */
static void put_fingerprint(const struct headers *headers, char out[MAPPING_FINGERPRINT])
{
    struct digest digest;
    char hex[DIGEST_TEXT];
    digest_start(&digest);
    for (size_t i = 0; i < headers->count; i++) {
        struct buf title = {0};
        if (i == headers->reason)
            continue;
        put_title(headers, i, &title);
        char *key = header_key(buf_text(&title));
        digest_text(&digest, key);
        free(key);
        buf_clear(&title);
    }
    digest_text(&digest, headers->kind->name);
    digest_end(&digest, hex);
    memcpy(out, hex, MAPPING_FINGERPRINT - 1);
    out[MAPPING_FINGERPRINT - 1] = '\0';
}

/* Adds the folder of mappings. */
static bool put_folder(struct buf *out)
{
    if (!folders_add("XDG_CONFIG_HOME", ".config", out))
        return false;
    buf_puts(out, "/daicho/mappings");
    return true;
}

bool mapping_path(const struct headers *headers, struct buf *out)
{
    char fingerprint[MAPPING_FINGERPRINT];
    if (!put_folder(out))
        return false;
    put_fingerprint(headers, fingerprint);
    buf_printf(out, "/%s.tsv", fingerprint);
    return true;
}

int64_t mapping_changed(void)
{
    struct buf folder = {0};
    struct stat about;
    bool any = put_folder(&folder) && stat(folder.text, &about) == 0;
    buf_clear(&folder);
    return any ? (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec : 0;
}

/* Adds the line for column COLUMN; what it may be as well is a comment. */
static void put_line(const struct headers *headers, size_t column, struct buf *out)
{
    const struct headers_target *target = &headers->targets[column];
    struct buf title = {0};
    for (size_t i = 0; i < target->near_count && target->use == HEADERS_NOT_KNOWN; i++) {
        buf_puts(out, i == 0 ? "# " : ", ");
        header_place_name(&target->near[i], out);
        buf_puts(out, i + 1 == target->near_count ? " ?\n" : "");
    }
    put_title(headers, column, &title);
    tsv_lines_put(buf_text(&title), out);
    buf_putc(out, '\t');
    const struct header_place place = headers_place(target);
    if (target->use == HEADERS_FIELD)
        header_place_name(&place, out);
    else
        buf_puts(out, target->use == HEADERS_REMARKS ? remarks_word : ignore_word);
    bool made = false;
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        made = made || column == headers->name_of[i];
    bool said = target->options[0] != '\0';
    if (said || made) {
        buf_putc(out, '\t');
        tsv_lines_put(target->options, out);
        if (made && strstr(target->options, "name") == NULL)
            buf_puts(out, said ? " name" : "name");
    }
    buf_putc(out, '\n');
    buf_clear(&title);
}

bool mapping_write(const struct headers *headers, const char *path, bool force,
                   const struct model *m, struct why *why)
{
    struct output output;
    struct buf text = {0};
    char fingerprint[MAPPING_FINGERPRINT];
    if (!output_begin(&output, path, force, m, why))
        return false;
    put_fingerprint(headers, fingerprint);
    buf_printf(&text, "%s\t%s\nheader\t%s\n", first_line, version, fingerprint);
    for (size_t i = 0; i < headers->count; i++)
        if (i != headers->reason)
            put_line(headers, i, &text);
    char *masked = guard_mask(text.text);
    fputs(masked, output.file);
    free(masked);
    buf_clear(&text);
    return output_end(&output, true, why);
}

/* Makes the folder PATH and those above it. */
static bool make_folders(const char *path, struct why *why)
{
    char *copy = mem_copy(path);
    bool done = true;
    for (char *at = copy + 1; done; at++) {
        char c = *at;
        if (c != '/' && c != '\0')
            continue;
        *at = '\0';
        done = mkdir(copy, 0700) == 0 || errno == EEXIST;
        *at = c;
        if (c == '\0')
            break;
    }
    free(copy);
    if (!done)
        why_set_class(why, WHY_FILE, "The folder %s cannot be made: %s.", path,
                      system_words(why->lang, errno).text);
    return done;
}

bool mapping_keep(const struct headers *headers, const struct model *m, struct why *why)
{
    struct buf path = {0};
    bool done = !mapping_path(headers, &path);
    if (!done) {
        char *folder = mem_copy_bytes(path.text, path.length - strlen(strrchr(path.text, '/')));
        done = make_folders(folder, why) && mapping_write(headers, path.text, true, m, why);
        free(folder);
    }
    buf_clear(&path);
    return done;
}
