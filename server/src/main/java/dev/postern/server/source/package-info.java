// SPDX-License-Identifier: Apache-2.0
/** From what the user typed ({@code SOURCE} arguments) to the log files of each database instance. */
@NullMarked
package dev.postern.server.source;

import org.jspecify.annotations.NullMarked;
