// SPDX-License-Identifier: Apache-2.0
/**
 * Lists and tables of networks that are fetched again and again: which there are, how one is fetched and judged, where the last
 * good copy lies, and how the detector gets what has changed. Nothing is fetched that was not enabled.
 */
@NullMarked
package dev.postern.monitor.feeds;

import org.jspecify.annotations.NullMarked;
