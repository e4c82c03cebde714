# SPDX-License-Identifier: Apache-2.0
#
# Read by the scripts beside it: builds the benchmarks when they are not there, and sets
#   home    the project's folder
#   work    POSTERN_BENCH_DIR (default: /tmp/postern-bench), made when it is missing
# benchmark HEAP CLASS ARGUMENTS... runs a program of the benchmarks.

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=${POSTERN_BENCH_DIR:-${TMPDIR:-/tmp}/postern-bench}
mkdir -p "$work"
[ -f "$home/bench/target/benchmarks.jar" ] ||
    (cd "$home" && mvn -B -q -DskipTests -pl bench -am package) >&2 </dev/null

benchmark() {
    heap=$1 class=$2
    shift 2
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC "-Xmx$heap" -cp "$home/bench/target/benchmarks.jar" \
        "dev.postern.bench.$class" "$@"
}

# watched CLASS OPTIONS...: runs a program that starts `postern up`, in a new folder that is kept when it fails.
watched() {
    "$home/postern" --version >&2 # builds when needed
    folder=$(mktemp -d "$work/up.XXXXXX")
    benchmark 512m "$@" "$home/postern" "$folder" || {
        echo "$0: see $folder" >&2
        exit 1
    }
    rm -r "$folder"
}
