/*
 * See evidence.h. Every file is complete or not there (output.h); SHA256SUMS comes
 * last and is taken away first, so that it never stands beside files that it does
 * not tell of.
 */
#include "export/evidence_inside.h"

#include "export/flow_dot.h"
#include "export/flow_export.h"
#include "export/output.h"
#include "export/papers.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/system.h"

#include <dirent.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char sums_name[] = "SHA256SUMS", papers_name[] = "papers.xlsx";
static const char *const folders[] = {"", "records", "notices"};
enum { FOLDERS = sizeof folders / sizeof folders[0] };

/* clang-format off */
const struct evidence_file evidence_files[] = {
    {"README.ja.txt", NULL, N_("this text in Japanese")},
    {"README.en.txt", NULL, N_("this text in English")},
    {"register.csv", evidence_register, N_("the register: one row a data category, with what is linked to it")},
    {papers_name, NULL, N_("the papers of the annual review: a workbook to read and print")},
    {"record.html", evidence_booklet, N_("the whole record as one document to read in a browser")},
    {"records/", NULL, N_("all records, one file a kind; daicho can make an equal inventory of them (daicho import)")},
    {"findings.csv", evidence_findings, N_("what the records lack by the rules of daicho, with law and article; certainty A: the law was read, B: a page that states it, C: neither")},
    {"reviews.csv", evidence_reviews, N_("what became of each data category in the annual reviews; the reviews themselves are in records/campaign.csv")},
    {"changes.csv", evidence_changes, N_("who changed what, when and why: one row a field")},
    {"journal.csv", evidence_journal, N_("the journal: one row an entry, with its hash and the hash before")},
    {"journal.jsonl", evidence_raw, N_("the journal as it is stored, one JSON text a line, from which the hashes can be computed")},
    {"journal_others.jsonl", evidence_others, N_("the entries that were kept of the journals of merged files, in the same form")},
    {"journal_head.txt", evidence_head, N_("number and hash of the newest entry of the journal in this folder")},
    {"check_journal.py", evidence_script, N_("a script that computes the chain of hashes anew (Python 3, nothing else)")},
    {"snapshots.csv", evidence_snapshots, N_("states of the inventory that were sealed under a name")},
    {"notices/", NULL, N_("the texts that were published, as they were kept; records/publication.csv says when and where")},
    {"data-flows.dot", NULL, N_("the map of data flows, for Graphviz")},
    {"data-flows.svg", NULL, N_("the same drawn, where Graphviz was there")},
    {sums_name, NULL, N_("the SHA-256 of every other file")},
};
/* clang-format on */
const size_t evidence_files_count = sizeof evidence_files / sizeof evidence_files[0];

static char *path_of(const struct evidence *evidence, const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", evidence->order->folder, name);
    return buf_take(&path);
}

bool evidence_put(struct evidence *evidence, const char *name, evidence_writer *write,
                  struct why *why)
{
    const struct evidence_order *order = evidence->order;
    struct output output;
    if (order->go_on != NULL && !order->go_on(order->context))
        return why_set(why, "The evidence was given up; nothing of it was left.");
    char *path = path_of(evidence, name);
    bool done = output_begin(&output, path, order->force, evidence->m, why) &&
                output_end(&output, write(evidence, output.file, why), why);
    free(path);
    if (done)
        cells_add(&evidence->files, name);
    return done;
}

/* Makes the folder and those within it. */
static bool make_folders(struct evidence *evidence, struct why *why)
{
    struct stat info;
    const char *folder = evidence->order->folder;
    if (!evidence->order->force || lstat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        if (!output_folder(folder, &evidence->new_folder, why))
            return false;
        evidence->fresh = true;
    }
    for (size_t i = 1; i < FOLDERS; i++) {
        char *path = path_of(evidence, folders[i]);
        bool done = mkdir(path, S_IRWXU) == 0 ||
                    (errno == EEXIST && lstat(path, &info) == 0 && S_ISDIR(info.st_mode));
        if (!done)
            why_set_class(why, WHY_FILE, "The folder %s cannot be made: %s.", path,
                          system_words(why->lang, errno).text);
        free(path);
        if (!done)
            return false;
    }
    return true;
}

static void remove_file(const struct evidence *evidence, const char *name)
{
    char *path = path_of(evidence, name);
    unlink(path);
    free(path);
}

/* Takes back what was made in a folder that was new or empty. */
static void take_back(const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->files.count; i++)
        remove_file(evidence, evidence->files.items[i]);
    for (size_t i = FOLDERS; i-- > (evidence->new_folder ? 0 : 1);) {
        char *path = path_of(evidence, folders[i]);
        rmdir(path);
        free(path);
    }
}

static bool put_papers(struct evidence *evidence, struct why *why)
{
    const struct evidence_order *order = evidence->order;
    char *path = path_of(evidence, papers_name);
    bool done = papers_write(evidence->m, path, order->force, order->rules_folder, why);
    free(path);
    if (done)
        cells_add(&evidence->files, papers_name);
    return done;
}

static bool write_all(struct evidence *evidence, struct flow_map *map, struct why *why)
{
    struct why ignored = {.lang = why->lang};
    bool done = journal_head(evidence->m, &evidence->made->seq, evidence->made->head, why);
    for (size_t i = 0; i < evidence_files_count && done; i++)
        if (evidence_files[i].write != NULL)
            done = evidence_put(evidence, evidence_files[i].name, evidence_files[i].write, why);
    done = done && put_papers(evidence, why) && evidence_put_records(evidence, why) &&
           evidence_put_notices(evidence, why);
    /* An inventory without categories has no map; that is no fault. */
    if (done)
        flow_make(evidence->m, NULL, NULL, map, &ignored);
    return done;
}

/* Draws MAP; without Graphviz, or where it fails, its text stands alone. */
static bool put_map(struct evidence *evidence, const struct flow_map *map, struct why *why)
{
    const struct evidence_order *order = evidence->order;
    struct why ignored = {.lang = why->lang};
    struct buf text = {0}, drawn = {0};
    if (map->place_count == 0)
        return true;
    flow_dot_write(map, evidence->lang, &text);
    evidence->text = buf_text(&text);
    bool done = evidence_put(evidence, "data-flows.dot", evidence_text, why);
    evidence->made->drawn = done && flow_export(map, FLOW_SVG, evidence->lang, order->go_on,
                                                order->context, &drawn, &ignored);
    evidence->text = buf_text(&drawn);
    if (evidence->made->drawn)
        done = evidence_put(evidence, "data-flows.svg", evidence_text, why);
    buf_clear(&text);
    buf_clear(&drawn);
    return done;
}

static void put_hex(const uint8_t *bytes, char hex[65])
{
    for (size_t i = 0; i < SHA256_DIGEST_SIZE; i++)
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

/* The SHA-256 of the file NAME as it stands on the disk. */
static bool sum_file(const struct evidence *evidence, const char *name, char hex[65],
                     struct why *why)
{
    char *path = path_of(evidence, name);
    FILE *file = fopen(path, "rb");
    struct sha256_ctx state;
    uint8_t piece[16384], bytes[SHA256_DIGEST_SIZE];
    sha256_init(&state);
    for (size_t length; file != NULL && (length = fread(piece, 1, sizeof piece, file)) > 0;)
        sha256_update(&state, length, piece);
    bool done = file != NULL && ferror(file) == 0;
    if (!done)
        why_set_class(why, WHY_FILE, "%s cannot be read: %s.", path,
                      system_words(why->lang, errno).text);
    if (file != NULL)
        fclose(file);
    sha256_digest(&state, sizeof bytes, bytes);
    put_hex(bytes, hex);
    free(path);
    return done;
}

static int by_text(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static bool write_sums(struct evidence *evidence, FILE *out, struct why *why)
{
    bool done = true;
    qsort(evidence->files.items, evidence->files.count, sizeof *evidence->files.items, by_text);
    for (size_t i = 0; i < evidence->files.count && done; i++) {
        char hex[65];
        done = sum_file(evidence, evidence->files.items[i], hex, why);
        fprintf(out, "%s  %s\n", hex, evidence->files.items[i]);
    }
    return done;
}

/* How many files stand in the folder that were not written now. */
static size_t count_others(const struct evidence *evidence)
{
    size_t others = 0;
    for (size_t i = 0; i < FOLDERS; i++) {
        char *path = path_of(evidence, folders[i]);
        DIR *folder = opendir(path);
        for (struct dirent *at; folder != NULL && (at = readdir(folder)) != NULL;) {
            struct buf name = {0};
            buf_printf(&name, "%s%s%s", folders[i], i == 0 ? "" : "/", at->d_name);
            bool ours = strcmp(at->d_name, ".") == 0 || strcmp(at->d_name, "..") == 0 ||
                        cells_find(&evidence->files, buf_text(&name)) < evidence->files.count;
            for (size_t k = 1; k < FOLDERS; k++)
                ours = ours || strcmp(buf_text(&name), folders[k]) == 0;
            others += !ours;
            buf_clear(&name);
        }
        if (folder != NULL)
            closedir(folder);
        free(path);
    }
    return others;
}

static bool finish(struct evidence *evidence, struct why *why)
{
    struct evidence_made *made = evidence->made;
    struct model *present = evidence->order->present;
    struct buf about = {0};
    bool done = evidence_put(evidence, "README.ja.txt", evidence_readme_ja, why) &&
                evidence_put(evidence, "README.en.txt", evidence_readme_en, why) &&
                evidence_put(evidence, sums_name, write_sums, why) &&
                sum_file(evidence, sums_name, made->sums, why);
    made->files = evidence->files.count;
    buf_printf(&about, "%s %s", sums_name, made->sums);
    if (done && !model_readonly(present)) {
        char hash[65];
        done = journal_event(present, "evidence", buf_text(&about), why) &&
               journal_head(present, &made->entered, hash, why);
    }
    buf_clear(&about);
    return done;
}

/* What is written of one state, and then what needs it no more. */
static bool make(struct evidence *evidence, struct why *why)
{
    struct flow_map map = {0};
    if (!model_hold(evidence->m, why))
        return false;
    bool done =
        write_all(evidence, &map, why) && model_ok_since(evidence->m, evidence->failures, why);
    model_release(evidence->m);
    done = done && put_map(evidence, &map, why) && finish(evidence, why);
    flow_clear(&map);
    return done;
}

bool evidence_make(const struct evidence_order *order, struct evidence_made *made, struct why *why)
{
    struct evidence evidence = {.order = order,
                                .made = made,
                                .m = order->m,
                                .failures = model_failures(order->m),
                                .lang = model_lang(order->m)};
    const struct rulebook_options how = {.folder = order->rules_folder};
    *made = (struct evidence_made){0};
    bool done = make_folders(&evidence, why);
    if (done) {
        remove_file(&evidence, sums_name);
        evidence.book = rulebook_new(order->m, &how);
        done = make(&evidence, why);
        rulebook_free(evidence.book);
    }
    if (!done && evidence.fresh)
        take_back(&evidence);
    made->others = done && !evidence.fresh ? count_others(&evidence) : 0;
    cells_clear(&evidence.files);
    return done;
}
