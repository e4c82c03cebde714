// SPDX-License-Identifier: Apache-2.0
/** The access keys of the API: making, listing and revoking them. */
@NullMarked
package dev.postern.console.key;

import org.jspecify.annotations.NullMarked;
