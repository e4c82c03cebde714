// SPDX-License-Identifier: Apache-2.0
/** Findings and logins as text and JSON. Everything here treats text from logs and feeds as hostile. */
@NullMarked
package dev.postern.server.output;

import org.jspecify.annotations.NullMarked;
