/*
 * papers_out - what a person gives to others, asked for on the screen: the map of
 * data flows, the folder of evidence.
 */
#ifndef PAPERS_OUT_H
#define PAPERS_OUT_H

#include "tui/app.h"

/* Asks for a file (.svg, .png or .dot) and draws the map: of the categories that the
 * filter of the list lets through, where that is the top screen, else of all. */
enum outcome papers_act_flow(struct app *app);

/* Asks for a folder and makes the evidence. */
enum outcome papers_act_evidence(struct app *app);

#endif
