// SPDX-License-Identifier: Apache-2.0
/**
 * Findings for data lakes and SIEMs: class Detection Finding (2004) of the Open Cybersecurity Schema Framework, version 1.8.0
 * (March 2026), profile {@code osint} where a list named the address. Sources: <a
 * href="https://github.com/ocsf/ocsf-schema">github.com/ocsf/ocsf-schema</a>, {@code events/findings} and {@code objects}.
 */
@NullMarked
package dev.postern.server.ocsf;

import org.jspecify.annotations.NullMarked;
