/*
 * Times the rules over an inventory, beside a bare SELECT over the same tables.
 *
 *   bench-check FILE [ROUNDS]     a table of processor times in milliseconds
 *   bench-check FILE rules        the time of each rule instead
 *
 * The bare SELECT steps through every row of every table of records and links with
 * all its columns. A save's findings are those of the records it concerns, before
 * and after it.
 */
#include "model/change.h"
#include "model/findings.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, ROUNDS_MOST = 99, SAVES = 200, EXIT_MISUSE = 2 };

/* Processor time of this program so far, in milliseconds: what else the machine does
 * is not in it. */
static double processor_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

static void stop_where(bool failed, const struct why *why)
{
    if (failed)
        die("%s", why->text);
}

static long read_table(struct model *m, const char *table)
{
    char sql[128];
    long rows = 0;
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    struct statement *st = db_prepare(m->db, sql);
    while (db_step(st))
        rows++;
    return rows;
}

static long read_all(struct model *m)
{
    long rows = 0;
    for (size_t k = 0; k < kinds_count; k++) {
        rows += read_table(m, kinds[k].name);
        for (size_t f = 0; f < kinds[k].field_count; f++)
            if (kinds[k].fields[f].type == TYPE_LINKS) {
                char table[64];
                model_link_table(&kinds[k], &kinds[k].fields[f], table);
                rows += read_table(m, table);
            }
    }
    return rows;
}

/* All rules, or ONLY one; *LONGEST is the longest piece. */
static size_t check_all(struct rulebook *book, const struct rule *only, double *longest)
{
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    struct findings_walk walk;
    findings_begin(&walk, book, only);
    for (bool more = true; more;) {
        double began = processor_ms();
        stop_where(!findings_step(&walk, &found, &more, &why), &why);
        if (processor_ms() - began > *longest)
            *longest = processor_ms() - began;
    }
    findings_finish(book, &found);
    size_t count = found.count;
    findings_clear(&found);
    return count;
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof *times, compare);
    return times[count / 2];
}

static void whole(struct model *m, struct rulebook *book, size_t rounds)
{
    double bare[ROUNDS_MOST], rules[ROUNDS_MOST];
    long rows = 0;
    size_t found = 0;
    double longest = 0;
    read_all(m);
    for (size_t i = 0; i < rounds; i++) {
        double began = processor_ms();
        rows = read_all(m);
        bare[i] = processor_ms() - began;
        began = processor_ms();
        found = check_all(book, NULL, &longest);
        rules[i] = processor_ms() - began;
    }
    double one = median(bare, rounds), all = median(rules, rounds);
    printf("bare SELECT     %10.1f ms  %ld rows\n", one, rows);
    printf("all rules       %10.1f ms  %zu findings\n", all, found);
    printf("ratio           %10.1f\n", all / one);
    printf("longest piece   %10.1f ms\n", longest);
}

/* The findings of what a save of RECORD concerns, twice: before it and after. */
static double around_a_save(struct model *m, struct rulebook *book, const struct record *record)
{
    struct why why = {.lang = LANG_EN};
    double began = processor_ms();
    struct concerned records = {0};
    struct findings before = {0}, after = {0};
    concerned_by(m, record, &records);
    stop_where(!findings_of(book, &records, NULL, &before, &why), &why);
    stop_where(!findings_of(book, &records, NULL, &after, &why), &why);
    findings_clear(&before);
    findings_clear(&after);
    concerned_clear(&records);
    return processor_ms() - began;
}

static void saves(struct model *m, struct rulebook *book, const char *kind)
{
    struct why why = {.lang = LANG_EN};
    struct listing listing;
    struct listing_query query = {.kind = kinds_find(kind)};
    double times[SAVES];
    size_t count = 0;
    stop_where(!listing_load(m, &query, &listing, &why), &why);
    for (size_t i = 0; i < SAVES && i < listing.count; i++) {
        size_t at = (size_t)((double)i / SAVES * (double)listing.count);
        struct record *record = record_load(m, query.kind, listing.ids[at], &why);
        stop_where(record == NULL, &why);
        times[count++] = around_a_save(m, book, record);
        record_free(record);
    }
    listing_clear(&listing);
    if (count == 0)
        return;
    double first = times[0], middle = median(times, count);
    printf("save, %-12s %8.2f ms  99%%: %.2f  longest: %.2f  first: %.2f\n", kind, middle,
           times[count * 99 / 100], times[count - 1], first);
}

static void each_rule(struct rulebook *book)
{
    const struct rule *const *rules = rulebook_rules(book);
    double longest = 0;
    for (size_t i = 0; rules[i] != NULL; i++) {
        double began = processor_ms();
        size_t found = check_all(book, rules[i], &longest);
        printf("%-8s %10.1f ms  %zu findings\n", rules[i]->id, processor_ms() - began, found);
    }
}

int main(int argc, char **argv)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {.lang = LANG_EN, .who = "bench", .now = "2026-11-22T09:00:00Z"};
    if (argc < 2) {
        fputs("usage: bench-check FILE [ROUNDS | rules]\n", stderr);
        return EXIT_MISUSE;
    }
    struct model *m = model_open(argv[1], &options, &why);
    stop_where(m == NULL, &why);
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){0});
    size_t rule = 0;
    double began = processor_ms();
    while (rulebook_warm(book, &rule))
        ;
    printf("%zu rules ready %8.1f ms\n", rule, processor_ms() - began);
    if (argc > 2 && strcmp(argv[2], "rules") == 0) {
        each_rule(book);
    } else {
        long rounds = argc > 2 ? strtol(argv[2], NULL, 10) : ROUNDS;
        whole(m, book, rounds < 1 || rounds > ROUNDS_MOST ? ROUNDS : (size_t)rounds);
        saves(m, book, "category");
        saves(m, book, "item");
        saves(m, book, "purpose");
        saves(m, book, "provision");
        saves(m, book, "party");
    }
    rulebook_free(book);
    model_close(m);
    return 0;
}
