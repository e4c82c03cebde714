#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells how long ListFindings and GetFindings take over many findings in an SQLite store, without HTTP.
#
#   bench/findings.sh [FINDINGS]          (default: 1000000: some 5 GB, and half an hour to write them)
#
# The store is kept in POSTERN_BENCH_DIR (default: /tmp/postern-bench) for the next run.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
jar=$home/bench/target/benchmarks.jar
if [ ! -f "$jar" ]; then
    (cd "$home" && mvn -B -q -DskipTests -pl bench -am package) >&2 </dev/null
fi
work=${POSTERN_BENCH_DIR:-${TMPDIR:-/tmp}/postern-bench}
mkdir -p "$work"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx1g -cp "$jar" dev.postern.bench.FindingScale \
    "$work/findings.db" "${1:-1000000}"
