// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of suppression rules and saved filters. Both are filters of the API; a rule archives what it fits, a saved filter does
 * nothing. Changes go through the API.
 */
@NullMarked
package dev.postern.console.filter;

import org.jspecify.annotations.NullMarked;
