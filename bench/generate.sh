#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Writes a generated log; see `bench/generate.sh --help`. Compiles the generator when that has not been done.
set -eu
. "$(dirname -- "$0")/jar.sh"

benchmark 256m GenerateLog "$@"
