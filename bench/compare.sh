#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs Postern and other tools on the same generated PostgreSQL log and prints a table.
#
#   bench/compare.sh [LINES [RUNS]]        (default: 1000000 lines, 3 runs)
#
# Every figure is of the whole process, its start included: the median of RUNS runs. Tools that are not installed are named
# and left out (Debian: apt-get install time fail2ban crowdsec). Nothing is sent over the network; CrowdSec runs with a
# configuration of its own in the working folder, POSTERN_BENCH_DIR (default: /tmp/postern-bench).
set -eu

lines=${1:-1000000}
runs=${2:-3}
crowdsec_lines=50000 # it needs some 20 s for these
[ "$crowdsec_lines" -le "$lines" ] || crowdsec_lines=$lines
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=${POSTERN_BENCH_DIR:-${TMPDIR:-/tmp}/postern-bench}
log=$work/rds-$lines.log
results=$work/results

mkdir -p "$work"
rm -f "$results"
command -v /usr/bin/time >/dev/null || {
    echo 'compare.sh: GNU time is missing (Debian: apt-get install time)' >&2
    exit 1
}

"$home/bench/generate.sh" --style rds --lines "$lines" "$log"
"$home/postern" --version >&2 # builds when needed, so that no run below does

# measure NAME LINES COMMAND...: appends "NAME|LINES|wall|cpu|peak MB" of each run to the results
measure() {
    name=$1 count=$2
    shift 2
    run=0
    while [ "$run" -lt "$runs" ]; do
        echo "$name, run $((run + 1)) of $runs" >&2
        /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" 2>"$work/err" </dev/null || {
            rc=$?
            # grep says 1 when it finds nothing
            [ "$1" = grep ] && [ "$rc" = 1 ] || { echo "$name failed with $rc:" >&2 && tail -5 "$work/err" >&2 && return; }
        }
        tail -1 "$work/time" |
            awk -v n="$name" -v l="$count" '{ printf "%s|%d|%s|%.2f|%.0f\n", n, l, $1, $2 + $3, $4 / 1024 }' >>"$results"
        run=$((run + 1))
    done
}

# What a user of fail2ban writes for this prefix; fail2ban cuts the time and "UTC" off the line before it matches.
failregex='^:<HOST>\(\d+\):[^:]*:\[\d+\]:FATAL:\s+password authentication failed for user'

measure 'wc -l' "$lines" wc -l "$log"
measure 'grep -c FATAL' "$lines" grep -c 'FATAL:  password authentication failed' "$log"
measure 'postern scan' "$lines" "$home/postern" scan "bench=$log"
if command -v fail2ban-regex >/dev/null; then
    measure 'fail2ban-regex' "$lines" fail2ban-regex -o ip "$log" "$failregex"
    found=$(wc -l <"$work/out")
else
    echo 'compare.sh: fail2ban is not installed, left out' >&2
fi
if command -v crowdsec >/dev/null && [ -d /usr/share/crowdsec/hub ]; then
    head -n "$crowdsec_lines" "$log" >"$work/crowdsec.log"
    "$home/bench/crowdsec-setup.sh" "$work/crowdsec" >"$work/err" 2>&1 &&
        measure 'crowdsec' "$crowdsec_lines" \
            crowdsec -c "$work/crowdsec/config.yaml" -dsn "file://$work/crowdsec.log" -type postgres ||
        echo "compare.sh: CrowdSec could not be set up, left out: $(tail -1 "$work/err")" >&2
else
    echo 'compare.sh: CrowdSec with its hub files is not installed, left out' >&2
fi

echo
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(date -u +%F); median of $runs"
echo "$lines lines, $(($(wc -c <"$log") / 1000000)) MB; crowdsec: the first $crowdsec_lines lines of it"
echo
awk -F'|' '
    function median(values, a, n, i, j, t) {
        n = split(values, a, " ")
        for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] + 0 < a[j - 1] + 0; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
        return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
    }
    { if (!($1 in lines)) order[++tools] = $1
      lines[$1] = $2; wall[$1] = wall[$1] " " $3; cpu[$1] = cpu[$1] " " $4; peak[$1] = peak[$1] " " $5 }
    END {
        for (i = 1; i <= tools; i++) { t = order[i]; c = median(cpu[t]); rate[t] = lines[t] / (c > 0 ? c : 0.01) }
        base = rate["fail2ban-regex"]
        printf "%-16s %8s %8s %8s %14s %12s\n", "tool", "wall s", "CPU s", "peak MB", "lines/CPU-s", "x fail2ban"
        for (i = 1; i <= tools; i++) {
            t = order[i]
            printf "%-16s %8.2f %8.2f %8.0f %14d %12s\n", t, median(wall[t]), median(cpu[t]), median(peak[t]), rate[t],
                (base ? sprintf("%.1f", rate[t] / base) : "-")
        }
    }' "$results"
echo
echo "Failed logins found: grep $(grep -c 'FATAL:  password authentication failed' "$log")," \
    "fail2ban ${found:--}, postern $("$home/postern" events "bench=$log" 2>/dev/null | grep -c '"outcome":"FAILED"')"
