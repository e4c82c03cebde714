// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many requests of the API a {@code postern up} answers, each signed and checked, over connections that are kept. */
public final class RequestBenchmark {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 15;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern DETECTOR = Pattern.compile("[0-9a-f]{32}");

    private final int port;
    private final String key;
    private final String secret;

    private RequestBenchmark(int port, String key, String secret) {
        this.port = port;
        this.key = key;
        this.secret = secret;
    }

    /** Takes the launcher and an empty folder. */
    public static void main(String[] arguments) throws Exception {
        Path launcher = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Files.createDirectories(folder.resolve("data"));
        Path log = Files.writeString(folder.resolve("postgresql.log"), "");
        Files.writeString(folder.resolve("postern.yaml"), "databases:\n  - id: shop\n    logs: [" + log + "]\n");
        String made = output(launcher, folder, "credentials", "create", "--format", "env");
        try (WatchedProcess postern = new WatchedProcess(launcher, folder)) {
            while (postern.logged() < 0) {
                Thread.sleep(100);
            }
            RequestBenchmark benchmark = new RequestBenchmark(
                    postern.port(), value(made, "AWS_ACCESS_KEY_ID"), value(made, "AWS_SECRET_ACCESS_KEY"));
            benchmark.run(postern);
        }
    }

    private static String output(Path launcher, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", folder.resolve("postern.yaml").toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String value(String lines, String name) {
        Matcher found = Pattern.compile(name + "='?([^'\\s]+)").matcher(lines);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " among what was printed");
        }
        return found.group(1);
    }

    private void run(WatchedProcess postern) throws Exception {
        Matcher detector = DETECTOR.matcher(once(signed("GET", "/detector", "")));
        if (!detector.find()) {
            throw new IllegalStateException("there is no detector");
        }
        String findings = "/detector/" + detector.group() + "/findings";
        once(signed("POST", findings + "/create", "{}"));
        String criteria = """
                {"findingCriteria":{"criterion":{"severity":{"greaterThanOrEqual":4},
                "service.archived":{"equals":["false"]},"resource.resourceType":{"equals":["RDSDBInstance"]}}}}""";
        for (int seconds : new int[] {WARM_UP_SECONDS, SECONDS}) {
            measure("ListDetectors", signed("GET", "/detector", ""), seconds, postern);
            measure("ListFindings, three attributes", signed("POST", findings, criteria), seconds, postern);
        }
    }

    private SignedRequest signed(String method, String path, String body) throws GeneralSecurityException {
        return SignedRequest.of(method, path, body, "127.0.0.1:" + port, key, secret);
    }

    private String once(SignedRequest request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.bytes());
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private void measure(String name, SignedRequest request, int seconds, WatchedProcess postern)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        double before = postern.cpuSeconds();
        long begun = System.nanoTime();
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            counts.add(clients.submit(() -> send(request, begun + seconds * 1_000_000_000L)));
        }
        long total = 0;
        for (Future<Long> count : counts) {
            total += count.get();
        }
        double took = (System.nanoTime() - begun) / 1e9;
        double cpu = postern.cpuSeconds() - before;
        clients.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%-35s %8.0f requests/s over %d connections, %8.0f for each CPU second of the server%n",
                name,
                total / took,
                CONNECTIONS,
                total / cpu);
    }

    private long send(SignedRequest request, long until) throws IOException {
        long count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (; System.nanoTime() < until; count++) {
                socket.getOutputStream().write(request.bytes());
                answer(in);
            }
        }
        return count;
    }

    /** Reads an answer; throws when it is a refusal. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection was closed");
            }
            head.write(b);
            ending = b == (ending % 2 == 0 ? '\r' : '\n') ? ending + 1 : b == '\r' ? 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        String body = length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text.lines().findFirst().orElse("") + ": " + body);
        }
        return body;
    }
}
