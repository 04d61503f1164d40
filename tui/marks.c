/* See marks.h. */
#include "tui/marks.h"

#include "model/compare.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The place of ID, or where it would be put. */
static size_t place_of(const struct marks *marks, int64_t id)
{
    size_t low = 0, high = marks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marks->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool marks_has(const struct marks *marks, int64_t id)
{
    size_t place = place_of(marks, id);
    return place < marks->count && marks->ids[place] == id;
}

bool marks_has_all(const struct marks *marks, const int64_t *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!marks_has(marks, ids[i]))
            return false;
    return true;
}

static void make_room(struct marks *marks, size_t count)
{
    if (count <= marks->capacity)
        return;
    marks->capacity = count > 2 * marks->capacity ? count : 2 * marks->capacity;
    marks->ids = mem_resize(marks->ids, marks->capacity, sizeof *marks->ids);
}

static void add_one(struct marks *marks, int64_t id)
{
    size_t place = place_of(marks, id);
    if (place < marks->count && marks->ids[place] == id)
        return;
    make_room(marks, marks->count + 1);
    memmove(&marks->ids[place + 1], &marks->ids[place],
            (marks->count - place) * sizeof *marks->ids);
    marks->ids[place] = id;
    marks->count++;
}

/* The numbers in rising order, for the caller to free. */
static int64_t *sorted(const int64_t *ids, size_t count)
{
    int64_t *copy = mem_new(count, sizeof *copy);
    bool rising = true;
    memcpy(copy, ids, count * sizeof *copy);
    for (size_t i = 1; i < count && rising; i++)
        rising = copy[i - 1] <= copy[i];
    /* Lists mostly stand in the order in which records were made. */
    if (!rising)
        qsort(copy, count, sizeof *copy, compare_numbers);
    return copy;
}

void marks_add(struct marks *marks, const int64_t *ids, size_t count)
{
    if (count <= 1) {
        if (count == 1)
            add_one(marks, ids[0]);
        return;
    }
    int64_t *new = sorted(ids, count);
    int64_t *both = mem_new(marks->count + count, sizeof *both);
    size_t length = 0;
    for (size_t i = 0, k = 0; i < marks->count || k < count;) {
        bool old = k == count || (i < marks->count && marks->ids[i] <= new[k]);
        int64_t id = old ? marks->ids[i++] : new[k++];
        if (length == 0 || both[length - 1] != id)
            both[length++] = id;
    }
    free(new);
    free(marks->ids);
    *marks = (struct marks){both, length, marks->count + count};
}

void marks_drop(struct marks *marks, const int64_t *ids, size_t count)
{
    size_t kept = 0;
    if (count == 0)
        return;
    int64_t *going = sorted(ids, count);
    for (size_t i = 0, k = 0; i < marks->count; i++) {
        while (k < count && going[k] < marks->ids[i])
            k++;
        if (k == count || going[k] != marks->ids[i])
            marks->ids[kept++] = marks->ids[i];
    }
    marks->count = kept;
    free(going);
}

void marks_clear(struct marks *marks)
{
    free(marks->ids);
    *marks = (struct marks){0};
}
