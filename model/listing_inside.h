/*
 * listing_inside - what listing*.c share.
 */
#ifndef LISTING_INSIDE_H
#define LISTING_INSIDE_H

#include "model/filter.h"
#include "model/listing.h"
#include "model/order.h"

/* The order of what QUERY lists, for order_free(); NULL where that are all
 * records by code, which the index gives. FILTER is that of QUERY. */
struct order *listing_order(const struct listing_query *query, const struct filter *filter);

#endif
