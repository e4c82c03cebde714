// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What has been opened and is to be closed: the last first, and each of them, whatever becomes of the others. What fails is told.
 * Used by one thread.
 */
final class Closing implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Consumer<String> problems;

    Closing(Consumer<String> problems) {
        this.problems = problems;
    }

    void add(Runnable step) {
        steps.push(step);
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                Throwable cause = e.getCause();
                problems.accept("ending: " + e.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
            }
        }
    }
}
