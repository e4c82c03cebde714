// SPDX-License-Identifier: Apache-2.0
/** Logs of real servers, fetched over SQL, beside the files that these servers write. */
@NullMarked
package dev.postern.range.sql;

import org.jspecify.annotations.NullMarked;
