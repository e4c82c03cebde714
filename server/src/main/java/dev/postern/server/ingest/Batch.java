// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.formats.events.EventReader;
import dev.postern.formats.events.UnreadableEventException;
import dev.postern.kernel.LoginEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The logins of a body: one a line, or one JSON text that is an object or an array of objects. */
final class Batch {
    /** Longest line, characters. */
    private static final int MAX_LINE = 64 << 10;

    /** Takes what is read; {@code line} is that of the body, from 1, or the element's number in an array. */
    interface Sink {
        void login(int line, LoginEvent event);

        void refuse(int line, String why);
    }

    private Batch() {}

    /**
     * Reads a body.
     *
     * @throws BrokenBatchException when it is one JSON text that is broken; nothing of it is to be taken
     */
    static void read(String body, Sink sink) throws BrokenBatchException {
        String text = body.strip();
        int lineEnd = text.indexOf('\n');
        String first = (lineEnd < 0 ? text : text.substring(0, lineEnd)).strip();
        if (text.startsWith("[") || (text.startsWith("{") && !first.endsWith("}"))) {
            readWhole(text, sink);
        } else {
            readLines(body, sink);
        }
    }

    private static void readLines(String body, Sink sink) {
        int number = 0;
        int from = 0;
        while (from < body.length()) {
            int end = body.indexOf('\n', from);
            end = end < 0 ? body.length() : end;
            number++;
            if (end - from > MAX_LINE) {
                sink.refuse(number, "is longer than " + MAX_LINE + " characters");
            } else {
                String line = body.substring(from, end).strip();
                if (!line.isEmpty()) {
                    readLine(line, number, sink);
                }
            }
            from = end + 1;
        }
    }

    private static void readLine(String line, int number, Sink sink) {
        try {
            sink.login(number, EventReader.read(line));
        } catch (UnreadableEventException e) {
            sink.refuse(number, String.valueOf(e.getMessage()));
        }
    }

    private static void readWhole(String text, Sink sink) throws BrokenBatchException {
        List<Runnable> read = new ArrayList<>(); // nothing counts before all of it is known to be JSON
        try (JsonParser parser = EventReader.parser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read.add(element(parser, 1, sink));
            } else {
                int number = 0;
                for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    int element = ++number;
                    if (token == JsonToken.START_OBJECT) {
                        read.add(element(parser, element, sink));
                    } else {
                        parser.skipChildren();
                        read.add(() -> sink.refuse(element, "is no JSON object"));
                    }
                }
            }
            if (parser.nextToken() != null) {
                throw new BrokenBatchException("more stands behind the JSON text");
            }
        } catch (JacksonException e) {
            throw new BrokenBatchException("not JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ")");
        }
        read.forEach(Runnable::run);
    }

    private static Runnable element(JsonParser parser, int number, Sink sink) {
        try {
            LoginEvent event = EventReader.read(parser);
            return () -> sink.login(number, event);
        } catch (UnreadableEventException e) {
            return () -> sink.refuse(number, String.valueOf(e.getMessage()));
        }
    }
}
