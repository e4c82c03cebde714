// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.Outcome;

/** What the server's error codes mean for a login (MySQL and MariaDB error references, and what the servers log). */
final class ServerError {
    static final int TOO_MANY_CONNECTIONS = 1040;
    static final int BAD_HANDSHAKE = 1043;
    static final int DATABASE_DENIED = 1044;
    static final int ACCESS_DENIED = 1045;
    static final int UNKNOWN_DATABASE = 1049;
    static final int NAME_TOO_LONG = 1059;
    static final int HOST_BLOCKED = 1129;
    static final int HOST_NOT_ALLOWED = 1130;
    static final int PACKETS_OUT_OF_ORDER = 1156;
    static final int READ_ERROR = 1158;
    static final int READ_TIMEOUT = 1159;
    static final int WRITE_ERROR = 1160;
    static final int WRITE_TIMEOUT = 1161;
    static final int USER_LIMIT = 1226;
    static final int NO_PASSWORD_LOGIN = 1698;
    static final int PASSWORD_EXPIRED = 1862;
    static final int ACCOUNT_LOCKED = 3118;
    static final int ACCOUNT_BLOCKED = 3955;
    static final int CREDENTIAL_ERRORS = 4150;
    static final int ACCOUNT_LOCKED_MARIADB = 4151;

    private ServerError() {}

    /**
     * How an attempt ended that the server answered with a code.
     *
     * @param named whether the client had sent a user name
     */
    static Outcome outcome(int code, boolean named) {
        return switch (code) {
            // The talk broke off before the server could judge the password: closed, reset, timed out, not the
            // protocol.
            case 1042,
                    BAD_HANDSHAKE,
                    1153,
                    PACKETS_OUT_OF_ORDER,
                    1157,
                    READ_ERROR,
                    READ_TIMEOUT,
                    WRITE_ERROR,
                    WRITE_TIMEOUT -> Outcome.INCOMPLETE;
            // Without a name, the server was full before it even said hello.
            case TOO_MANY_CONNECTIONS -> named ? Outcome.FAILED : Outcome.INCOMPLETE;
            default -> Outcome.FAILED;
        };
    }

    /** Whether the server gives this code only after it has read the client's user name, so that an empty one is meant. */
    static boolean judgesName(int code) {
        return switch (code) {
            case TOO_MANY_CONNECTIONS, HOST_BLOCKED, HOST_NOT_ALLOWED, 1300 -> false;
            default -> outcome(code, true) == Outcome.FAILED;
        };
    }

    /** Whether the server gives this code only after it has accepted the password. */
    static boolean afterPassword(int code, boolean named) {
        return switch (code) {
            case DATABASE_DENIED,
                    UNKNOWN_DATABASE,
                    NAME_TOO_LONG,
                    1102,
                    1203,
                    USER_LIMIT,
                    1820,
                    PASSWORD_EXPIRED,
                    ACCOUNT_LOCKED,
                    ACCOUNT_LOCKED_MARIADB -> true;
            // The last free connection is kept for administrators, so the server looks at the account first.
            case TOO_MANY_CONNECTIONS -> named;
            default -> false;
        };
    }
}
