// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

/** MariaDB's server_audit file with {@code server_audit_events=CONNECT}. */
final class ServerAudit implements Style {
    private final Clock clock = new Clock("yyyyMMdd HH:mm:ss");
    private long id;

    @Override
    public void write(Attempt a, LineQueue queue) {
        id++;
        String who = ",db1," + a.user() + ',' + a.ip() + ',' + id + ",0,";
        long t = a.micros();
        switch (a.end()) {
            case SUCCESS -> {
                queue.add(t, clock.seconds(t) + who + "CONNECT," + a.database() + ",,0");
                t += a.lasts();
                queue.add(t, clock.seconds(t) + who + "DISCONNECT," + a.database() + ",,0");
            }
            case WRONG_PASSWORD, UNKNOWN_USER -> refused(queue, t, who, 1045);
            case PROBE -> refused(queue, t, who, 1158);
        }
    }

    private void refused(LineQueue queue, long t, String who, int code) {
        queue.add(t, clock.seconds(t) + who + "FAILED_CONNECT,,," + code);
        queue.add(t, clock.seconds(t) + who + "DISCONNECT,,,0");
    }
}
