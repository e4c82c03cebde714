// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

/** PostgreSQL's stderr log with the prefix of RDS and Aurora: {@code %t:%r:%u@%d:[%p]:}. */
final class RdsStderr implements Style {
    private final Clock clock = new Clock("yyyy-MM-dd HH:mm:ss 'UTC'");
    private final int statements;
    private int pid = 300;

    RdsStderr(int statements) {
        this.statements = statements;
    }

    @Override
    public void write(Attempt a, LineQueue queue) {
        pid = pid < 32_000 ? pid + 1 : 300;
        String from = ':' + a.ip() + '(' + a.port() + "):";
        String who = from + a.user() + '@' + a.database() + ":[" + pid + "]:";
        long t = a.micros();
        queue.add(t, clock.seconds(t) + from + "[unknown]@[unknown]:[" + pid + "]:LOG:  " + PostgresText.received(a));
        switch (a.end()) {
            case SUCCESS -> {
                t += 9_000;
                queue.add(t, clock.seconds(t) + who + "LOG:  " + PostgresText.authenticated(a));
                queue.add(t, clock.seconds(t) + who + "LOG:  " + PostgresText.authorized(a));
                for (int i = 1; i <= statements; i++) {
                    long at = t + a.lasts() / (statements + 1) * i;
                    queue.add(at, clock.seconds(at) + who + "LOG:  " + PostgresText.statement(i));
                }
                t += a.lasts();
                queue.add(t, clock.seconds(t) + who + "LOG:  " + PostgresText.disconnection(a));
            }
            case WRONG_PASSWORD, UNKNOWN_USER -> {
                t += 9_000;
                queue.add(t, clock.seconds(t) + who + "FATAL:  " + PostgresText.failed(a));
                queue.add(t, clock.seconds(t) + who + "DETAIL:  " + PostgresText.detail(a, "\n\t"));
            }
            case PROBE -> {
                // the server says no more of it
            }
        }
    }
}
