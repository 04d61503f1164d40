/*
 * What the import part of the bench needs beside daicho and sqlite3:
 *
 *   bench-ledger make COUNT          a ledger of COUNT categories to standard output
 *   bench-ledger floor FILE          reads FILE by libcsv, losslessly, and no more
 *   bench-ledger run LOG COMMAND …   runs COMMAND with its output thrown away and
 *                                    adds "seconds  CPU seconds  peak MiB" to LOG
 *
 * The ledger has twelve columns of the register in UTF-8; each row names about
 * six records: purposes, items, a storage, a measure. The texts come from a
 * generator with a fixed seed: two runs make the same file.
 */
#include "model/dates.h"
#include "model/mem.h"
#include "tests/bench/words.h"

#include <csv.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_MISUSE = 2 };

/* splitmix64, by Sebastiano Vigna (public domain). */
static uint64_t draw(uint64_t *random, uint64_t below)
{
    *random += 0x9E3779B97F4A7C15u;
    uint64_t z = *random;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % below;
}

static const char *pick(uint64_t *random, const char *const list[])
{
    size_t count = 0;
    while (list[count] != NULL)
        count++;
    return list[draw(random, count)];
}

/* A cell of AMOUNT different names of some dozens: words of LIST with a number. */
static void put_names(uint64_t *random, size_t amount, const char *const list[])
{
    size_t count = 0;
    while (list[count] != NULL)
        count++;
    size_t at = draw(random, count * 4);
    for (size_t i = 0; i < amount; i++, at = (at + 7) % (count * 4))
        printf("%s%s%zu", i == 0 ? "" : "; ", list[at % count], at / count + 1);
    putchar(',');
}

static void put_day(uint64_t *random, const char *end)
{
    char day[11];
    date_from_days(date_days("2016-11-22") + (long)draw(random, 3650), day);
    printf("%s%s", day, end);
}

static int make(long count)
{
    uint64_t random = 20261122;
    puts("コード,名称,本人の種別,取扱部署,責任者,件数,件数の基準日,利用目的,項目,保管場所,"
         "安全管理措置,備考");
    for (long i = 0; i < count; i++) {
        const char *subject = pick(&random, words_subjects);
        const char *place = pick(&random, words_places);
        printf("C-%07ld,%s%s%s,%s,", i + 1, place, subject, pick(&random, words_records), subject);
        put_names(&random, 1, words_departments);
        printf("%s,%d,", pick(&random, words_posts), 10 + (int)draw(&random, 90000));
        put_day(&random, ",");
        put_names(&random, 1 + draw(&random, 2), words_purposes);
        put_names(&random, 2 + draw(&random, 2), words_items);
        put_names(&random, 1, words_storages);
        put_names(&random, 1, words_measures);
        /* One remark of ten has two lines; four are empty. */
        uint64_t lines = draw(&random, 10);
        const char *remark = pick(&random, words_remarks);
        if (lines == 0)
            printf("\"%s\n%s\"\n", remark, pick(&random, words_remarks));
        else
            printf("%s\n", lines < 6 ? remark : "");
    }
    return ferror(stdout) || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int is_space(unsigned char c)
{
    (void)c;
    return 0;
}

static void count_cell(void *text, size_t length, void *context)
{
    (void)text;
    *(size_t *)context += length;
}

static int read_floor(const char *path)
{
    struct csv_parser parser;
    static char block[1 << 16];
    size_t bytes = 0, length;
    FILE *file = fopen(path, "rb");
    if (file == NULL || csv_init(&parser, CSV_STRICT) != 0)
        return EXIT_FAILURE;
    csv_set_space_func(&parser, is_space);
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        if (csv_parse(&parser, block, length, count_cell, NULL, &bytes) != length)
            return EXIT_FAILURE;
    csv_fini(&parser, count_cell, NULL, &bytes);
    csv_free(&parser);
    fclose(file);
    return bytes > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static int run(const char *log, char **command)
{
    struct timespec start, end;
    struct rusage usage;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        return EXIT_FAILURE;
    clock_gettime(CLOCK_MONOTONIC, &end);
    FILE *out = fopen(log, "a");
    if (out == NULL)
        return EXIT_FAILURE;
    fprintf(out, "%.3f\t%.3f\t%.1f\n",
            (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9,
            seconds(usage.ru_utime) + seconds(usage.ru_stime), (double)usage.ru_maxrss / 1024);
    return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "make") == 0)
        return make(strtol(argv[2], NULL, 10));
    if (argc == 3 && strcmp(argv[1], "floor") == 0)
        return read_floor(argv[2]);
    if (argc > 3 && strcmp(argv[1], "run") == 0)
        return run(argv[2], argv + 3);
    fputs("usage: bench-ledger make COUNT | floor FILE | run LOG COMMAND ...\n", stderr);
    return EXIT_MISUSE;
}
