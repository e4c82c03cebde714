#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Lets `postern scan` and `postern up` read 90 days of the logs of 30 made-up databases (1.5 GB; 10 minutes and more), and fails
# when they do not find the same; see `bench/same.sh --help`.
# Everything happens on this machine, in a new folder of POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu
. "$(dirname -- "$0")/jar.sh"

watched live.SameFindings "$@"
