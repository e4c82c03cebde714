// SPDX-License-Identifier: Apache-2.0
/**
 * Requests and answers as the console sees them, apart from any web server: parameters, cookies, the table of routes, and the
 * headers that bind a browser to what a page needs. All that is asked is hostile.
 */
@NullMarked
package dev.postern.console.web;

import org.jspecify.annotations.NullMarked;
