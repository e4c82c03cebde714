// SPDX-License-Identifier: Apache-2.0
/** What log files are like on the disk, whatever they hold: compression, encoding, the names that rotation gives them. */
@NullMarked
package dev.postern.formats.file;

import org.jspecify.annotations.NullMarked;
