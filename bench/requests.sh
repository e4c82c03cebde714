#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells how many requests of the API `postern up` answers in a second, while the clients run on the same machine.
#
#   bench/requests.sh
#
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
folder=$(mktemp -d "$work/requests.XXXXXX")
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -cp "$jar" dev.postern.bench.live.RequestBenchmark \
    "$home/postern" "$folder" || {
    echo "requests.sh: see $folder" >&2
    exit 1
}
rm -r "$folder"
