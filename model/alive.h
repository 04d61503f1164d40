/*
 * alive - whether a process that left its mark still runs.
 *
 * A mark names a process so that a later one cannot be taken for it: the
 * machine, its boot, the process number, and the moment at which the process
 * started. No file is locked and nothing is refreshed, so a mark costs nothing
 * while a window stands open for days.
 */
#ifndef ALIVE_H
#define ALIVE_H

struct buf;

enum { ALIVE_MARK_BYTES = 200 };

enum alive {
    ALIVE_SELF,     /* this very process */
    ALIVE_RUNS,     /* another one, which runs */
    ALIVE_ENDED,    /* ended, or the mark is none */
    ALIVE_ELSEWHERE /* of another machine: nobody here can know */
};

/* Adds the mark of this process: one line without line end, shorter than
 * ALIVE_MARK_BYTES. */
void alive_mark(struct buf *out);

/* What became of the process with that MARK. */
enum alive alive_judge(const char *mark);

/* The same for a mark that stands within the name of a file: adds it, shorter than
 * ALIVE_MARK_BYTES, of letters, digits and '-', which it ends with; and judges the mark
 * that NAME begins with. ALIVE_ELSEWHERE where it begins with none. */
void alive_name(struct buf *out);
enum alive alive_judge_name(const char *name);

/* Adds the name of the machine in MARK. */
void alive_machine(const char *mark, struct buf *out);

#endif
