// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something could not be read, without the file's name: whoever says it has named the file already. */
public final class Reason {
    private Reason() {}

    /** The reason in a few words. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (message != null && e instanceof FileNotFoundException) { // "/the/path (Permission denied)"
            int bracket = message.lastIndexOf('(');
            message = bracket >= 0 && message.endsWith(")")
                    ? message.substring(bracket + 1, message.length() - 1)
                    : message;
        }
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
