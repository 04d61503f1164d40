#!/bin/sh
# A program that dies while it draws, for tests/flow.sh.
kill -SEGV $$
