// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** Messages that the server writes when a login ends, other than {@link Denial}, and their codes. */
enum ServerMessage {
    READ_ERROR("Got an error reading communication packets", ServerError.READ_ERROR),
    READ_TIMEOUT("Got timeout reading communication packets", ServerError.READ_TIMEOUT),
    WRITE_ERROR("Got an error writing communication packets", ServerError.WRITE_ERROR),
    WRITE_TIMEOUT("Got timeout writing communication packets", ServerError.WRITE_TIMEOUT),
    OUT_OF_ORDER("Got packets out of order", ServerError.PACKETS_OUT_OF_ORDER),
    BAD_HANDSHAKE("Bad handshake", ServerError.BAD_HANDSHAKE),
    TOO_MANY("Too many connections", ServerError.TOO_MANY_CONNECTIONS),
    UNKNOWN_DATABASE("Unknown database '", ServerError.UNKNOWN_DATABASE),
    NAME_TOO_LONG("Identifier name '", ServerError.NAME_TOO_LONG),
    EXPIRED("Your password has expired. ", ServerError.PASSWORD_EXPIRED),
    ACCOUNT_EXPIRED("Password for the account '", ServerError.PASSWORD_EXPIRED),
    CREDENTIAL_ERRORS("User is blocked because of too many credential errors", ServerError.CREDENTIAL_ERRORS),
    LOCKED("Access denied, this account is locked", ServerError.ACCOUNT_LOCKED_MARIADB),
    USER_LIMIT("User '", ServerError.USER_LIMIT),
    HOST("Host '", ServerError.HOST_NOT_ALLOWED);

    private static final ServerMessage[] ALL = values();
    private static final byte[] USER_LIMIT_END = Bytes.of("' resource (current value: ");
    private static final byte[] BLOCKED = Bytes.of("' is blocked because of many connection errors");
    private static final byte[] NOT_ALLOWED = Bytes.of("' is not allowed to connect to this M");

    private final String start;
    private final int code;

    ServerMessage(String start, int code) {
        this.start = start;
        this.code = code;
    }

    /** The code of the message in the range, or 0 when it is none of these. */
    static int code(byte[] buf, int from, int to) {
        for (ServerMessage message : ALL) {
            if (Bytes.startsWith(buf, from, to, message.start)) {
                return switch (message) {
                    case USER_LIMIT -> Bytes.indexOf(buf, from, to, USER_LIMIT_END) < 0 ? 0 : message.code;
                    case HOST ->
                        Bytes.indexOf(buf, from, to, BLOCKED) >= 0
                                ? ServerError.HOST_BLOCKED
                                : Bytes.indexOf(buf, from, to, NOT_ALLOWED) < 0 ? 0 : message.code;
                    default -> message.code;
                };
            }
        }
        return 0;
    }
}
