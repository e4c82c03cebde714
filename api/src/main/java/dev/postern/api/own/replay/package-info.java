// SPDX-License-Identifier: Apache-2.0
/** Replays: what detection would have found in logs or in logged logins, beside what it has found. */
@NullMarked
package dev.postern.api.own.replay;

import org.jspecify.annotations.NullMarked;
