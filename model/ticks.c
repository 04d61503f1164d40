/* See ticks.h. The clock of the system may be set meanwhile; this one cannot. */
#include "model/ticks.h"

#include <time.h>

long long ticks_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

long long ticks_ms(void)
{
    return ticks_us() / 1000;
}
