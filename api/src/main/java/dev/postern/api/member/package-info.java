// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts that another one administers: how they are related, what the administrator does with them, and what they may no longer do
 * themselves.
 */
@NullMarked
package dev.postern.api.member;

import org.jspecify.annotations.NullMarked;
