// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.Overrides;
import dev.postern.server.config.UpOptions;
import dev.postern.server.logging.Logging;
import dev.postern.server.logging.Notices;
import dev.postern.store.StoreException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern up}: watches databases until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Watches databases day and night: reads their logs as they are written, stores each login once, raises findings and"
                    + " sends them on.",
            "Without a configuration it watches the database servers of this machine whose logs it can read.",
            "A changed configuration is taken over within seconds, and at SIGHUP; one with problems is told of and changes nothing.",
            "End it with Ctrl-C or SIGTERM; it goes on where it was at the next start, also after a crash."
        })
public final class UpCommand implements Callable<Integer> {
    /** How often the configuration is looked at. */
    private static final long LOOK_SECONDS = 2;

    private static final Notices NOTICES = Notices.ofProcess();

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port to answer at, whatever the configuration says.")
    private @Nullable Integer port;

    @Option(names = "--no-discovery", description = "Do not look for the database servers of this machine.")
    private boolean noDiscovery;

    /** What the process is asked for. */
    enum Wish {
        READ_AGAIN,
        END
    }

    @Override
    public Integer call() throws InterruptedException {
        Overrides overrides = new Overrides(options.data(), port, noDiscovery);
        ConfigWatch config = new ConfigWatch(options.file(), System.getenv(), overrides, NOTICES);
        Logging.use(config.current().log().format());
        say(config.origin());
        BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    wishes.add(Wish.END);
                    awaitQuietly(ended);
                },
                "postern-end");
        Runtime.getRuntime().addShutdownHook(hook);
        Hangup.then(() -> wishes.add(Wish.READ_AGAIN));
        try {
            watch(config, wishes);
        } catch (UsageException e) {
            warn(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    /**
     * Runs with the configuration that counts, one after the other, until the end. Once it has run it does not give up: with a new
     * configuration that cannot be started with it goes on with the old one, and what fails with that is tried again.
     *
     * @throws UsageException when it cannot be started at all
     */
    static void watch(ConfigWatch config, BlockingQueue<Wish> wishes) throws InterruptedException {
        Config next = config.current();
        boolean ran = false;
        String told = "";
        while (next != null) {
            Config tried = next;
            Logging.use(tried.log().format());
            try (Postern postern = Postern.start(tried, NOTICES)) {
                ran = true;
                told = "";
                config.use(tried);
                postern.describe().forEach(UpCommand::say);
                next = awaitNext(config, wishes);
                say(next == null ? "ending" : "beginning again with the configuration as it is now");
            } catch (RuntimeException e) {
                String why = reason(e);
                if (!ran) {
                    throw e instanceof StoreException ? new UsageException(why) : e;
                }
                if (next == null) {
                    warn(why); // while ending
                    return;
                }
                boolean isOld = tried.equals(config.current());
                if (!why.equals(told) || !isOld) {
                    warn(why + (isOld ? "; trying again every few seconds" : "; the configuration stays as it was"));
                }
                told = isOld ? why : "";
                next = isOld ? awaitRetry(config, wishes) : config.current();
            }
        }
    }

    private static String reason(RuntimeException e) {
        boolean isExpected = e instanceof StoreException || e instanceof UsageException;
        return isExpected ? String.valueOf(e.getMessage()) : "an error in Postern, please report it: " + e;
    }

    /** Waits until it is time to try again, with the configuration as it is then; null is the end. */
    private static @Nullable Config awaitRetry(ConfigWatch config, BlockingQueue<Wish> wishes)
            throws InterruptedException {
        Wish wish = wishes.poll(LOOK_SECONDS, TimeUnit.SECONDS);
        if (wish == Wish.END) {
            return null;
        }
        Config next = config.next(wish == Wish.READ_AGAIN);
        return next == null ? config.current() : next;
    }

    /** Waits for another configuration; null is the end. */
    private static @Nullable Config awaitNext(ConfigWatch config, BlockingQueue<Wish> wishes)
            throws InterruptedException {
        while (true) {
            Wish wish = wishes.poll(LOOK_SECONDS, TimeUnit.SECONDS);
            if (wish == Wish.END) {
                return null;
            }
            Config next = config.next(wish == Wish.READ_AGAIN);
            if (next != null) {
                return next;
            }
        }
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String text) {
        NOTICES.say().accept(text);
    }

    private static void warn(String text) {
        NOTICES.warn().accept(text);
    }
}
