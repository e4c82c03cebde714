// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import dev.postern.server.UsageException;
import dev.postern.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs trials, several at once, none for longer than is allowed. */
final class TrialRun {
    private static final int AT_ONCE = 32;

    private TrialRun() {}

    /**
     * Runs all of them and tells of each, in their order.
     *
     * @param limit of one trial; one that takes longer has failed, and is left behind in a daemon thread
     * @return whether all work
     */
    static boolean of(List<Trial> trials, Duration limit, Consumer<Trial.Result> results) throws InterruptedException {
        boolean all = true;
        for (int from = 0; from < trials.size(); from += AT_ONCE) {
            List<Trial> some = trials.subList(from, Math.min(trials.size(), from + AT_ONCE));
            long end = System.nanoTime() + limit.toNanos();
            List<CompletableFuture<Trial.Result>> begun = new ArrayList<>();
            some.forEach(trial -> begun.add(begin(trial)));
            for (int i = 0; i < some.size(); i++) {
                Trial.Result result = await(some.get(i), begun.get(i), end - System.nanoTime(), limit);
                results.accept(result);
                all &= result.works();
            }
        }
        return all;
    }

    private static CompletableFuture<Trial.Result> begin(Trial trial) {
        CompletableFuture<Trial.Result> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(result(trial));
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "postern-trial");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static Trial.Result result(Trial trial) {
        try {
            return new Trial.Result(trial.name(), true, trial.step().run());
        } catch (IOException | StoreException | UsageException e) {
            return failed(trial, String.valueOf(e.getMessage()));
        }
    }

    private static Trial.Result await(Trial trial, CompletableFuture<Trial.Result> result, long nanos, Duration limit)
            throws InterruptedException {
        try {
            return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return failed(
                    trial,
                    "no answer within " + limit.toSeconds() + " s; see that it runs, and that no firewall is between");
        } catch (ExecutionException e) {
            return failed(trial, "an error in Postern, please report it: " + e.getCause());
        }
    }

    private static Trial.Result failed(Trial trial, String why) {
        return new Trial.Result(trial.name(), false, why);
    }
}
