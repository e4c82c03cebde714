// SPDX-License-Identifier: Apache-2.0
/** Filters: criteria with a name. Those that archive are suppression rules, which new findings are held against. */
@NullMarked
package dev.postern.api.filter;

import org.jspecify.annotations.NullMarked;
