// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Makes the pictures of the documentation, when it is told a folder for them; see {@code docs/screenshots.sh}. */
@ExtendWith(InBrowser.class)
@EnabledIfSystemProperty(named = "postern.screenshots", matches = ".+")
class ScreenshotsTest {
    private static final long MOST_BYTES = 200_000;

    private static final int LEARNT_HOURS = 100;

    private final Path folder = Path.of(System.getProperty("postern.screenshots", ""));

    @Test
    void pictures_for_the_documentation() throws IOException, InterruptedException {
        try (Visitor visitor = Visitor.of(false)) {
            String finding = "/findings/" + visitor.newest("AnomalousBehavior.SuccessfulLogin");
            awaitLearnt(visitor);
            take(visitor, "overview", "/", 1440, 1000, "light");
            take(visitor, "findings", "/findings", 1440, 760, "light");
            take(visitor, "finding", finding, 1440, 1360, "light");
            take(visitor, "database", "/databases/orders", 1440, 1400, "light");
            take(visitor, "overview-dark", "/", 1440, 1000, "dark");
            take(visitor, "finding-narrow", finding, 390, 1000, "light");
        }
    }

    /** Until all that was learnt is stored, which takes half a minute. */
    private static void awaitLearnt(Visitor visitor) throws InterruptedException {
        Object hours;
        do {
            Thread.sleep(1_000); // between looks at a condition
            visitor.open("/databases/orders");
            hours = visitor.browser().run("return document.querySelector('.normals .number')?.textContent");
        } while (hours == null || Integer.parseInt(hours.toString()) < LEARNT_HOURS);
    }

    private void take(Visitor visitor, String name, String path, int width, int height, String scheme)
            throws IOException {
        Chromium browser = visitor.browser();
        browser.prefer(scheme);
        browser.size(width, height);
        visitor.open(path);
        Path file = folder.resolve(name + ".png");
        Files.createDirectories(folder);
        ImageIO.write(
                Palette.reduce(ImageIO.read(new ByteArrayInputStream(browser.screenshot()))), "png", file.toFile());
        assertThat(file).satisfies(each -> assertThat(Files.size(each)).isLessThan(MOST_BYTES));
    }
}
