// SPDX-License-Identifier: Apache-2.0
/**
 * The result of a scan as one HTML file: no script, no request, a policy that forbids both, and every text escaped by the only
 * class that writes markup, {@link dev.postern.server.report.Html}.
 */
@NullMarked
package dev.postern.server.report;

import org.jspecify.annotations.NullMarked;
