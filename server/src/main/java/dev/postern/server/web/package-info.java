// SPDX-License-Identifier: Apache-2.0
/**
 * The one port that Postern listens on: who may ask (by the Host header, against pages that make a browser ask), what is answered
 * to which path, and the numbers for Prometheus. Requests are hostile: they are bounded in size and time, and no answer tells of
 * the inside.
 */
@NullMarked
package dev.postern.server.web;

import org.jspecify.annotations.NullMarked;
