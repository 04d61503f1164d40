/*
 * wipe - memory that held the values of persons, cleared.
 *
 * A roster is read, counted and forgotten. Between wipe_begin() and wipe_end()
 * the C library overwrites what is freed, also the pieces that a growing text
 * leaves behind; wipe_end() overwrites what small freed blocks and the stack
 * still hold. What is not freed by then stays: nothing of a roster may be. The
 * process writes no core (cli/sandbox.c), so this is for a program that goes on
 * running.
 */
#ifndef WIPE_H
#define WIPE_H

/* To be called before the first value is read. Not to be nested. */
void wipe_begin(void);

/* To be called when all that held values is freed. */
void wipe_end(void);

#endif
