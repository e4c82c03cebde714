// SPDX-License-Identifier: Apache-2.0
/**
 * MariaDB and MySQL logs to login events: {@code server_audit} in its dialects, the error log and the general log; and those
 * that quote what they hold: the JSON, XML and CSV of other audit plugins ({@link
 * dev.postern.formats.mysql.ConnectionAudit}) and the general log's table.
 * ProxySQL's two logs ({@code Proxy…}) are read as logs of the server behind it.
 *
 * <p>None of the former quotes what a client sends before it is authenticated. A user name may hold line breaks and so write
 * lines that look like records. Two facts make them tell-tale: a record is written in one piece, and the length of a name is
 * bounded. So every scanner keeps its last records back until no later line can belong to the same piece ({@link
 * dev.postern.formats.mysql.HoldBack}), and only then gives them to the {@link dev.postern.formats.mysql.MysqlJoiner}, which
 * joins what the logs of one server say of one connection id.
 */
@NullMarked
package dev.postern.formats.mysql;

import org.jspecify.annotations.NullMarked;
