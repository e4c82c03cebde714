// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** What a record of a structured audit log says of a connection, whatever the record is written in. */
enum AuditField {
    /** Time as written, with or without a zone. */
    TIME,
    /** Time as a count of seconds or microseconds since the epoch. */
    EPOCH,
    /** Class of the event; only the JSON of the audit filters has it. */
    CLASS,
    /** What happened, e.g. {@code connect} or {@code Change user}. */
    EVENT,
    CONNECTION,
    /** The server's error code, 0 for a success. */
    STATUS,
    /** The name that the client sent. */
    USER,
    /** The account that the client was taken for; of statements, only the filters' JSON tells it. */
    ACCOUNT,
    HOST,
    IP,
    DATABASE,
    /** How the client is connected, e.g. {@code ssl} or {@code TCP/IP}. */
    TYPE,
    /** The connection attribute {@code program_name}. */
    PROGRAM,
    /** The connection attribute {@code _client_name}: the client's library. */
    CLIENT,
    /** Version of the server, told when the audit starts. */
    VERSION,
    /** Name of a connection attribute, where names and values stand apart. */
    ATTRIBUTE_NAME,
    /** Value of the connection attribute that was named last. */
    ATTRIBUTE_VALUE
}
