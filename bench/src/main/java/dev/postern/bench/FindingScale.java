// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.api.detector.Detectors;
import dev.postern.api.finding.GetFindings;
import dev.postern.api.finding.ListFindings;
import dev.postern.api.finding.VisibleFindings;
import dev.postern.api.member.Members;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.postgresql.PostgresStore;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsResponse;

/** How long ListFindings and GetFindings take over many findings, without HTTP and signatures. */
public final class FindingScale {
    private static final String DETECTOR = "0".repeat(32);
    private static final long START = 1_780_000_000_000_000L;
    private static final long DAYS_90 = 90L * 86_400_000_000L;
    private static final int BATCH = 2_000;
    private static final int REQUESTS = 100;
    private static final int PAGES = 5;
    private static final double[] SEVERITIES = {2, 4, 5, 5, 5, 8, 8, 9};
    private static final List<String> TYPES = List.of(
            "CredentialAccess:RDS/AnomalousBehavior.FailedLogin",
            "CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin",
            "CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce",
            "CredentialAccess:RDS/MaliciousIPCaller.FailedLogin",
            "CredentialAccess:RDS/TorIPCaller.FailedLogin",
            "Discovery:RDS/MaliciousIPCaller");

    private FindingScale() {}

    private static Store open(String where) {
        return where.startsWith("jdbc:")
                ? PostgresStore.open(where, System.getProperty("user.name"), "", InstantSource.system())
                : SqliteStore.open(Path.of(where), InstantSource.system());
    }

    /** Fills a store at a path, or at the URL of a PostgreSQL that trusts us, up to a number of findings unless it holds them, and prints times in milliseconds. */
    public static void main(String[] arguments) {
        int number = Integer.parseInt(arguments[1]);
        try (Store store = open(arguments[0])) {
            Detectors detectors = new Detectors(store, Map.of(Scope.DEFAULT, DETECTOR));
            detectors.provide(Scope.DEFAULT, 0);
            long begun = System.nanoTime();
            int from = (int) store.findings(Scope.DEFAULT).count(FindingQuery.any(1));
            fill(store, from, number);
            System.out.printf("filled from %d in %d s%n", from, (System.nanoTime() - begun) / 1_000_000_000L);
            VisibleFindings findings = new VisibleFindings(store, new Members(store));
            ListFindings list = new ListFindings(findings, detectors);
            criteria().forEach((name, criterion) -> measure(name, list, criterion));
            measureGet(new GetFindings(findings, detectors), number);
        }
    }

    private static void fill(Store store, int from, int number) {
        for (int at = from; at < number; at += BATCH) {
            List<FindingState> batch = new ArrayList<>();
            for (int i = at; i < Math.min(number, at + BATCH); i++) {
                batch.add(finding(i));
            }
            store.findings(Scope.DEFAULT).raise(batch, List.of());
            List<String> archived = new ArrayList<>();
            batch.stream().filter(f -> f.count() % 3 == 0).forEach(f -> archived.add(f.id()));
            store.findings(Scope.DEFAULT).archive(archived, true);
        }
    }

    private static String id(int number) {
        return "%016x%016x".formatted(number * 0x9E3779B97F4A7C15L, number);
    }

    private static FindingState finding(int number) {
        Random random = new Random(number);
        String type = TYPES.get(random.nextInt(TYPES.size()));
        double severity = SEVERITIES[random.nextInt(SEVERITIES.length)];
        String instance = "db-" + random.nextInt(200);
        long created = START + random.nextLong(DAYS_90);
        long updated = created + random.nextLong(86_400_000_000L);
        String document = """
                {"id":"%s","type":"%s","severity":%s,"region":"us-east-1","schemaVersion":"2.0","resource":{
                "resourceType":"RDSDBInstance","rdsDbInstanceDetails":{"dbInstanceIdentifier":"%s","engine":"PostgreSQL",
                "dbClusterIdentifier":"cluster-%d"},"rdsDbUserDetails":{"user":"user-%d","application":"psql",
                "database":"app","ssl":"TLSv1.3","authMethod":"scram-sha-256"}},"service":{"serviceName":"guardduty",
                "archived":false,"count":1,"action":{"actionType":"RDS_LOGIN_ATTEMPT","rdsLoginAttemptAction":{
                "remoteIpDetails":{"ipAddressV4":"198.51.100.%d"},"LoginAttributes":[{"user":"user-%d"}]}}},
                "description":"%s"}""".formatted(
                        id(number),
                        type,
                        severity,
                        instance,
                        random.nextInt(20),
                        random.nextInt(5_000),
                        random.nextInt(256),
                        number,
                        "A text as long as explanations are. ".repeat(60));
        return new FindingState(
                id(number),
                type,
                severity,
                instance,
                "title",
                1 + random.nextInt(9),
                created,
                updated,
                created,
                updated,
                false,
                true,
                document);
    }

    private static Map<String, Map<String, Condition>> criteria() {
        Condition severe = Condition.builder().greaterThanOrEqual(7L).build();
        Condition current = Condition.builder().equalsValue("false").build();
        Condition archived = Condition.builder().equalsValue("true").build();
        Condition tor = Condition.builder().equalsValue(TYPES.get(4)).build();
        Condition instance = Condition.builder().equalsValue("db-7").build();
        Condition user = Condition.builder().equalsValue("user-77").build();
        Condition cluster = Condition.builder().equalsValue("cluster-7").build();
        Condition rare = Condition.builder().equalsValue("9").build();
        Condition none = Condition.builder().equalsValue("none").build();
        Condition first =
                Condition.builder().lessThan(START / 1_000 + 86_400_000L).build();
        String rds = "resource.rdsDbInstanceDetails.";
        Map<String, Map<String, Condition>> all = new LinkedHashMap<>();
        all.put(
                "severity >= 7, current, one type",
                Map.of("severity", severe, "service.archived", current, "type", tor));
        all.put(
                "severity = 9, archived, one instance",
                Map.of("severity", rare, "service.archived", archived, rds + "dbInstanceIdentifier", instance));
        all.put(
                "one user, current, severity >= 7",
                Map.of("resource.rdsDbUserDetails.user", user, "service.archived", current, "severity", severe));
        all.put(
                "one cluster, one type, severity = 9",
                Map.of(rds + "dbClusterIdentifier", cluster, "type", tor, "severity", rare));
        all.put(
                "one engine that is not there, current, severity >= 7",
                Map.of(rds + "engine", none, "service.archived", current, "severity", severe));
        all.put(
                "updated on the first day, one type, current",
                Map.of("updatedAt", first, "type", tor, "service.archived", current));
        return all;
    }

    private static void measure(String name, ListFindings list, Map<String, Condition> criterion) {
        for (String sort : List.of("updatedAt", "severity", "service.count", "createdAt")) {
            List<Long> times = new ArrayList<>();
            String token = null;
            for (int i = 0; i < REQUESTS && sum(times) < 10_000_000_000L; i++) {
                String from = i % PAGES == 0 ? null : token;
                ListFindingsRequest request = ListFindingsRequest.builder()
                        .detectorId(DETECTOR)
                        .findingCriteria(criteria -> criteria.criterion(criterion))
                        .sortCriteria(order -> order.attributeName(sort).orderBy("DESC"))
                        .nextToken(from)
                        .build();
                long begun = System.nanoTime();
                ListFindingsResponse response = list.handle(Scope.DEFAULT, request);
                times.add(System.nanoTime() - begun);
                token = response.nextToken();
            }
            print(name + ", by " + sort, times);
        }
    }

    private static void measureGet(GetFindings get, int number) {
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            List<String> ids =
                    random.ints(50, 0, number).mapToObj(FindingScale::id).toList();
            long begun = System.nanoTime();
            get.handle(
                    Scope.DEFAULT,
                    GetFindingsRequest.builder()
                            .detectorId(DETECTOR)
                            .findingIds(ids)
                            .build());
            times.add(System.nanoTime() - begun);
        }
        print("GetFindings of 50", times);
    }

    private static long sum(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).sum();
    }

    private static void print(String name, List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf(
                "%-75s p50 %8.1f  p95 %8.1f  of %d%n",
                name, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6, sorted.length);
    }
}
