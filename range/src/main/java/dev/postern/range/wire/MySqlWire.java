// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * A MySQL or MariaDB connection, protocol 10: greeting, TLS request, handshake response with {@code mysql_native_password}.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html">Connection phase</a>
 */
public final class MySqlWire extends Wire {
    private static final int CLIENT_CONNECT_WITH_DB = 1 << 3;
    private static final int CLIENT_PROTOCOL_41 = 1 << 9;
    private static final int CLIENT_SSL = 1 << 11;
    private static final int CLIENT_SECURE_CONNECTION = 1 << 15;
    private static final int CLIENT_PLUGIN_AUTH = 1 << 19;
    private static final int MAX_PACKET = 1 << 24;
    private static final byte UTF8MB4 = 45;
    private static final String NATIVE = "mysql_native_password";
    /** What other plugins take for an empty password; they are used for accounts that do not exist. */
    private static final byte[] EMPTY_PASSWORD = {0};

    private static final int OK = 0x00;
    private static final int AUTH_SWITCH = 0xFE;
    private static final int ERROR = 0xFF;
    private static final byte QUIT = 1;
    private static final byte QUERY = 3;
    private static final int SALT = 20;

    private int sequence;
    private int flags = CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION | CLIENT_PLUGIN_AUTH;
    private long threadId;
    private byte[] salt = new byte[0];
    private String refusal = "";

    private MySqlWire(InetAddress from, InetSocketAddress to, Duration patience) throws IOException {
        super(new InetSocketAddress(from, 0), to, patience);
    }

    /**
     * Connects and reads the server's greeting.
     *
     * @param from local address to connect from
     * @param patience longest wait for each answer
     */
    public static MySqlWire connect(InetAddress from, InetSocketAddress to, Duration patience) throws IOException {
        MySqlWire wire = new MySqlWire(from, to, patience);
        wire.readGreeting();
        return wire;
    }

    /** The server's number of this connection, which it logs; 0 when it refused us at once. */
    public long threadId() {
        return threadId;
    }

    /** Asks for TLS and goes on with it. */
    public void startTls() throws IOException {
        flags |= CLIENT_SSL;
        packet(head(flags));
        handshake();
    }

    /** Logs in; an empty database means none. */
    public Answer logIn(String user, String password, String database) throws IOException {
        if (!refusal.isEmpty()) {
            return Answer.refused(refusal);
        }
        try {
            respond(user, scramble(password), database);
            return readAnswer(password);
        } catch (EOFException | SocketException e) {
            return Answer.CLOSED;
        }
    }

    private void respond(String user, byte[] proof, String database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head(database.isEmpty() ? flags : flags | CLIENT_CONNECT_WITH_DB));
        out.write(user.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.write(proof.length);
        out.write(proof);
        if (!database.isEmpty()) {
            out.write(database.getBytes(StandardCharsets.UTF_8));
            out.write(0);
        }
        out.write(NATIVE.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        packet(out.toByteArray());
    }

    /**
     * Runs a statement that has no result set.
     *
     * @throws IOException when the server refuses it
     */
    public void run(String sql) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(QUERY);
        out.write(sql.getBytes(StandardCharsets.UTF_8));
        sequence = 0;
        packet(out.toByteArray());
        int type = read().get() & 0xFF;
        if (type != OK) {
            throw new IOException(sql + " was answered with " + type);
        }
    }

    /** Ends a session politely. */
    public void quit() throws IOException {
        sequence = 0;
        packet(new byte[] {QUIT});
        awaitClose();
    }

    private void readGreeting() throws IOException {
        ByteBuffer greeting;
        try {
            greeting = read();
        } catch (EOFException | SocketException e) {
            refusal = "closed";
            return;
        }
        if ((greeting.get() & 0xFF) == ERROR) {
            refusal = Integer.toString(greeting.getShort() & 0xFFFF);
            return;
        }
        skipText(greeting);
        threadId = greeting.getInt() & 0xFFFF_FFFFL;
        salt = new byte[SALT];
        greeting.get(salt, 0, 8);
        // Filler, capabilities (low), character set, status, capabilities (high), length of the salt, reserved.
        greeting.position(greeting.position() + 1 + 2 + 1 + 2 + 2 + 1 + 10);
        greeting.get(salt, 8, SALT - 8);
    }

    private Answer readAnswer(String password) throws IOException {
        while (true) {
            ByteBuffer answer = read();
            int type = answer.get() & 0xFF;
            if (type == OK) {
                return Answer.READY;
            }
            if (type == ERROR) {
                return Answer.refused(Integer.toString(answer.getShort() & 0xFFFF));
            }
            if (type == AUTH_SWITCH && skipText(answer).equals(NATIVE)) {
                answer.get(salt, 0, SALT);
                packet(scramble(password));
            } else {
                packet(EMPTY_PASSWORD);
            }
        }
    }

    /** SHA1(password) XOR SHA1(salt + SHA1(SHA1(password))); nothing for an empty password. */
    private byte[] scramble(String password) {
        if (password.isEmpty()) {
            return new byte[0];
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] proof = sha1.digest(password.getBytes(StandardCharsets.UTF_8));
            byte[] stored = sha1.digest(proof);
            sha1.update(salt);
            byte[] mask = sha1.digest(stored);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= mask[i];
            }
            return proof;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] head(int flags) {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(flags)
                .putInt(MAX_PACKET)
                .put(UTF8MB4)
                .array();
    }

    private void packet(byte[] body) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(body.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(body.length | sequence++ << 24).put(body);
        send(whole.array());
    }

    private ByteBuffer read() throws IOException {
        int head = Integer.reverseBytes(in().readInt());
        sequence = (head >>> 24) + 1;
        byte[] body = new byte[head & 0xFF_FFFF];
        in().readFully(body);
        return ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String skipText(ByteBuffer buffer) {
        StringBuilder text = new StringBuilder();
        for (byte b = buffer.get(); b != 0; b = buffer.get()) {
            text.append((char) b);
        }
        return text.toString();
    }
}
