/*
 * campaigns_inside - a condition that the files of campaigns share, as part of a
 * SELECT whose review is r and whose category is c.
 */
#ifndef CAMPAIGNS_INSIDE_H
#define CAMPAIGNS_INSIDE_H

/* That the category was changed after entry :entry of the journal, and not by an
 * answer, which leaves its entry in a review as well. */
#define REVIEW_EDITED                                                                              \
    "(c.rev > :entry AND NOT EXISTS (SELECT 1 FROM review a WHERE a.category = c.id "              \
    "AND a.rev = c.rev AND a.outcome <> ''))"

#endif
