// SPDX-License-Identifier: Apache-2.0
/** What is normal on a database. */
@NullMarked
package dev.postern.api.own.baseline;

import org.jspecify.annotations.NullMarked;
