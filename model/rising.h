/*
 * rising - the rows behind a number, for walks that go on by pieces.
 *
 * SQLite finds the first such row by its index and takes the order of the others on trust. A
 * damaged file may give them in another: a walk that goes on behind the last row of a piece
 * would come back to where it was, for ever. So what is behind is asked of each row as well.
 */
#ifndef RISING_H
#define RISING_H

/* The condition of SQL that COLUMN, which rows are looked up and ordered by, is above :after.
 * The plus keeps the second half from being taken for granted where the first has been used. */
#define RISING(column) column " > :after AND +" column " > :after"

#endif
