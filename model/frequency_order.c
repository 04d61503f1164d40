/*
 * The order of the rows of a frequency. A million different values take a
 * second to sort, so that it is done in pieces; between two of them the order
 * is that of the last pass.
 */
#include "model/frequency_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static size_t choice_place(const struct field *field, const char *value)
{
    size_t i = 0;
    while (field->choices[i].value != NULL && strcmp(field->choices[i].value, value) != 0)
        i++;
    return i;
}

/* Below 0, 0 or above 0 as A stands before B: choices as in their list,
 * numbers by size, the empty value last. */
static int compare_values(const struct frequency *frequency, const char *a, const char *b)
{
    const struct field *field = &frequency->kind->fields[frequency->field];
    if ((*a == '\0') != (*b == '\0'))
        return *a == '\0' ? 1 : -1;
    if (field->type == TYPE_CHOICE || field->type == TYPE_CHOICES) {
        size_t one = choice_place(field, a), other = choice_place(field, b);
        if (one != other)
            return one < other ? -1 : 1;
    } else if (field->type == TYPE_COUNT && strlen(a) != strlen(b)) {
        return strlen(a) < strlen(b) ? -1 : 1;
    }
    return strcmp(a, b);
}

static bool is_before(const struct frequency *frequency, uint32_t a, uint32_t b)
{
    const struct counted *one = &frequency->rows[a], *other = &frequency->rows[b];
    if (!frequency->by_value && one->count != other->count)
        return one->count > other->count;
    return compare_values(frequency, frequency->texts.text + one->value,
                          frequency->texts.text + other->value) < 0;
}

void frequency_order_begin(struct frequency *frequency)
{
    struct arranging *arranging = &frequency->arranging;
    free(arranging->to);
    *arranging = (struct arranging){.width = 1};
    if (frequency->row_count < 2)
        return;
    arranging->on = true;
    arranging->other = 1;
    arranging->to = mem_new(frequency->order_capacity, sizeof *arranging->to);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Goes on to the next pair of runs, after the last one to the next pass. */
static void next_pair(struct frequency *frequency, size_t end)
{
    struct arranging *arranging = &frequency->arranging;
    arranging->left = end;
    if (end == frequency->row_count) {
        uint32_t *done = arranging->to;
        arranging->to = frequency->order;
        frequency->order = done;
        arranging->width *= 2;
        arranging->left = 0;
        if (arranging->width >= frequency->row_count) {
            free(arranging->to);
            *arranging = (struct arranging){0};
            return;
        }
    }
    arranging->one = arranging->k = arranging->left;
    arranging->other = least(arranging->left + arranging->width, frequency->row_count);
}

void frequency_order_piece(struct frequency *frequency, size_t steps)
{
    struct arranging *arranging = &frequency->arranging;
    while (arranging->on && steps-- > 0) {
        const uint32_t *order = frequency->order;
        size_t middle = least(arranging->left + arranging->width, frequency->row_count);
        size_t end = least(middle + arranging->width, frequency->row_count);
        bool one = arranging->other == end ||
                   (arranging->one < middle &&
                    !is_before(frequency, order[arranging->other], order[arranging->one]));
        arranging->to[arranging->k++] = order[one ? arranging->one++ : arranging->other++];
        if (arranging->k == end)
            next_pair(frequency, end);
    }
}
