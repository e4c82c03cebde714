// SPDX-License-Identifier: Apache-2.0
/**
 * The configuration: one YAML file, read onto records. All that is wrong with it is told at once, each with its place and with
 * what to write instead; nothing is half taken. Read {@link dev.postern.server.config.Config} first, then
 * {@link dev.postern.server.config.ConfigReader}.
 */
@NullMarked
package dev.postern.server.config;

import org.jspecify.annotations.NullMarked;
