#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Writes a generated log; see `bench/generate.sh --help`. Compiles the generator when that has not been done.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
jar=$home/bench/target/benchmarks.jar
if [ ! -f "$jar" ]; then
    (cd "$home" && mvn -B -q -DskipTests -pl bench -am package) >&2 </dev/null
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -cp "$jar" dev.postern.bench.GenerateLog "$@"
