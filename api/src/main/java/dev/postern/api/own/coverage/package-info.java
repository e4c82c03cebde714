// SPDX-License-Identifier: Apache-2.0
/** How each database is covered: the one place from which the command line, the APIs and the console know. */
@NullMarked
package dev.postern.api.own.coverage;

import org.jspecify.annotations.NullMarked;
