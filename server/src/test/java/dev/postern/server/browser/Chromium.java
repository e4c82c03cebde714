// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final ChromeDriver driver;
    private final String axe;

    /** What is missing of it on this machine; empty when nothing is. */
    static String missing() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER)
                ? ""
                : "no " + BROWSER + " with " + DRIVER + ": apt-get install chromium chromium-driver";
    }

    Chromium() throws IOException {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // tests may run as root, and ask nobody but this Postern
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--lang=en-GB",
                "--force-prefers-reduced-motion");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .withEnvironment(Map.of("TZ", "Europe/Berlin"))
                        .build(),
                options);
        size(1440, 900);
    }

    /** The browser itself, for what is asked once. */
    ChromeDriver driver() {
        return driver;
    }

    void go(String address) {
        driver.get(address);
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme {@code light} or {@code dark} */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /**
     * Waits until the page has something.
     *
     * @throws AssertionError if it does not come
     */
    void await(String css) {
        until(() -> !all(css).isEmpty(), css);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    String text() {
        return String.valueOf(run("return document.body ? document.body.innerText : ''"));
    }

    /**
     * The text of the page, as soon as it has these words: a page comes a moment after the click that asks for it.
     *
     * @throws AssertionError if they do not come
     */
    String text(String... words) {
        until(() -> Stream.of(words).allMatch(text()::contains), String.join(", ", words));
        return text();
    }

    private void until(BooleanSupplier condition, String what) {
        long begun = System.nanoTime();
        while (!holds(condition)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError(what + " did not come:\n" + text());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Between one page and the next there is nothing to be looked at. */
    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (WebDriverException betweenPages) {
            return false;
        }
    }

    /** What makes the page wider than the window; empty when it is not. */
    String overflow() {
        return String.valueOf(run("""
                const root = document.documentElement;
                return root.scrollWidth <= root.clientWidth ? '' : [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth)
                    .map(e => e.outerHTML.slice(0, 120)).slice(-3).join(' ') + ' ' + root.scrollWidth;"""));
    }

    /** What axe finds against WCAG 2.2 AA, each with the place. Of long tables it looks at the first rows: others are alike. */
    List<String> violations() {
        if (!Boolean.TRUE.equals(run("return 'axe' in window"))) {
            run(axe);
        }
        Object result = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "axe.run({exclude: [['tbody tr:nth-of-type(n+9)']]}, {runOnly: arguments[0], resultTypes: ['violations'], preload: false, iframes: false})"
                        + ".then(r => done(r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target + ' ' + n.html.slice(0, 160)))))",
                RULES);
        List<String> violations = new ArrayList<>();
        ((List<?>) result).forEach(each -> violations.add(String.valueOf(each)));
        return violations;
    }

    /** What the console of the browser has told since it was asked last: errors, and breaches of the policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * What went over the network since it was asked last.
     *
     * @param addresses that were asked for
     * @param bytes of all answers, as they were sent
     */
    record Traffic(List<String> addresses, long bytes) {}

    Traffic traffic() {
        List<String> addresses = new ArrayList<>();
        long bytes = 0;
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
            JsonNode message = JsonMapper.shared().readTree(entry.getMessage()).path("message");
            String method = message.path("method").asString("");
            if (method.equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asString(""));
            } else if (method.equals("Network.loadingFinished")) {
                bytes += message.at("/params/encodedDataLength").asLong(0);
            }
        }
        return new Traffic(addresses, bytes);
    }

    void cache(boolean keep) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", !keep));
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
