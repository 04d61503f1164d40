/* See try_script.h. */
#include "cli/try_script.h"

#include "model/buf.h"
#include "model/check.h"
#include "model/mem.h"
#include "model/system.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_all(FILE *file, struct buf *text, struct why *why)
{
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, file)) > 0 && text->length <= TRY_SCRIPT_BYTES)
        buf_add(text, part, length);
    if (ferror(file))
        return why_set(why, "The file cannot be read: %s.", system_words(why->lang, errno).text);
    if (text->length > TRY_SCRIPT_BYTES)
        return why_set(why,
                       "The script has more than %d KiB and was not read. Import what is much "
                       "from a file: a line such as 'import FILE'.",
                       TRY_SCRIPT_BYTES / 1024);
    if (strlen(buf_text(text)) < text->length)
        return why_set(why, "A text is cut by a NUL.");
    return true;
}

static bool read_file(const char *path, struct buf *text, struct why *why)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "re");
    if (file == NULL)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    bool done = read_all(file, text, why);
    if (!standard)
        fclose(file);
    return done;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next word of *AT, of which there is one, into WORD. False with WHY where a
 * quotation does not end. */
static bool take_word(const char **at, struct buf *word, struct why *why)
{
    char quote = '\0';
    for (; **at != '\0' && (quote != '\0' || !is_blank(**at)); (*at)++) {
        char c = **at;
        if (c == '\\' && quote != '\'' && (*at)[1] != '\0')
            buf_putc(word, *++*at);
        else if (quote != '\0' && c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '\'' || c == '"'))
            quote = c;
        else
            buf_putc(word, c);
    }
    if (quote == '\0')
        return true;
    return why_set(why, "A quotation that begins with %c does not end on this line.", quote);
}

static void add_word(struct try_line *line, const char *word)
{
    line->words = mem_resize(line->words, line->count + 2, sizeof *line->words);
    line->words[line->count++] = mem_copy(word);
    line->words[line->count] = NULL;
}

/* Takes TEXT, a line, apart; nothing where no command stands on it. */
static bool take_words(const char *text, struct try_line *line, struct why *why)
{
    bool done = true;
    for (const char *at = text; done;) {
        struct buf word = {0};
        while (is_blank(*at))
            at++;
        if (*at == '\0' || *at == '#')
            break;
        done = take_word(&at, &word, why) && check_text(buf_text(&word), why);
        if (done && line->count == 0 && strcmp(buf_text(&word), "daicho") != 0)
            add_word(line, "daicho");
        if (done)
            add_word(line, buf_text(&word));
        buf_clear(&word);
    }
    return done;
}

static void clear_line(struct try_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        free(line->words[i]);
    free(line->words);
}

/* Takes the line NUMBER, whose text is cut out of its file. */
static bool take_line(struct try_script *script, size_t number, const char *text, struct why *why)
{
    struct try_line line = {.number = number};
    bool done = take_words(text, &line, why);
    if (!done || line.count < 2) {
        clear_line(&line);
        return done || why_at(why, "Line %zu", number);
    }
    script->lines =
        mem_grow(script->lines, script->count, &script->capacity, sizeof *script->lines);
    script->lines[script->count++] = line;
    return true;
}

static bool take_lines(struct try_script *script, const char *text, struct why *why)
{
    bool done = true;
    for (size_t number = 1; *text != '\0' && done; number++) {
        size_t length = strcspn(text, "\n");
        char *line = mem_copy_bytes(text, length);
        done = take_line(script, number, line, why);
        free(line);
        text += length + (text[length] == '\n');
    }
    return done;
}

bool try_script_read(const char *path, struct try_script *script, struct why *why)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct buf text = {0};
    *script = (struct try_script){0};
    bool done = read_file(path, &text, why);
    if (done) {
        const char *begin = buf_text(&text);
        begin += strncmp(begin, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
        done = take_lines(script, begin, why) &&
               (script->count > 0 || why_set(why, "There is no command in it."));
    }
    buf_clear(&text);
    return done || why_at(why, "%s", path);
}

void try_script_clear(struct try_script *script)
{
    for (size_t i = 0; i < script->count; i++)
        clear_line(&script->lines[i]);
    free(script->lines);
    *script = (struct try_script){0};
}
