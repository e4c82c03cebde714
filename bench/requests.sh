#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells how many requests of the API `postern up` answers in a second, while the clients run on the same machine.
#
#   bench/requests.sh
#
# Everything happens on this machine, in a new folder of POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu
. "$(dirname -- "$0")/jar.sh"

watched live.RequestBenchmark
