// SPDX-License-Identifier: Apache-2.0
/** The relation of accounts as the member sees it: invitations, and the administrator that it has accepted. */
@NullMarked
package dev.postern.api.invitation;

import org.jspecify.annotations.NullMarked;
