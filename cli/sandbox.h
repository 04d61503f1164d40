/*
 * sandbox - what the process denies itself.
 *
 * The inventory of a company's personal data has no business on a network:
 * from the first moment the kernel refuses every socket but local ones, and
 * the inspection of other processes. No core file may hold what was in memory.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

/* Enters the sandbox for this process and its children. What the system does
 * not offer is left out; sandbox_try() tells. */
void sandbox_enter(void);

/* Fills standard input, output and error where the process was begun without: the next
 * file that is opened, the inventory perhaps, would be taken for one of them. What
 * fills them can neither be read nor written, so that whoever tries hears of it. */
void sandbox_fill_descriptors(void);

enum sandbox_state { SANDBOX_HOLDS, SANDBOX_OPEN, SANDBOX_NOT_BUILT };

/* Tries to open a socket to the network, and tells what came of it. */
enum sandbox_state sandbox_try(void);

#endif
