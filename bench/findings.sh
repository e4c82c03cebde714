#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells how long ListFindings and GetFindings take over many findings in an SQLite store, without HTTP.
#
#   bench/findings.sh [FINDINGS]          (default: 1000000: some 5 GB, and half an hour to write them)
#
# The store is kept in POSTERN_BENCH_DIR (default: /tmp/postern-bench) for the next run.
set -eu
. "$(dirname -- "$0")/jar.sh"

benchmark 1g FindingScale "$work/findings.db" "${1:-1000000}"
