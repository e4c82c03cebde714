// SPDX-License-Identifier: Apache-2.0
/** The program {@code postern}: its commands and the wiring of everything else, by hand. */
@NullMarked
package dev.postern.server;

import org.jspecify.annotations.NullMarked;
