// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** Names of the counters in a stream's report that advice is made from. */
final class Facts {
    /** Sessions that were opened. */
    static final String LOGINS = "mysql.logins";
    /** Attempts that were refused or broke off. */
    static final String REFUSALS = "mysql.refusals";
    /** Records of statements. */
    static final String STATEMENTS = "mysql.statements";
    /** Clients that are logged by name instead of address. */
    static final String HOST_NAMES = "mysql.host-names";
    /** Refusals without the client's address. */
    static final String NO_ADDRESS = "mysql.no-address";
    /** Records of the error log that need {@code log_error_verbosity=3} or {@code log_warnings=2}. */
    static final String VERBOSE = "mysql.verbose";
    /** Records of the error log. */
    static final String RECORDS = "mysql.records";
    /** Attempts of which the general log does not say what became of them. */
    static final String UNDECIDED = "mysql.undecided";
    /** Logins of the audit log that may be part of the name of a client that was refused after them. */
    static final String UNCONFIRMED = "mysql.unconfirmed";
    /** Records without a connection id. */
    static final String NO_THREAD = "mysql.no-thread";

    /** Logins to a proxy's own administration, refused ones included. */
    static final String ADMINS = "mysql.proxy-admins";

    private Facts() {}
}
