// SPDX-License-Identifier: Apache-2.0
/** Members of an account, and the organisation of all accounts. */
@NullMarked
package dev.postern.console.member;

import org.jspecify.annotations.NullMarked;
