// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log files of a server that may break off at any question. */
final class FakeServer implements RemoteLogs {
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    private int answers = Integer.MAX_VALUE;

    /** Adds to a file, which is made when there is none. */
    void write(String name, String text) {
        files.computeIfAbsent(name, n -> new ByteArrayOutputStream()).writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void truncate(String name) {
        files.put(name, new ByteArrayOutputStream());
    }

    void delete(String name) {
        files.remove(name);
    }

    String content(String name) {
        return files.get(name).toString(StandardCharsets.UTF_8);
    }

    /** Breaks off after so many answers. */
    void answer(int times) {
        answers = times;
    }

    @Override
    public List<RemoteFile> list() throws SQLException {
        answer();
        List<RemoteFile> list = new ArrayList<>();
        long modified = 0;
        for (Map.Entry<String, ByteArrayOutputStream> each : files.entrySet()) {
            modified += 1_000_000;
            list.add(new RemoteFile(each.getKey(), each.getValue().size(), modified));
        }
        return list;
    }

    @Override
    public byte[] read(String name, long place, int length) throws SQLException {
        answer();
        ByteArrayOutputStream file = files.get(name);
        if (file == null) {
            throw new SQLException("no such file", "58P01");
        }
        byte[] all = file.toByteArray();
        int from = (int) Math.min(place, all.length);
        return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
    }

    private void answer() throws SQLException {
        if (answers-- <= 0) {
            throw new SQLException("the connection is gone", "08006");
        }
    }
}
