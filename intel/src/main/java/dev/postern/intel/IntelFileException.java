// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A list or a geo file cannot be used. The message names the file, says what is wrong and what was expected. */
public final class IntelFileException extends Exception {
    private static final long serialVersionUID = 1L;

    IntelFileException(String file, String problem) {
        this(file, problem, null);
    }

    IntelFileException(String file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
    }

    /** Reading failed: says so in words a user knows, instead of the exception's class name. */
    static IntelFileException unreadable(String file, IOException cause) {
        String why;
        if (cause instanceof NoSuchFileException) {
            why = "there is no such file";
        } else if (cause instanceof AccessDeniedException) {
            why = "permission denied";
        } else {
            why = String.valueOf(cause.getMessage());
        }
        return new IntelFileException(file, "cannot be read: " + why, cause);
    }
}
