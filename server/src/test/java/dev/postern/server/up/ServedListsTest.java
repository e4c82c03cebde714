// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules, lists and the export by way of the console, in front of a whole Postern and its API. */
@Timeout(120)
class ServedListsTest {
    private S3Double s3;
    private ServedPostern postern;
    private ServedBrowser administrator;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        s3 = new S3Double();
        postern = new ServedPostern(folder, s3.configuration());
        administrator = new ServedBrowser(postern, Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        postern.close();
        s3.close();
    }

    private String await(String page, String words) throws IOException, InterruptedException {
        while (true) {
            String text = administrator.get(page).body();
            if (text.contains(words)) {
                return text;
            }
            Thread.sleep(50); // between looks at a condition; the test's time is limited
        }
    }

    @Test
    void rules_pass_the_checks_of_the_api() throws Exception {
        administrator.get("/console/rules/new");
        String fields = "name=quiet&action=ARCHIVE&rank=1&q=user%3Aeve&previewed=user%3Aeve&do=save";

        assertThat(administrator.post("/console/rules/new", fields).statusCode())
                .isEqualTo(303);
        HttpResponse<String> again = administrator.post("/console/rules/new", fields);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("A filter with the given name already exists.");
        assertThat(administrator
                        .post(
                                "/console/rules/new",
                                fields.replace("rank=1", "rank=101").replace("quiet", "other"))
                        .statusCode())
                .isEqualTo(400);
        administrator.get("/console/rules/quiet/edit");
        assertThat(administrator
                        .post("/console/rules/quiet/edit", "action=NOOP&rank=1&q=user%3Abob&do=save")
                        .statusCode())
                .isEqualTo(303);
        assertThat(administrator.get("/console/findings").body()).contains("q=user%3Abob");
        administrator.post("/console/rules/quiet/delete", "");
        assertThat(administrator.get("/console/rules").body()).contains("Nothing is suppressed", "No filter is saved");
    }

    @Test
    void a_list_is_read_counted_and_put_out_of_use() throws Exception {
        Files.writeString(postern.lists().resolve("bad"), "198.51.100.7\n198.51.100.8\nnonsense\n");
        administrator.get("/console/lists/new");
        String fields = "kind=threatintelset&name=bad&format=TXT&activate=1&location=";

        assertThat(administrator
                        .post("/console/lists/new", fields + "ftp%3A%2F%2Fx")
                        .body())
                .contains("The location is none");
        administrator.post(
                "/console/lists/new", fields + "file:" + postern.lists().resolve("bad"));
        String page = await("/console/lists", "in use");

        assertThat(page).contains("<td data-label=\"Entries\" class=\"number\">2</td>");
        int at = page.indexOf("/console/lists/threatintelset/");
        String one = page.substring(at, page.indexOf("/deactivate", at));
        administrator.post(one + "/deactivate", "");
        await("/console/lists", "not in use");
        administrator.post(one + "/delete", "");
        assertThat(administrator.get("/console/lists").body()).contains("There is no threat list");
    }

    @Test
    void findings_are_exported_to_the_destination_that_was_set() throws Exception {
        administrator.get("/console/export/new");
        String key = "&key=arn%3Aaws%3Akms%3Aus-east-1%3A000000000000%3Akey%2F1";

        assertThat(administrator
                        .post("/console/export/new", "bucket=findings" + key)
                        .body())
                .contains("These are not the ARN");
        administrator.post("/console/export/new", "bucket=arn%3Aaws%3As3%3A%3A%3Afindings%2Fp" + key);
        await("/console/export", ">publishing<");

        assertThat(s3.objects.keySet()).anyMatch(object -> object.startsWith("/findings/p/"));
        assertThat(administrator
                        .post("/console/export/new", "bucket=arn%3Aaws%3As3%3A%3A%3Aother" + key)
                        .body())
                .contains("already exists");
    }

    @Test
    void an_analyst_is_refused_where_only_administrators_may() throws Exception {
        ServedBrowser analyst = new ServedBrowser(postern, Role.ANALYST);
        analyst.get("/console/rules/new");

        assertThat(analyst.post("/console/rules/new", "name=mine&rank=1&q=user%3Aeve&do=save")
                        .statusCode())
                .isEqualTo(303);
        assertThat(analyst.post(
                                "/console/rules/new",
                                "name=rule&action=ARCHIVE&rank=1&q=user%3Aeve&previewed=user%3Aeve&do=save")
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.post("/console/lists/new", "kind=ipset&name=x").statusCode())
                .isEqualTo(403);
        assertThat(analyst.post("/console/export/new", "bucket=x").statusCode()).isEqualTo(403);
        assertThat(analyst.get("/console/feeds").body()).contains("No feed is enabled", "tor-exits");
    }
}
