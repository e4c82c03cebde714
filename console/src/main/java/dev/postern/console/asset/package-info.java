// SPDX-License-Identifier: Apache-2.0
/** What pages need beside themselves: style sheets, scripts and the icon, under addresses that change with their content. */
@NullMarked
package dev.postern.console.asset;

import org.jspecify.annotations.NullMarked;
