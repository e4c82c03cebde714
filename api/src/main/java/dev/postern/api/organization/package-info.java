// SPDX-License-Identifier: Apache-2.0
/**
 * The organisation that all accounts of a Postern make: who administers its members, and what is switched on for those that join.
 */
@NullMarked
package dev.postern.api.organization;

import org.jspecify.annotations.NullMarked;
