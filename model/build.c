/* See build.h. */
#define _GNU_SOURCE /* dl_iterate_phdr(), of glibc, musl and the BSDs */
#include "model/build.h"

#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <string.h>

/* Parts of a note are padded to four bytes. */
static size_t padded(size_t length)
{
    return (length + 3) & ~(size_t)3;
}

/* Looks for the identity among the notes of LENGTH bytes at AT. */
static bool find_id(const char *at, size_t length, char id[BUILD_ID_TEXT])
{
    ElfW(Nhdr) note;
    while (length >= sizeof note) {
        memcpy(&note, at, sizeof note);
        size_t name = sizeof note, value = name + padded(note.n_namesz);
        size_t whole = value + padded(note.n_descsz);
        if (whole > length)
            return false;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof "GNU" &&
            memcmp(at + name, "GNU", sizeof "GNU") == 0 && note.n_descsz > 0 &&
            note.n_descsz * 2 < BUILD_ID_TEXT) {
            for (size_t i = 0; i < note.n_descsz; i++)
                snprintf(id + 2 * i, 3, "%02x", (unsigned char)at[value + i]);
            return true;
        }
        at += whole;
        length -= whole;
    }
    return false;
}

static int look(struct dl_phdr_info *program, size_t size, void *context)
{
    (void)size;
    for (size_t i = 0; i < program->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &program->dlpi_phdr[i];
        const char *at = (const char *)program->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_NOTE && find_id(at, part->p_memsz, context))
            break;
    }
    return 1; /* the first one is the program itself, the others are libraries */
}

bool build_id(char id[BUILD_ID_TEXT])
{
    id[0] = '\0';
    dl_iterate_phdr(look, id);
    return id[0] != '\0';
}
