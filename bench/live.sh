#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs `postern up` beside logs that grow, and tells how far findings lag behind and what that costs; see `bench/live.sh --help`.
# Everything happens on this machine, in a new folder of POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu
. "$(dirname -- "$0")/jar.sh"

watched live.LiveBenchmark "$@"
