/*
 * See state.h. A line a pair, "key value", with \n and \\ for line ends and
 * backslashes. The file is written beside its place and moved there, so that
 * two windows leave the state of one of them, whole.
 */
#include "tui/state.h"

#include "model/buf.h"
#include "model/digest.h"
#include "model/folders.h"
#include "model/guard.h"
#include "model/leftovers.h"
#include "model/mem.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINES_MOST = 4096, LINE_MOST = 64 * 1024 };

static const char key_letters[] = "abcdefghijklmnopqrstuvwxyz._-";

struct pair {
    char *key, *value;
};

struct state {
    char *path;
    struct pair *pairs;
    size_t count, capacity;
    bool changed;
};

/* The path of the file for INVENTORY; NULL where there can be none. */
static char *path_for(const char *inventory)
{
    struct digest digest;
    char hex[DIGEST_TEXT];
    struct buf path = {0};
    char *whole = realpath(inventory, NULL);
    if (whole == NULL)
        return NULL;
    const char *slash = strrchr(whole, '/');
    digest_start(&digest);
    digest_text(&digest, whole);
    digest_end(&digest, hex);
    if (folders_add("XDG_STATE_HOME", ".local/state", &path))
        buf_printf(&path, "/daicho/%.100s-%.12s.state", slash == NULL ? whole : slash + 1, hex);
    free(whole);
    return path.length > 0 ? buf_take(&path) : NULL;
}

static struct pair *find(const struct state *state, const char *key)
{
    for (size_t i = 0; i < state->count; i++)
        if (strcmp(state->pairs[i].key, key) == 0)
            return &state->pairs[i];
    return NULL;
}

/* A line with a key that no daicho wrote is left out, so that what got into the
 * file in other ways goes with the next save. */
static void read_line(struct state *state, char *line)
{
    size_t length = strspn(line, key_letters);
    struct buf plain = {0};
    if (length == 0 || line[length] != ' ')
        return;
    line[length] = '\0';
    char *value = line + length + 1;
    for (; *value != '\0'; value++) {
        bool escaped = *value == '\\' && value[1] != '\0';
        value += escaped;
        buf_putc(&plain, escaped && *value == 'n' ? '\n' : *value);
    }
    state_set(state, line, buf_text(&plain));
    buf_clear(&plain);
}

static void read_file(struct state *state)
{
    int fd = open(state->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    FILE *file = NULL;
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
        file = fdopen(fd, "r");
    if (file == NULL) {
        if (fd >= 0)
            close(fd);
        return;
    }
    char *line = mem_new(LINE_MOST, 1);
    for (int i = 0; i < LINES_MOST && fgets(line, LINE_MOST, file) != NULL; i++) {
        line[strcspn(line, "\n")] = '\0';
        read_line(state, line);
    }
    free(line);
    fclose(file);
    state->changed = false;
}

struct state *state_open(const char *inventory)
{
    struct state *state = mem_new(1, sizeof *state);
    state->path = path_for(inventory);
    if (state->path != NULL)
        read_file(state);
    return state;
}

void state_free(struct state *state)
{
    if (state == NULL)
        return;
    for (size_t i = 0; i < state->count; i++) {
        free(state->pairs[i].key);
        free(state->pairs[i].value);
    }
    free(state->pairs);
    free(state->path);
    free(state);
}

const char *state_get(const struct state *state, const char *key)
{
    const struct pair *pair = state == NULL ? NULL : find(state, key);
    return pair == NULL || pair->value[0] == '\0' ? NULL : pair->value;
}

void state_set(struct state *state, const char *key, const char *value)
{
    if (state == NULL)
        return;
    struct pair *pair = find(state, key);
    if (value == NULL || guard_finds(value, NULL, NULL))
        value = "";
    if (pair == NULL && value[0] == '\0')
        return;
    if (pair == NULL) {
        state->pairs = mem_grow(state->pairs, state->count, &state->capacity, sizeof *state->pairs);
        pair = &state->pairs[state->count++];
        *pair = (struct pair){mem_copy(key), mem_copy("")};
    }
    if (strcmp(pair->value, value) == 0)
        return;
    free(pair->value);
    pair->value = mem_copy(value);
    state->changed = true;
}

/* Makes the folders of PATH that are missing. */
static void make_folders(const char *path)
{
    char *copy = mem_copy(path);
    for (char *at = copy + 1; (at = strchr(at, '/')) != NULL; *at++ = '/') {
        *at = '\0';
        mkdir(copy, 0700);
    }
    free(copy);
}

static void put_pairs(const struct state *state, struct buf *out)
{
    for (size_t i = 0; i < state->count; i++) {
        if (state->pairs[i].value[0] == '\0')
            continue;
        buf_printf(out, "%s ", state->pairs[i].key);
        for (const char *at = state->pairs[i].value; *at != '\0'; at++) {
            if (*at == '\n' || *at == '\\')
                buf_putc(out, '\\');
            buf_putc(out, *at == '\n' ? 'n' : *at);
        }
        buf_putc(out, '\n');
    }
}

bool state_save(struct state *state)
{
    if (state == NULL || state->path == NULL || !state->changed)
        return true;
    struct buf text = {0}, temporary = {0};
    put_pairs(state, &text);
    leftovers_name(state->path, &temporary);
    buf_puts(&temporary, "state");
    make_folders(state->path);
    leftovers_remove(state->path);
    int fd = open(buf_text(&temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool done = fd >= 0 && write(fd, buf_text(&text), text.length) == (ssize_t)text.length;
    done = fd >= 0 && close(fd) == 0 && done && rename(buf_text(&temporary), state->path) == 0;
    if (fd >= 0 && !done)
        unlink(buf_text(&temporary));
    state->changed = !done;
    buf_clear(&text);
    buf_clear(&temporary);
    return done;
}
