// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import dev.postern.console.account.Role;
import dev.postern.console.criteria.FilterText;
import dev.postern.console.web.Parameters;
import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who has come by the link of the first administrator and sits before a browser. */
record Visitor(Path folder, FilledPostern postern, Chromium browser) implements AutoCloseable {
    private static final List<String> DEMO = List.of("orders", "billing", "warehouse");

    static final String NAME = "ada";
    private static final String OTHER = "111122223333";

    static final String PASSWORD = "correct horse battery";

    /** @param withTests whether Postern reads what no picture needs */
    static Visitor of(boolean withTests) {
        try {
            Path folder = Files.createTempDirectory("postern-browser");
            Visitor visitor = new Visitor(folder, new FilledPostern(folder, withTests), new Chromium());
            visitor.join();
            if (withTests) {
                visitor.furnish();
            }
            return visitor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void join() {
        browser.go(postern.link(Role.ADMINISTRATOR));
        browser.find("#name").sendKeys(NAME);
        browser.find("#password").sendKeys(PASSWORD);
        browser.find("#again").sendKeys(PASSWORD);
        send("Sign out"); // else the next page is asked for before the browser has the session
    }

    /** Makes what pages show that no log tells of. */
    private void furnish() {
        String hostile = HostileLogs.NAMES.get(1);
        open("/rules/new?action=ARCHIVE&q=user:eve");
        write("#name", "quiet-eve");
        write("#description", hostile);
        send("Saved.");
        open("/rules/new?q=" + Parameters.encoded("database:orders user:" + FilterText.quoted(hostile)));
        write("#name", "hostile-of-orders");
        send("Saved.");
        list("ipset", "office", "198.51.100.77\n");
        list("threatintelset", "rivals", "198.51.100.78\n198.51.100.79\n");
        list("threatentityset", "nothing", "<html>\n");
        open("/export/new");
        write("#bucket", "arn:aws:s3:::findings/" + "postern-".repeat(20));
        write("#key", "arn:aws:kms:us-east-1:000000000000:key/1");
        send("Saved.");
        administer();
        replay();
    }

    /** Makes another account, and a member of the first one. */
    private void administer() {
        open("/keys");
        write("#account", OTHER);
        send("The new key");
        open("/members");
        String organization = "main form[action$='/organization'] ";
        browser.find(organization + "#members option[value=NEW]").click();
        browser.find(organization + "button").click();
        browser.text("Saved.");
        open("/members");
        write("#member", OTHER);
        write("#email", "owner-" + "x".repeat(40) + "@example.org");
        send("Saved.");
        write("#member", OTHER.replace('1', '5'));
        write("#email", "b@example.org");
        send("Saved.");
        open("/tags/detector/own");
        write("#key", "<img src=x onerror=alert(1)>" + "k".repeat(90));
        write("#value", "\"><script>alert(1)</script>" + "v".repeat(200));
        send("Saved.");
    }

    /** Replays the login log, a log whose name and content are hostile, and one that is none. */
    private void replay() {
        Path logs = folder.resolve("data/replay");
        try {
            Files.createDirectories(logs.resolve("old"));
            Files.copy(
                    folder.resolve("hostile.log"), logs.resolve("old/<img src=x onerror=alert(1)>" + "x".repeat(90)));
            Files.writeString(logs.resolve("none.log"), "<html>\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open("/replay/new");
        send("What is replayed");
        browser.text("finished");
        open("/replay/new?source=files&log="
                + Parameters.encoded(logs.resolve("old").toString()) + "&database=orders");
        send("What is replayed");
        browser.text("finished");
        open("/replay/new?source=files&path="
                + Parameters.encoded(logs.resolve("none.log").toString()) + "&database=orders");
        send("What is replayed");
        browser.text("failed");
    }

    /** Addresses of the replays, the newest first. */
    List<String> replays() {
        open("/replay");
        return browser.all("tbody th a").stream()
                .map(link -> String.valueOf(link.getDomAttribute("href")).substring("/console".length()))
                .toList();
    }

    /** Makes a list, and awaits what comes of it. */
    private void list(String kind, String name, String content) {
        try {
            Files.writeString(folder.resolve("data/lists").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open("/lists/new?kind=" + kind);
        write("#name", name);
        write("#location", "file:" + folder.resolve("data/lists").resolve(name));
        send("Saved.");
    }

    /** Writes into a field. */
    void write(String field, String text) {
        browser.find(field).clear();
        browser.find(field).sendKeys(text);
    }

    /** Sends the form of the page, and awaits words. */
    void send(String words) {
        browser.find("main button.main").click();
        browser.text(words);
    }

    /** Opens a page of the console. */
    void open(String path) {
        browser.go(postern.uri() + "/console" + path);
    }

    /** All pages of the console; a new page is added here, and is then looked at in all ways. */
    List<String> pages() {
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/findings",
                "/findings?state=all&group=type",
                "/findings?group=source",
                "/findings?q=severity:dreadful",
                "/findings?q=user:nobody",
                "/databases",
                "/databases/orders",
                "/databases/orders?user=alice",
                "/databases/warehouse",
                "/logins",
                "/logins?user=alice&from=nonsense",
                "/logins?user=nobody",
                "/rules",
                "/rules/new?action=ARCHIVE&q=database:orders",
                "/rules/quiet-eve/edit",
                "/rules/quiet-eve/delete",
                "/lists",
                "/lists/new?kind=threatintelset",
                "/feeds",
                "/lists/ipset/" + trusted() + "/edit",
                "/lists/ipset/" + trusted() + "/delete",
                "/export",
                "/export/new",
                "/users",
                "/users/" + NAME + "/delete",
                "/password",
                "/settings",
                "/settings/suspend",
                "/settings/features/stop?off=RDS_LOGIN_EVENTS",
                "/settings/delete",
                "/samples",
                "/tags",
                "/tags/detector/own",
                "/usage",
                "/members",
                "/members/" + OTHER + "/delete",
                "/members/" + OTHER + "/features",
                "/members/administrator/delete",
                "/members/leave",
                "/keys",
                "/keys/" + key() + "/delete",
                "/audit",
                "/audit?actor=console:" + NAME + "&from=nonsense",
                "/audit?from=2001-01-01&to=2001-01-01",
                "/audit/1",
                "/sign-in",
                "/nothing"));
        for (String id : typical()) {
            pages.add("/findings/" + id);
        }
        pages.add("/findings/" + newest("SuccessfulBruteForce") + part());
        pages.add("/findings/" + newest("SuccessfulBruteForce") + "?lines=read");
        for (StoredFinding each : postern.findings()) {
            if (each.state().instance().equals("hostile")) {
                pages.add("/findings/" + each.state().id() + "?lines=read");
                break;
            }
        }
        pages.addAll(List.of("/replay", "/replay/new", "/replay/new?source=files&from=never"));
        List<String> replays = replays();
        pages.addAll(replays);
        String whole = replays.get(replays.size() - 1);
        pages.addAll(List.of(whole + "?rule=hostile-of-orders", whole + "/delete", evidence(whole)));
        pages.add("/findings/" + typical().get(0) + "/suppress");
        return pages;
    }

    /** A part of the timeline of a break-in. */
    private String part() {
        open("/findings/" + newest("SuccessfulBruteForce"));
        String address = String.valueOf(browser.find("#zoom-in").getDomAttribute("href"));
        return address.substring(address.indexOf('?'), address.indexOf('#'));
    }

    /** The id of the first key. */
    private String key() {
        open("/keys");
        return browser.find("tbody th").getText();
    }

    /** The page of the first finding of a replay. */
    private String evidence(String replay) {
        open(replay);
        return String.valueOf(browser.find("tbody a[href*='/replay/']").getDomAttribute("href"))
                .substring("/console".length());
    }

    /** The id of the trusted list. */
    private String trusted() {
        open("/lists");
        String[] address = String.valueOf(browser.find("a[href*='/ipset/']").getDomAttribute("href"))
                .split("/", -1);
        return address[address.length - 2];
    }

    /** Ids of findings of the demo fleet, one of each type. */
    List<String> typical() {
        List<String> ids = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (StoredFinding each : postern.findings()) {
            if (DEMO.contains(each.state().instance())
                    && !types.contains(each.state().type())) {
                types.add(each.state().type());
                ids.add(each.state().id());
            }
        }
        return ids;
    }

    /** The id of the newest finding of the demo fleet whose type ends like this. */
    String newest(String type) {
        return postern.findings().stream()
                .map(StoredFinding::state)
                .filter(each -> DEMO.contains(each.instance()) && each.type().endsWith(type))
                .map(FindingState::id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        browser.close();
        postern.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
