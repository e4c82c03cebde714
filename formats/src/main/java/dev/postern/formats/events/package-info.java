// SPDX-License-Identifier: Apache-2.0
/**
 * Logins that somebody else has read already: what {@code postern events} prints, and Authentication objects of OCSF (class 3002).
 * There is nothing to join. They are as hostile as log lines: whoever writes them may lie, or repeat what a client has chosen.
 */
@NullMarked
package dev.postern.formats.events;

import org.jspecify.annotations.NullMarked;
