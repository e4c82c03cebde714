#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells how long ListFindings and GetFindings take over many findings in a store, without HTTP.
#
#   bench/findings.sh [FINDINGS [URL]]    (default: 1000000: some 5 GB, and half an hour to write them)
#
# The store is an SQLite file in POSTERN_BENCH_DIR (default: /tmp/postern-bench), or the PostgreSQL database at URL
# (jdbc:postgresql://127.0.0.1/bench), which lets the user in who runs this and has nothing else in it. It is kept for the next run.
set -eu
. "$(dirname -- "$0")/jar.sh"

benchmark 1g FindingScale "${2:-$work/findings.db}" "${1:-1000000}"
