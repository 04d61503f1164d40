/*
 * urls - addresses of pages and files.
 */
#ifndef URLS_H
#define URLS_H

#include "model/why.h"

#include <stdbool.h>

/* Whether TYPED can be kept as an address: an absolute http, https, ftp, ftps,
 * file or mailto address (RFC 3986, RFC 6068), Japanese characters in it
 * allowed (RFC 3987), or the path of a network share (\\server\share\...).
 * False with WHY where it is none, or where blanks stand at its ends or
 * control or invisible characters in it. */
bool url_check(const char *typed, struct why *why);

#endif
