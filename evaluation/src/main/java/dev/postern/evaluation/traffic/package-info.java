// SPDX-License-Identifier: Apache-2.0

/** What is evaluated upon: logins of a synthetic fleet, each with what it belongs to. */
@NullMarked
package dev.postern.evaluation.traffic;

import org.jspecify.annotations.NullMarked;
