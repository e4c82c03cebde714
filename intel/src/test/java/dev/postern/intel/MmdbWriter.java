// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes small MMDB files after the specification (https://maxmind.github.io/MaxMind-DB/): a tree of bits, then the data. */
final class MmdbWriter {
    private static final int EMPTY = -1;
    private static final int SEPARATOR = 16;

    private final String type;
    private final int ipVersion;
    private final int recordSize;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /**
     * Starts a file.
     *
     * @param ipVersion 4 or 6
     * @param recordSize in bits: 24, 28 or 32
     */
    MmdbWriter(String type, int ipVersion, int recordSize) {
        this.type = type;
        this.ipVersion = ipVersion;
        this.recordSize = recordSize;
    }

    /** Networks must not overlap. */
    MmdbWriter put(String network, Map<String, ?> fields) {
        int offset = data.size();
        write(data, fields);
        return link(network, offset);
    }

    /** Puts raw bytes where the record of the network should be. */
    MmdbWriter putRaw(String network, byte[] record) {
        int offset = data.size();
        data.writeBytes(record);
        return link(network, offset);
    }

    private MmdbWriter link(String network, int offset) {
        Cidr cidr = Addresses.cidr(network);
        boolean v4 = cidr.address().isV4();
        // In a tree of IPv6 the IPv4 addresses lie below ::/96, not where they are mapped.
        IpAddress key = v4 ? new IpAddress(0, cidr.address().low() & 0xFFFF_FFFFL) : cidr.address();
        int node = 0;
        for (int bit = ipVersion == 4 ? 96 : 0; bit < cidr.prefixLength() - 1; bit++) {
            int side = side(key, bit);
            int next = nodes.get(node)[side];
            if (next == EMPTY) {
                next = nodes.size();
                nodes.add(new int[] {EMPTY, EMPTY});
                nodes.get(node)[side] = next;
            }
            node = next;
        }
        nodes.get(node)[side(key, cidr.prefixLength() - 1)] = -2 - offset;
        return this;
    }

    private static int side(IpAddress ip, int bit) {
        return (int) ((bit < 64 ? ip.high() >>> (63 - bit) : ip.low() >>> (127 - bit)) & 1);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            writeNode(out, value(node[0]), value(node[1]));
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes("\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        write(
                out,
                Map.of(
                        "node_count",
                        (long) nodes.size(),
                        "record_size",
                        recordSize,
                        "ip_version",
                        ipVersion,
                        "database_type",
                        type,
                        "languages",
                        List.of("en"),
                        "binary_format_major_version",
                        2,
                        "binary_format_minor_version",
                        0,
                        "build_epoch",
                        1_700_000_000L,
                        "description",
                        Map.of("en", "made up")));
        return out.toByteArray();
    }

    private int value(int child) {
        if (child >= 0) {
            return child;
        }
        return child == EMPTY ? nodes.size() : nodes.size() + SEPARATOR + (-2 - child);
    }

    private void writeNode(ByteArrayOutputStream out, int left, int right) {
        ByteBuffer a = ByteBuffer.allocate(4).putInt(left);
        ByteBuffer b = ByteBuffer.allocate(4).putInt(right);
        if (recordSize == 32) {
            out.writeBytes(a.array());
            out.writeBytes(b.array());
            return;
        }
        out.write(a.array(), 1, 3);
        if (recordSize == 28) {
            out.write((left >>> 24) << 4 | right >>> 24);
        }
        out.write(b.array(), 1, 3);
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            control(out, 7, map.size());
            map.forEach((k, v) -> {
                write(out, k);
                write(out, v);
            });
        } else if (value instanceof String s) {
            byte[] text = s.getBytes(StandardCharsets.UTF_8);
            control(out, 2, text.length);
            out.writeBytes(text);
        } else if (value instanceof Double d) {
            control(out, 3, 8);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(d).array());
        } else if (value instanceof Integer i) {
            control(out, 5, 2);
            out.writeBytes(ByteBuffer.allocate(2).putShort(i.shortValue()).array());
        } else if (value instanceof Long l) {
            control(out, 6, 4);
            out.writeBytes(ByteBuffer.allocate(4).putInt(l.intValue()).array());
        } else if (value instanceof List<?> list) {
            control(out, 11, list.size());
            list.forEach(v -> write(out, v));
        } else {
            throw new IllegalArgumentException("cannot write " + value);
        }
    }

    /** Sizes up to 284; types above 7 in the extended form. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        int small = Math.min(size, 29);
        out.write(type > 7 ? small : type << 5 | small);
        if (type > 7) {
            out.write(type - 7);
        }
        if (small == 29) {
            out.write(size - 29);
        }
    }
}
