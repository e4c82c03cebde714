// SPDX-License-Identifier: Apache-2.0
/** Who may use the console: users with roles, their passwords and sessions, and how often somebody may try. */
@NullMarked
package dev.postern.console.account;

import org.jspecify.annotations.NullMarked;
