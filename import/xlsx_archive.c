/*
 * Parts of the archive by libzip, which checks their sums. What headers say of
 * sizes is not believed: inflated bytes are counted as they come, and may be
 * so many times the size of the whole file.
 */
#include "import/xlsx_inside.h"

#include "import/encoding.h"
#include "model/system.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

/* Sheets of real workbooks inflate to 5 to 60 times; those of empty cells with
 * styles alone to some 100. The first bytes are free, whatever they inflate
 * to. */
enum { ENTRIES = 10000, EXPANSION = 200, FREE_BYTES = 16 * 1024 * 1024 };
static const uint64_t inflated_most = UINT64_C(2) * 1024 * 1024 * 1024;

/* Whether it was memory: by ERROR of libzip, or of zlib (its Z_MEM_ERROR), or where libzip
 * (1.7.3) does not hand it on by errno, which was 0 before the call. */
static bool lacks_memory(zip_error_t *error)
{
    return errno == ENOMEM || zip_error_code_zip(error) == ZIP_ER_MEMORY ||
           (zip_error_system_type(error) == ZIP_ET_ZLIB && zip_error_code_system(error) == -4);
}

/* Because of ERROR. */
static bool refuse_damaged(zip_error_t *error, struct why *why)
{
    if (lacks_memory(error))
        return why_no_memory(why);
    return why_set(why, "The workbook is damaged or was cut off on its way. Get or copy it once "
                        "more, or save it again in the spreadsheet program.");
}

bool xlsx_archive_open(const char *path, struct xlsx_archive *archive, struct why *why)
{
    struct stat info;
    int code;
    *archive = (struct xlsx_archive){0};
    if (stat(path, &info) != 0)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    if (info.st_size > ENCODING_LIMIT)
        return why_set(why, "The file is larger than 256 MiB. Divide it into several files.");
    errno = 0;
    archive->zip = zip_open(path, ZIP_RDONLY, &code);
    if (archive->zip == NULL && code == ZIP_ER_OPEN)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    if (archive->zip == NULL) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        return refuse_damaged(&error, why);
    }
    archive->most = (uint64_t)info.st_size * EXPANSION + FREE_BYTES;
    if (archive->most > inflated_most)
        archive->most = inflated_most;
    if (zip_get_num_entries(archive->zip, 0) <= ENTRIES)
        return true;
    xlsx_archive_close(archive);
    return why_set(why,
                   "The file has more than %d parts, which no workbook of tables has. Save the "
                   "sheet as CSV and import that.",
                   ENTRIES);
}

void xlsx_archive_close(struct xlsx_archive *archive)
{
    if (archive->zip != NULL)
        zip_discard(archive->zip);
    *archive = (struct xlsx_archive){0};
}

static char plain(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '\\' ? '/' : c;
}

/* Whether ENTRY of the archive is PART: without regard to ASCII case (ECMA-376
 * part 2), and some programs write backslashes. */
static bool is_part(const char *entry, const char *part)
{
    entry += *entry == '/' || *entry == '\\';
    while (*entry != '\0' && plain(*entry) == plain(*part)) {
        entry++;
        part++;
    }
    return *entry == '\0' && *part == '\0';
}

/* The place of PART; -1 where it is missing. *COUNT is how often it occurs. */
static zip_int64_t find(const struct xlsx_archive *archive, const char *part, size_t *count)
{
    zip_int64_t entries = zip_get_num_entries(archive->zip, 0), found = -1;
    *count = 0;
    for (zip_int64_t i = 0; i < entries; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, 0);
        if (name != NULL && is_part(name, part)) {
            found = i;
            ++*count;
        }
    }
    return found;
}

bool xlsx_archive_has(const struct xlsx_archive *archive, const char *part)
{
    size_t count;
    return find(archive, part, &count) >= 0;
}

struct zip_file *xlsx_archive_begin(struct xlsx_archive *archive, const char *part, struct why *why)
{
    size_t count;
    zip_int64_t at = find(archive, part, &count);
    struct zip_stat info;
    if (count == 0)
        why_set(why, "The workbook lacks its part %s. Save it again in the spreadsheet program.",
                part);
    else if (count > 1)
        why_set(why,
                "The workbook has its part %s twice, so that programs may read different ones. "
                "Save it again in the spreadsheet program.",
                part);
    if (count != 1)
        return NULL;
    errno = 0;
    if (zip_stat_index(archive->zip, (zip_uint64_t)at, 0, &info) != 0) {
        refuse_damaged(zip_get_error(archive->zip), why);
        return NULL;
    }
    if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE) {
        why_set(why, "The file is protected with a password. Take the password off and save it "
                     "again.");
        return NULL;
    }
    /* Workbooks know no other compression, and fewer decoders are fewer risks. */
    bool usual = (info.valid & ZIP_STAT_COMP_METHOD) == 0 || info.comp_method == ZIP_CM_STORE ||
                 info.comp_method == ZIP_CM_DEFLATE;
    zip_file_t *file = usual ? zip_fopen_index(archive->zip, (zip_uint64_t)at, 0) : NULL;
    if (file == NULL)
        refuse_damaged(zip_get_error(archive->zip), why);
    return file;
}

long xlsx_archive_read(struct xlsx_archive *archive, struct zip_file *file, void *block,
                       size_t size, struct why *why)
{
    errno = 0;
    zip_int64_t got = zip_fread(file, block, size);
    if (got < 0) {
        refuse_damaged(zip_file_get_error(file), why);
        return -1;
    }
    archive->inflated += (uint64_t)got;
    if (archive->inflated <= archive->most)
        return (long)got;
    why_set(why, "The workbook expands to far more than its size, as no workbook of tables does. "
                 "If it is really one of yours, save the sheet as CSV and import that.");
    return -1;
}

void xlsx_archive_end(struct zip_file *file)
{
    zip_fclose(file);
}
