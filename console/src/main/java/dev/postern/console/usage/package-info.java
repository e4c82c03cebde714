// SPDX-License-Identifier: Apache-2.0
/** What watching has cost, as the API tells it. */
@NullMarked
package dev.postern.console.usage;

import org.jspecify.annotations.NullMarked;
