/* Which moment a person means: see past_find() in past.h. */
#include "model/past.h"

#include "model/dates.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/snapshots.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A time of the day as it was typed. */
struct clock_time {
    int hour, minute, second;
    bool zoned;
    long east; /* seconds that its zone is ahead of UTC */
};

static bool refuse(const char *when, struct why *why)
{
    return why_set_class(
        why, WHY_USAGE,
        "\"%s\" is neither the name of a snapshot nor a day. Give a name of 'daicho "
        "snapshot', a day such as 2026-03-31 or 令和8年3月31日, a day with a time, "
        "#12 for an entry of the journal, or now.",
        when);
}

/* Reads "Z", "+09:00" or "+0900" to the end of AT; nothing is the person's own zone. */
static bool read_zone(const char *at, struct clock_time *time)
{
    int hours = 0, minutes = 0, read = 0;
    at += strspn(at, " ");
    if (*at == '\0')
        return true;
    time->zoned = true;
    if (strcmp(at, "Z") == 0 || strcmp(at, "z") == 0)
        return true;
    int sign = *at == '+' ? 1 : *at == '-' ? -1 : 0;
    bool taken =
        sign != 0 && at[1 + strspn(at + 1, "0123456789:")] == '\0' &&
        ((sscanf(at + 1, "%2d:%2d%n", &hours, &minutes, &read) == 2 && at[1 + read] == '\0') ||
         (sscanf(at + 1, "%2d%2d%n", &hours, &minutes, &read) == 2 && at[1 + read] == '\0'));
    time->east = sign * (hours * 3600L + minutes * 60L);
    return taken && hours <= 14 && minutes <= 59;
}

/* Reads "17:05", "17:05:30" or "17時5分" and a zone. A time without seconds means
 * the end of that minute, since lists show no seconds. */
static bool read_time(const char *at, struct clock_time *time)
{
    int read = 0;
    *time = (struct clock_time){.second = 59};
    if (sscanf(at, "%2d:%2d%n", &time->hour, &time->minute, &read) == 2) {
        int more = 0;
        if (sscanf(at + read, ":%2d%n", &time->second, &more) == 1)
            read += more;
    } else if (sscanf(at, "%2d時%2d分%n", &time->hour, &time->minute, &read) != 2 || read == 0) {
        return false;
    }
    return time->hour >= 0 && time->hour <= 23 && time->minute >= 0 && time->minute <= 59 &&
           time->second >= 0 && time->second <= 60 && read_zone(at + read, time);
}

/* The moment of TIME on the day ISO, in UTC. */
static void put_moment(const char *iso, const struct clock_time *time, char at[21])
{
    struct date day = date_split(iso);
    struct tm parts = {.tm_year = day.year - 1900,
                       .tm_mon = day.month - 1,
                       .tm_mday = day.day,
                       .tm_hour = time->hour,
                       .tm_min = time->minute,
                       .tm_sec = time->second,
                       .tm_isdst = -1};
    time_t moment = time->zoned ? timegm(&parts) - time->east : mktime(&parts);
    struct tm utc;
    gmtime_r(&moment, &utc);
    strftime(at, 21, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

/* Reads a day, or a day and a time behind a blank or a T. */
static bool read_moment(const char *when, char at[21])
{
    char iso[11];
    struct why ignored = {0};
    struct clock_time time = {.hour = 23, .minute = 59, .second = 59};
    if (date_parse(when, iso, &ignored)) {
        put_moment(iso, &time, at);
        return true;
    }
    bool taken = false;
    for (const char *cut = when; *cut != '\0' && !taken; cut++) {
        if ((*cut != ' ' && *cut != 'T') || !read_time(cut + 1, &time))
            continue;
        char *day = mem_copy_bytes(when, (size_t)(cut - when));
        taken = date_parse(day, iso, &ignored);
        free(day);
    }
    if (taken)
        put_moment(iso, &time, at);
    return taken;
}

/* The last entry up to FOUND->at, which is a moment of the past then. */
static bool entry_until(struct model *m, const char *when, struct past_when *found, struct why *why)
{
    struct statement *st = db_prepare(m->db, "SELECT max(seq) AS seq FROM journal WHERE at <= :at");
    db_bind_text(st, ":at", found->at);
    found->entry = db_step(st) ? db_int(st, "seq") : 0;
    db_done(st);
    if (!db_ok(m->db, why))
        return false;
    char now[21];
    model_now(m, now);
    /* Of what is still to come nothing is known: today ends now. */
    if (strcmp(found->at, now) > 0)
        strcpy(found->at, now);
    if (found->entry > 0)
        return true;
    st = db_prepare(m->db, "SELECT at FROM journal ORDER BY seq LIMIT 1");
    if (!db_step(st)) {
        if (db_ok(m->db, why))
            why_set(why, "The journal has no entry yet, so there is nothing to go back to.");
        return false;
    }
    struct buf first = {0};
    history_moment(db_text(st, "at"), false, &first);
    db_done(st);
    why_set(why, "\"%s\" lies before the first entry of the journal, which is of %s.", when,
            buf_text(&first));
    buf_clear(&first);
    return false;
}

static bool find_entry(struct model *m, const char *number, struct past_when *found,
                       struct why *why)
{
    char *end;
    found->entry = strtoll(number, &end, 10);
    struct statement *st = db_prepare(m->db, "SELECT at FROM journal WHERE seq = :seq");
    db_bind_int(st, ":seq", found->entry);
    bool known = *end == '\0' && isdigit((unsigned char)*number) && db_step(st);
    if (known)
        snprintf(found->at, sizeof found->at, "%.20s", db_text(st, "at"));
    db_done(st);
    if (!db_ok(m->db, why))
        return false;
    if (!known)
        why_set(why, "There is no entry %s in the journal. 'daicho history' shows all.", number);
    return known;
}

/* The snapshot of that name: false where there is none, or WHY says what is wrong. */
static bool find_snapshot(struct model *m, const char *name, struct past_when *found)
{
    struct statement *st =
        db_prepare(m->db, "SELECT s.entry, j.at FROM snapshot s JOIN journal j ON j.seq = s.entry "
                          "WHERE s.name = :name");
    db_bind_text(st, ":name", name);
    bool known = db_step(st);
    if (known) {
        found->entry = db_int(st, "entry");
        snprintf(found->at, sizeof found->at, "%.20s", db_text(st, "at"));
    }
    db_done(st);
    return known;
}

bool past_means_moment(const char *text)
{
    char at[21];
    return strcmp(text, "now") == 0 || text[0] == '#' || read_moment(text, at);
}

static bool find(struct model *m, const char *when, struct past_when *found, struct why *why)
{
    if (when[0] == '#')
        return find_entry(m, when + 1, found, why);
    if (find_snapshot(m, when, found))
        return true;
    if (strcmp(when, "now") == 0) {
        found->now = true;
        found->entry = db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
        model_now(m, found->at);
        return db_ok(m->db, why);
    }
    if (!db_ok(m->db, why))
        return false;
    return read_moment(when, found->at) ? entry_until(m, when, found, why) : refuse(when, why);
}

bool past_find_when(struct model *m, const char *when, struct past_when *found, struct why *why)
{
    *found = (struct past_when){0};
    model_begin_reading(m);
    char *typed = snapshots_name(when);
    bool done = find(m, typed, found, why);
    free(typed);
    return done;
}

bool past_find(struct model *m, const char *when, int64_t *entry, struct why *why)
{
    struct past_when found;
    bool done = past_find_when(m, when, &found, why);
    *entry = found.entry;
    return done;
}
