#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs `postern up` beside logs that grow, and tells how far findings lag behind and what that costs; see `bench/live.sh --help`.
# Everything happens on this machine, in a new folder of POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
jar=$home/bench/target/benchmarks.jar
if [ ! -f "$jar" ]; then
    (cd "$home" && mvn -B -q -DskipTests -pl bench -am package) >&2 </dev/null
fi
"$home/postern" --version >&2 # builds when needed
work=${POSTERN_BENCH_DIR:-${TMPDIR:-/tmp}/postern-bench}
mkdir -p "$work"
folder=$(mktemp -d "$work/live.XXXXXX")
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx512m -cp "$jar" dev.postern.bench.live.LiveBenchmark "$@" \
    "$home/postern" "$folder" || {
    echo "live.sh: see $folder" >&2
    exit 1
}
rm -r "$folder"
