// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

/** Takes what is sent by POST to one path. Called by several threads at once; reads no more than it can hold. */
@FunctionalInterface
public interface Intake {

    /** Takes an upload and answers. */
    Answer take(Upload upload);
}
