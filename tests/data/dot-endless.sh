#!/bin/sh
# A program that never ends, for tests/flow-test.c.
exec cat /dev/zero
