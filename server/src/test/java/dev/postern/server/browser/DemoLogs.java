// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Logs of a small fleet: some weeks of applications and people, and attacks among them. Addresses are of networks for documentation,
 * so that they are nobody's. The same end gives the same logs.
 *
 * @param end of the logs
 */
record DemoLogs(Instant end) {
    private static final int DAYS = 24;
    private static final DateTimeFormatter POSTGRES = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter AUDIT =
            DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * An attempt to log in.
     *
     * @param application empty when the client tells none
     */
    private record Attempt(
            Instant at, String address, String user, String database, String application, boolean tls, boolean good) {}

    /** An account of PostgreSQL: an application, a person who forgets a password now and then, and a backup; then attacks. */
    String orders() {
        SplittableRandom random = new SplittableRandom(1);
        List<Attempt> all = new ArrayList<>();
        app(all, random, "orders", "shop", "orders-api", "10.20.1.", Duration.ofMinutes(12), DAYS);
        app(all, random, "reports", "shop", "metabase", "10.20.9.", Duration.ofMinutes(70), DAYS);
        person(all, random, "alice", "shop", "psql", "198.51.100.23", DAYS);
        person(all, random, "dave", "shop", "DBeaver 24.3.1", "198.51.100.41", DAYS);
        for (int day = 1; day <= DAYS; day++) {
            all.add(good(before(day, 2, 15), "10.20.200.10", "backup", "shop", "pg_dump"));
        }
        guess(all, before(1, 3, 12), "203.0.113.77", List.of("postgres", "orders", "admin", "app", "orders"), 64);
        all.add(new Attempt(before(1, 3, 14), "203.0.113.77", "orders", "shop", "psql", false, true));
        guess(all, before(2, 17, 40), "192.0.2.34", List.of("orders"), 3);
        all.add(new Attempt(before(3, 21, 41), "203.0.113.140", "alice", "shop", "psql", true, true));
        guess(all, before(9, 11, 5), "203.0.113.201", List.of("root", "test", "dbadmin"), 24);
        guess(all, before(15, 4, 50), "192.0.2.131", List.of("postgres"), 40);
        return postgres(all);
    }

    /** A server that has been read for a few days, so that its normal is still being learnt. */
    String warehouse() {
        SplittableRandom random = new SplittableRandom(2);
        List<Attempt> all = new ArrayList<>();
        app(all, random, "loader", "warehouse", "airflow", "10.30.4.", Duration.ofMinutes(30), 3);
        person(all, random, "bob", "warehouse", "psql", "198.51.100.77", 3);
        guess(all, before(1, 8, 30), "10.20.1.14", List.of("backup_admin"), 1);
        return postgres(all);
    }

    /** A MariaDB whose audit plugin tells connections. */
    String billing() {
        SplittableRandom random = new SplittableRandom(3);
        List<Attempt> all = new ArrayList<>();
        app(all, random, "billing", "billing", "", "10.20.3.", Duration.ofMinutes(20), DAYS);
        person(all, random, "carol", "billing", "", "198.51.100.88", DAYS);
        guess(
                all,
                before(5, 13, 20),
                "203.0.113.12",
                List.of("root", "admin", "billing", "carol", "dbuser", "app", "mysql", "test", "guest", "web"),
                50);
        all.add(new Attempt(before(6, 1, 5), "198.51.100.200", "carol", "billing", "", false, true));
        guess(all, before(12, 19, 30), "192.0.2.34", List.of("root"), 2);
        StringBuilder log = new StringBuilder();
        int id = 100;
        all.sort(Comparator.comparing(Attempt::at));
        for (Attempt each : all) {
            String who = AUDIT.format(each.at()) + ",db3," + each.user() + ',' + each.address() + ',' + ++id + ",0,";
            log.append(who).append(each.good() ? "CONNECT," + each.database() + ",,0\n" : "FAILED_CONNECT,,,1045\n");
            log.append(who)
                    .append("DISCONNECT,")
                    .append(each.good() ? each.database() : "")
                    .append(",,0\n");
        }
        return log.toString();
    }

    /** A time on a day before the last. */
    private Instant before(int days, int hour, int minute) {
        return end.minus(Duration.ofDays(days)).plus(Duration.ofMinutes(60L * hour + minute));
    }

    private static Attempt good(Instant at, String address, String user, String database, String application) {
        return new Attempt(at, address, user, database, application, true, true);
    }

    private void app(
            List<Attempt> all,
            SplittableRandom random,
            String user,
            String database,
            String application,
            String network,
            Duration every,
            int days) {
        Instant at = end.minus(Duration.ofDays(days));
        while (at.isBefore(end)) {
            all.add(good(at, network + (10 + random.nextInt(8)), user, database, application));
            at = at.plusSeconds(every.toSeconds() / 2 + random.nextLong(every.toSeconds()));
        }
    }

    private void person(
            List<Attempt> all,
            SplittableRandom random,
            String user,
            String database,
            String application,
            String address,
            int days) {
        for (int day = 1; day <= days; day++) {
            for (int hour = 8; hour < 18; hour += 2) {
                Instant at = before(day, hour, random.nextInt(60));
                if (random.nextInt(20) == 0) {
                    all.add(new Attempt(at.minusSeconds(9), address, user, database, application, true, false));
                }
                all.add(good(at, address, user, database, application));
            }
        }
    }

    private static void guess(List<Attempt> all, Instant from, String address, List<String> users, int times) {
        for (int i = 0; i < times; i++) {
            String user = users.get(i % users.size());
            all.add(new Attempt(from.plusSeconds(i), address, user, "postgres", "", false, false));
        }
    }

    /** PostgreSQL's stderr with the prefix of RDS and Aurora. */
    private static String postgres(List<Attempt> all) {
        StringBuilder log = new StringBuilder();
        all.sort(Comparator.comparing(Attempt::at));
        int pid = 400;
        for (Attempt each : all) {
            int port = 40_000 + ++pid % 20_000;
            String from = POSTGRES.format(each.at()) + ":" + each.address() + "(" + port + "):";
            String who = from + each.user() + "@" + each.database() + ":[" + pid + "]:";
            String tls = each.tls() ? " SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)" : "";
            String application = each.application().isEmpty() ? "" : " application_name=" + each.application();
            log.append(from + "[unknown]@[unknown]:[" + pid + "]:LOG:  connection received: host=" + each.address()
                    + " port=" + port + "\n");
            if (each.good()) {
                log.append(who + "LOG:  connection authenticated: identity=\"" + each.user()
                        + "\" method=scram-sha-256 (/rdsdbdata/config/pg_hba.conf:12)\n");
                log.append(who + "LOG:  connection authorized: user=" + each.user() + " database=" + each.database()
                        + application + tls + "\n");
                log.append(who + "LOG:  disconnection: session time: 0:00:00.410 user=" + each.user() + " database="
                        + each.database() + " host=" + each.address() + " port=" + port + "\n");
            } else {
                log.append(who + "FATAL:  password authentication failed for user \"" + each.user() + "\"\n");
                log.append(who + "DETAIL:  Connection matched pg_hba.conf line 12: \"host all all 0.0.0.0/0"
                        + " scram-sha-256\"\n");
            }
        }
        return log.toString();
    }
}
