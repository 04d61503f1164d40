/*
 * ticks - time that only goes forward, for waits and for pieces of work.
 */
#ifndef TICKS_H
#define TICKS_H

/* Milliseconds, and microseconds, since some moment before the program began. */
long long ticks_ms(void);
long long ticks_us(void);

#endif
