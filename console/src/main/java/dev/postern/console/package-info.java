// SPDX-License-Identifier: Apache-2.0
/**
 * The console: pages for people, rendered by the server and readable without a script. {@link dev.postern.console.Console} takes a
 * request from the web server, finds who asks and which {@link dev.postern.console.web.Action} answers, and packs what it says.
 */
@NullMarked
package dev.postern.console;

import org.jspecify.annotations.NullMarked;
