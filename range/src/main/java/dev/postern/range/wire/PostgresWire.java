// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A PostgreSQL connection, protocol 3.0: startup, TLS request, clear-text password, simple query.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>
 */
public final class PostgresWire extends Wire {
    /** Given as a password: leave when one is asked for. */
    public static final String NO_PASSWORD = "\0";

    private static final int PROTOCOL = 196_608;
    private static final int SSL_REQUEST = 80_877_103;
    private static final int AUTHENTICATION_OK = 0;
    private static final int CLEARTEXT_PASSWORD = 3;

    private int backend;

    private PostgresWire(InetSocketAddress from, InetSocketAddress to, Duration patience) throws IOException {
        super(from, to, patience);
    }

    /**
     * Connects and says nothing yet.
     *
     * @param from local address to connect from
     * @param patience longest wait for each answer
     */
    public static PostgresWire connect(InetAddress from, InetSocketAddress to, Duration patience) throws IOException {
        return connect(new InetSocketAddress(from, 0), to, patience);
    }

    /** Connects from a certain local port and says nothing yet. */
    public static PostgresWire connect(InetSocketAddress from, InetSocketAddress to, Duration patience)
            throws IOException {
        return new PostgresWire(from, to, patience);
    }

    /**
     * Asks for TLS and goes on with it when the server agrees.
     *
     * @return whether it agreed
     */
    public boolean startTls() throws IOException {
        requestTls();
        if (in().readByte() != 'S') {
            return false;
        }
        handshake();
        return true;
    }

    /** Asks for TLS without waiting for the answer. */
    public void requestTls() throws IOException {
        send(packet(out -> out.writeInt(SSL_REQUEST)));
    }

    /** Sends the startup packet. */
    public void startup(String user, String database) throws IOException {
        startup(user.getBytes(StandardCharsets.UTF_8), database.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** Sends a startup packet with any bytes but NUL as names; an empty application name is left out. */
    public void startup(byte[] user, byte[] database, byte[] application) throws IOException {
        send(packet(out -> {
            out.writeInt(PROTOCOL);
            parameter(out, "user", user);
            parameter(out, "database", database);
            if (application.length > 0) {
                parameter(out, "application_name", application);
            }
            out.writeByte(0);
        }));
    }

    /** Reads the server's answers to the startup packet, giving the password when it is asked for in clear text. */
    public Answer logIn(String password) throws IOException {
        try {
            while (true) {
                byte type = in().readByte();
                byte[] body = new byte[in().readInt() - Integer.BYTES];
                in().readFully(body);
                switch (type) {
                    case 'R' -> {
                        int wanted = integer(body, 0);
                        if (wanted == CLEARTEXT_PASSWORD && !password.equals(NO_PASSWORD)) {
                            message('p', (password + "\0").getBytes(StandardCharsets.UTF_8));
                        } else if (wanted != AUTHENTICATION_OK) {
                            return Answer.WANTS_MORE;
                        }
                    }
                    case 'K' -> backend = integer(body, 0);
                    case 'E' -> {
                        return Answer.refused(sqlState(body));
                    }
                    case 'Z' -> {
                        return Answer.READY;
                    }
                    default -> {
                        // Parameters and notices.
                    }
                }
            }
        } catch (EOFException | SocketException e) {
            return Answer.CLOSED;
        }
    }

    /** The server's process id of this session; 0 before it is ready. */
    public int backend() {
        return backend;
    }

    /**
     * Runs a statement and waits for its end.
     *
     * @throws IOException when the server refuses it
     */
    public void query(String sql) throws IOException {
        message('Q', (sql + "\0").getBytes(StandardCharsets.UTF_8));
        Answer answer = logIn(NO_PASSWORD);
        if (!answer.isReady()) {
            throw new IOException(sql + ": " + answer);
        }
    }

    /** Ends a session politely. */
    public void terminate() throws IOException {
        message('X', new byte[0]);
        awaitClose();
    }

    /** Sends a message of a running session, e.g. {@code Q} for a simple query. */
    public void message(char type, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(type);
        bytes.write(packet(out -> out.write(body)));
        send(bytes.toByteArray());
    }

    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** A body behind its length, which counts itself. */
    private static byte[] packet(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(new DataOutputStream(bytes));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        new DataOutputStream(whole).writeInt(bytes.size() + Integer.BYTES);
        bytes.writeTo(whole);
        return whole.toByteArray();
    }

    private static void parameter(DataOutputStream out, String name, byte[] value) throws IOException {
        out.writeBytes(name);
        out.writeByte(0);
        out.write(value);
        out.writeByte(0);
    }

    private static int integer(byte[] body, int at) {
        return ByteBuffer.wrap(body).getInt(at);
    }

    /** The field {@code C} of an error message. */
    private static String sqlState(byte[] body) {
        for (String field : new String(body, StandardCharsets.UTF_8).split("\0", -1)) {
            if (field.startsWith("C")) {
                return field.substring(1);
            }
        }
        return "";
    }
}
