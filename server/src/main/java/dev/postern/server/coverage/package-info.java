// SPDX-License-Identifier: Apache-2.0
/** Gathers how the databases are covered, for the command line, the APIs and the console alike. */
@NullMarked
package dev.postern.server.coverage;

import org.jspecify.annotations.NullMarked;
