#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Streams a generated log through a pipe into Postern and prints the peak of its resident memory.
#
#   bench/memory.sh [GB]          (default: 10)
#
# Fails when the peak is above 400 MB.
set -eu

gb=${1:-10}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=${POSTERN_BENCH_DIR:-${TMPDIR:-/tmp}/postern-bench}
lines=$((gb * 1000000000 / 170)) # a line has 170 bytes
mkdir -p "$work"
command -v /usr/bin/time >/dev/null || {
    echo 'memory.sh: GNU time is missing (Debian: apt-get install time)' >&2
    exit 1
}
"$home/postern" --version >&2
"$home/bench/generate.sh" --style rds --lines 1 >/dev/null

"$home/bench/generate.sh" --style rds --lines "$lines" |
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$home/postern" scan bench=- >"$work/out" 2>"$work/err"
tail -5 "$work/out"
tail -1 "$work/time" | awk -v lines="$lines" -v gb="$gb" '{
    printf "%d GB, %d lines through a pipe: peak %.0f MB resident, %.1f s wall, %.1f CPU s, %.0f lines/CPU-s\n",
        gb, lines, $4 / 1024, $1, $2 + $3, lines / ($2 + $3)
    exit $4 / 1024 > 400 }'
