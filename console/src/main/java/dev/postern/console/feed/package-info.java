// SPDX-License-Identifier: Apache-2.0
/** The page of the feeds: lists and tables that others publish, which of them are enabled, and how these are doing. */
@NullMarked
package dev.postern.console.feed;

import org.jspecify.annotations.NullMarked;
