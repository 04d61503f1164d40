/*
 * build - which build of the program this is.
 *
 * For what is kept between runs and holds only as long as the program reads
 * and decides as it did: a version number says too little of it while the
 * program is worked on.
 */
#ifndef BUILD_H
#define BUILD_H

#include <stdbool.h>

enum { BUILD_ID_TEXT = 129 };

/* Fills ID with what the linker wrote into the running program to tell it from
 * every other build (the note NT_GNU_BUILD_ID of ELF), in hexadecimal digits.
 * False where there is none. */
bool build_id(char id[BUILD_ID_TEXT]);

#endif
