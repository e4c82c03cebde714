// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** The log of one server: lines wait until all that comes before them is known. */
final class ServerLog implements Closeable {
    private static final long FIRST_ID = 1_000;

    private final Path folder;
    private final String name;
    private final Map<String, Writer> writers = new HashMap<>();
    private final PriorityQueue<Line> lines = new PriorityQueue<>();
    private final StringBuilder text = new StringBuilder();
    private long number;
    private long id = FIRST_ID;

    ServerLog(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    void add(Connection connection) {
        LogForm form = LogForm.of(connection.style);
        form.tell(connection, (micros, about, part) -> lines.add(new Line(micros, number++, form, about, part)));
    }

    void writeUntil(long micros) throws IOException {
        for (Line line = lines.peek(); line != null && line.micros() < micros; line = lines.peek()) {
            lines.poll();
            Connection connection = line.connection();
            if (connection.id == 0) {
                connection.id = ++id;
            }
            text.setLength(0);
            line.form().print(text, line.micros(), connection, line.part());
            writer(line.form().file(line.part())).append(text);
        }
    }

    private Writer writer(String suffix) throws IOException {
        Writer writer = writers.get(suffix);
        if (writer == null) {
            writer = Files.newBufferedWriter(folder.resolve(name + suffix + ".log"), StandardCharsets.UTF_8);
            writers.put(suffix, writer);
        }
        return writer;
    }

    @Override
    public void close() throws IOException {
        for (Writer writer : writers.values()) {
            writer.close();
        }
    }

    private record Line(long micros, long number, LogForm form, Connection connection, LogForm.Part part)
            implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int c = Long.compare(micros, other.micros);
            return c != 0 ? c : Long.compare(number, other.number);
        }
    }
}
