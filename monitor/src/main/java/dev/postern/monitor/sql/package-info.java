// SPDX-License-Identifier: Apache-2.0
/**
 * Servers that can be reached but whose files cannot. What such a server logs is fetched over SQL into copies in a folder, and the
 * watch follows the copies as it follows any log. How long a copy is says how far fetching has come, so that nothing else has to
 * be stored: a copy that was being written to when the power failed is shorter, and is gone on with.
 */
@NullMarked
package dev.postern.monitor.sql;

import org.jspecify.annotations.NullMarked;
