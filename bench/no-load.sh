#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Tells whether a database is slower while Postern watches it: connections a second of a real PostgreSQL (pgbench -C) and of a real MariaDB
# (mariadb-slap), in pairs of rounds with Postern watching and without, in turn.
#
#   bench/no-load.sh [ROUNDS]          (default: 10 pairs; SECONDS_EACH=10 and QUERIES_EACH=50000 for a round)
#
# The server and its clients have one processor, Postern another: what is measured is what watching asks of the database, not that two
# programs share a processor. Needs Debian's postgresql and mariadb-server, taskset, two processors and root (which PostgreSQL does
# not run as, so it is run as nobody). All of it listens in a new folder of POSTERN_BENCH_DIR (default: /tmp/postern-bench) alone.
set -eu
. "$(dirname -- "$0")/jar.sh"

rounds=${1:-10}
seconds=${SECONDS_EACH:-10}
queries=${QUERIES_EACH:-50000}
postgres=$(find /usr/lib/postgresql -path '*/bin/pgbench' 2>/dev/null | sort | tail -1)
postgres=${postgres%/pgbench}
[ -n "$postgres" ] && command -v mariadbd mariadb-slap taskset >/dev/null && [ "$(id -u)" = 0 ] || {
    echo "$0: needs root and, from Debian, postgresql, mariadb-server and util-linux" >&2
    exit 2
}
"$home/postern" --version >&2 # builds when needed
folder=$(mktemp -d "$work/no-load.XXXXXX")
chmod 755 "$work" "$folder"
pids='' postern=''
stop() {
    for pid in $pids $postern; do kill "$pid" 2>/dev/null || :; done
    [ ! -f "$folder/pg/postmaster.pid" ] || nobody "$postgres/pg_ctl" -D "$folder/pg" -m fast stop >/dev/null || :
    wait
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM

nobody() {
    setpriv --reuid nobody --regid nogroup --clear-groups "$@"
}

# await WHAT COMMAND...: until the command succeeds, for a minute
await() {
    what=$1 tries=0
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || {
            echo "$0: $what does not come" >&2
            exit 1
        }
        sleep 0.2
    done
}

start_postgres() {
    install -d -o nobody -g nogroup "$folder/pg" "$folder/pglog"
    nobody "$postgres/initdb" -D "$folder/pg" -A trust -U postgres >/dev/null
    cat >>"$folder/pg/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$folder/pglog'
logging_collector = on
log_directory = '$folder/pglog'
log_filename = 'postgresql.log'
log_connections = on
log_disconnections = on
EOF
    taskset -c 0 setpriv --reuid nobody --regid nogroup --clear-groups \
        "$postgres/pg_ctl" -D "$folder/pg" -l "$folder/pglog/start.log" -w start >/dev/null
    nobody "$postgres/createdb" -h "$folder/pglog" -U postgres bench
}

start_mariadb() {
    install -d -o nobody -g nogroup "$folder/my"
    mariadb-install-db --no-defaults --user=nobody --datadir="$folder/my" --auth-root-authentication-method=normal >/dev/null
    taskset -c 0 mariadbd --no-defaults --user=nobody --datadir="$folder/my" --socket="$folder/my/socket" --skip-networking \
        --log-error="$folder/my/error.log" --plugin-load-add=server_audit --server-audit-logging=ON \
        --server-audit-events=CONNECT --server-audit-file-path="$folder/my/audit.log" >/dev/null 2>&1 &
    pids="$pids $!"
    await MariaDB mariadb-admin --no-defaults --socket="$folder/my/socket" -u root ping
}

watch_on() {
    rm -rf "$folder/data"
    taskset -c 1 "$home/postern" up --config "$folder/postern.yaml" --data "$folder/data" --port 0 >"$folder/output" 2>&1 &
    postern=$!
    await Postern grep -q 'watching 2 databases' "$folder/output"
}

watch_off() {
    kill "$postern"
    wait "$postern" || :
    postern=''
}

# Connections a second.
load_postgres() {
    taskset -c 0 "$postgres/pgbench" -h "$folder/pglog" -U postgres -n -C -c 4 -T "$seconds" -f "$folder/one.sql" bench 2>/dev/null |
        sed -n 's/^tps = \([0-9.]*\).*/\1/p'
}
load_mariadb() {
    taskset -c 0 mariadb-slap --no-defaults --socket="$folder/my/socket" -u root --concurrency=4 --number-of-queries="$queries" \
        --detach=1 --query='SELECT 1' --create-schema=mysql --no-drop --csv | awk -F, -v n="$queries" '{ print n / $3 }'
}

measure() {
    for what in postgres mariadb; do
        printf '%s %s %s\n' "$what" "$1" "$(load_$what)" | tee -a "$folder/figures"
    done
}

echo 'SELECT 1;' >"$folder/one.sql"
start_postgres
start_mariadb
cat >"$folder/postern.yaml" <<EOF
databases:
  - id: postgres
    logs: ['$folder/pglog/postgresql.log']
  - id: mariadb
    logs: ['$folder/my/audit.log']
EOF
load_postgres >/dev/null
load_mariadb >/dev/null
round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    if [ $((round % 2)) = 0 ]; then
        measure off
        watch_on
        measure on
        watch_off
    else
        watch_on
        measure on
        watch_off
        measure off
    fi
done
awk '
    { sum[$1, $2] += $3; n[$1, $2]++; value[$1, $2, n[$1, $2]] = $3 }
    END {
        for (i = split("postgres mariadb", what, " "); i > 0; i--) {
            w = what[i]; pairs = n[w, "on"]; mean = 0; square = 0
            for (j = 1; j <= pairs; j++) {
                share = value[w, "on", j] / value[w, "off", j] - 1
                mean += share / pairs; square += share * share / pairs
            }
            deviation = sqrt(square > mean * mean ? square - mean * mean : 0)
            printf "%s: %.0f connections a second without, %.0f with Postern; with against without in pairs: %+.2f %%, standard error %.2f %%, %d pairs\n",
                w, sum[w, "off"] / pairs, sum[w, "on"] / pairs, 100 * mean, 100 * deviation / sqrt(pairs > 1 ? pairs - 1 : 1), pairs
        }
    }' "$folder/figures"
