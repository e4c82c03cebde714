// SPDX-License-Identifier: Apache-2.0

/** How well threats are detected: measured on the generated logins of a fleet, with attacks among them, from fixed seeds. */
@NullMarked
package dev.postern.evaluation;

import org.jspecify.annotations.NullMarked;
