// SPDX-License-Identifier: Apache-2.0
/** The program on itself: which formats it reads, its manual pages, and its completion in shells. */
@NullMarked
package dev.postern.server.about;

import org.jspecify.annotations.NullMarked;
