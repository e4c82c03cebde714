#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs `postern up` for an hour beside logs that grow, are rotated and have bursts, and ends and kills it now and then.
#
#   bench/soak.sh [--minutes N]
#
# Fails when a login is lost or doubled, a finding does not come, or memory grows. Everything happens on this machine, in a new folder of
# POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu
. "$(dirname -- "$0")/jar.sh"

watched live.Soak "$@"
