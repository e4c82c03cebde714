// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;

/** A time that is written whole. */
record KnownTime(long micros) implements LineTime {}
