// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

/** PostgreSQL's csvlog as of versions 14 to 18: 26 columns. */
final class Csvlog implements Style {
    private static final String LOG = "LOG,00000";
    private static final String CLIENT = "client backend";

    private final Clock clock = new Clock("yyyy-MM-dd HH:mm:ss");
    private final int statements;
    private int pid = 300;

    Csvlog(int statements) {
        this.statements = statements;
    }

    @Override
    public void write(Attempt a, LineQueue queue) {
        pid = pid < 32_000 ? pid + 1 : 300;
        long t = a.micros();
        String started = clock.seconds(t) + " UTC";
        String session = Long.toHexString(t / 1_000_000) + '.' + Integer.toHexString(pid);
        Row row = new Row(a, session, started);
        queue.add(t, row.text(t, 1, "", LOG, PostgresText.received(a), "", "not initialized"));
        switch (a.end()) {
            case SUCCESS -> {
                t += 9_000;
                String state = "authentication";
                queue.add(t, row.text(t, 2, state, LOG, PostgresText.authenticated(a), "", CLIENT));
                queue.add(t, row.text(t, 3, state, LOG, PostgresText.authorized(a), "", CLIENT));
                for (int i = 1; i <= statements; i++) {
                    long at = t + a.lasts() / (statements + 1) * i;
                    queue.add(at, row.text(at, 3 + i, "SELECT", LOG, PostgresText.statement(i), "", CLIENT));
                }
                t += a.lasts();
                queue.add(t, row.text(t, 4 + statements, "idle", LOG, PostgresText.disconnection(a), "", CLIENT));
            }
            case WRONG_PASSWORD, UNKNOWN_USER -> {
                t += 9_000;
                String detail = PostgresText.detail(a, "\n");
                queue.add(t, row.text(t, 2, "authentication", "FATAL,28P01", PostgresText.failed(a), detail, CLIENT));
            }
            case PROBE -> {
                // the server says no more of it
            }
        }
    }

    private final class Row {
        private final Attempt attempt;
        private final String session;
        private final String started;

        Row(Attempt attempt, String session, String started) {
            this.attempt = attempt;
            this.session = session;
            this.started = started;
        }

        String text(long micros, int line, String tag, String level, String message, String detail, String backend) {
            boolean known = line > 1; // before authentication the server names nobody
            String names = known ? quoted(attempt.user()) + ',' + quoted(attempt.database()) : ",";
            String application = line > 3 && attempt.application() != null ? attempt.application() : "";
            return clock.millis(micros) + " UTC," + names + ',' + pid + ",\"" + attempt.ip() + ':' + attempt.port()
                    + "\"," + session + ',' + line + ',' + quoted(tag) + ',' + started + ',' + (known ? "3/7" : "")
                    + ",0," + level + ',' + quoted(message) + ',' + (detail.isEmpty() ? "" : quoted(detail))
                    + ",,,,,,,," + quoted(application) + ',' + quoted(backend) + ",,0";
        }

        private static String quoted(String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
    }
}
