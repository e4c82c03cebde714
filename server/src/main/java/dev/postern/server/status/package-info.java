// SPDX-License-Identifier: Apache-2.0
/** How a running Postern is doing: one document, gathered in it and read by programs and, as a table, by people. */
@NullMarked
package dev.postern.server.status;

import org.jspecify.annotations.NullMarked;
