/*
 * See alive.h. A mark is "MACHINE BOOT SPACE PROCESS START": names as Linux
 * gives them in /proc; what cannot be read there is "-". Within the name of a file it
 * is "PROCESS-START-MACHINE-BOOT-SPACE-", the last three shortened.
 */
#include "model/alive.h"

#include "model/buf.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PART_BYTES = 41 };

struct mark {
    char machine[PART_BYTES];
    char boot[PART_BYTES];
    char space[PART_BYTES]; /* process numbers are of a namespace */
    long process;
    unsigned long long start; /* ticks since the boot; 0 not known */
};

/* Keeps TEXT, which the system gave, one word. */
static void make_word(char *text)
{
    text[strcspn(text, "\n")] = '\0';
    if (text[0] == '\0')
        strcpy(text, "-");
    for (; *text != '\0'; text++)
        if (*text <= ' ' || *text > '~')
            *text = '_';
}

static void read_boot(char text[PART_BYTES])
{
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    text[0] = '\0';
    if (file != NULL && fgets(text, PART_BYTES, file) == NULL)
        text[0] = '\0';
    if (file != NULL)
        fclose(file);
    make_word(text);
}

/* When PROCESS started, the 22nd value of its line (proc(5)): the second is its
 * name, which may hold anything, and ends with the last parenthesis. ENDED tells
 * by the third whether it has ended and only waits to be taken off the table,
 * which is slow where a closed window took the parent along. */
static unsigned long long read_start(long process, bool *ended)
{
    *ended = false;
    char path[64], line[1024] = "";
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return 0;
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = '\0';
    const char *at = strrchr(line, ')');
    *ended = at != NULL && at[1] == ' ' && (at[2] == 'Z' || at[2] == 'X');
    for (int value = 2; at != NULL && value < 22; value++) {
        at = strchr(at, ' ');
        at = at == NULL ? NULL : at + 1;
    }
    return at == NULL ? 0 : strtoull(at, NULL, 10);
}

static void read_own(struct mark *mark)
{
    bool ended;
    *mark = (struct mark){.process = (long)getpid()};
    if (gethostname(mark->machine, PART_BYTES - 1) != 0)
        mark->machine[0] = '\0';
    make_word(mark->machine);
    read_boot(mark->boot);
    if (readlink("/proc/self/ns/pid", mark->space, PART_BYTES - 1) < 0)
        mark->space[0] = '\0';
    make_word(mark->space);
    mark->start = read_start(mark->process, &ended);
}

static bool parse(const char *text, struct mark *mark)
{
    *mark = (struct mark){0};
    return sscanf(text, "%40s %40s %40s %ld %llu", mark->machine, mark->boot, mark->space,
                  &mark->process, &mark->start) == 5 &&
           mark->process > 0;
}

void alive_mark(struct buf *out)
{
    struct mark own;
    read_own(&own);
    buf_printf(out, "%s %s %s %ld %llu", own.machine, own.boot, own.space, own.process, own.start);
}

/* What became of the process OTHER, as OWN sees it. */
static enum alive judge(const struct mark *own, const struct mark *other)
{
    if (strcmp(own->machine, other->machine) != 0)
        return ALIVE_ELSEWHERE;
    if (strcmp(own->boot, other->boot) != 0)
        return ALIVE_ENDED;
    if (strcmp(own->space, other->space) != 0)
        return ALIVE_ELSEWHERE;
    if (other->process == own->process && other->start == own->start)
        return ALIVE_SELF;
    bool ended;
    unsigned long long start = read_start(other->process, &ended);
    if (ended)
        return ALIVE_ENDED;
    if (start != 0 && other->start != 0)
        return start == other->start ? ALIVE_RUNS : ALIVE_ENDED;
    return kill((pid_t)other->process, 0) == 0 || errno == EPERM ? ALIVE_RUNS : ALIVE_ENDED;
}

enum alive alive_judge(const char *mark)
{
    struct mark own, other;
    if (!parse(mark, &other))
        return ALIVE_ENDED;
    read_own(&own);
    return judge(&own, &other);
}

/* Makes TEXT eight digits that tell it from others: names of files take neither its
 * length nor its signs. */
static void shorten(char text[PART_BYTES])
{
    uint32_t hash = 2166136261u;
    for (const char *at = text; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    snprintf(text, PART_BYTES, "%08" PRIx32, hash);
}

static void read_own_short(struct mark *mark)
{
    read_own(mark);
    shorten(mark->machine);
    shorten(mark->boot);
    shorten(mark->space);
}

void alive_name(struct buf *out)
{
    struct mark own;
    read_own_short(&own);
    buf_printf(out, "%ld-%llu-%s-%s-%s-", own.process, own.start, own.machine, own.boot, own.space);
}

enum alive alive_judge_name(const char *name)
{
    struct mark own, other = {0};
    int length = 0;
    if (sscanf(name, "%ld-%llu-%8[0-9a-f]-%8[0-9a-f]-%8[0-9a-f]-%n", &other.process, &other.start,
               other.machine, other.boot, other.space, &length) != 5 ||
        length == 0 || other.process <= 0)
        return ALIVE_ELSEWHERE;
    read_own_short(&own);
    return judge(&own, &other);
}

void alive_machine(const char *mark, struct buf *out)
{
    struct mark other;
    buf_puts(out, parse(mark, &other) ? other.machine : "-");
}
