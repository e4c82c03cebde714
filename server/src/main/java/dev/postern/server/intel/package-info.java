// SPDX-License-Identifier: Apache-2.0
/** {@code postern intel}: which feeds there are, how they are doing, and what is known of an address; and how it is put together. */
@NullMarked
package dev.postern.server.intel;

import org.jspecify.annotations.NullMarked;
