// SPDX-License-Identifier: Apache-2.0
/**
 * Places that somebody names by way of the API, from which a list is read. Such a place is hostile: it may be meant to let this
 * machine read files, or ask servers, that whoever names it cannot reach. What is read is never repeated in a message.
 */
@NullMarked
package dev.postern.monitor.location;

import org.jspecify.annotations.NullMarked;
