// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.store.Configuration;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Which steps against a finding are done, for all who look at it. */
record Checklist(Configuration configuration) {
    private static final String KIND = "checklist";

    /** Ids of the steps of a finding that are done. */
    Set<String> done(String finding) {
        String document = configuration.find(KIND, finding);
        return document == null ? Set.of() : Set.of(JsonMapper.shared().readValue(document, String[].class));
    }

    /** Ticks steps off, and on again; what others have ticked meanwhile stays. */
    void change(String finding, Set<String> off, Set<String> on) {
        synchronized (Checklist.class) {
            Set<String> all = new TreeSet<>(done(finding));
            all.addAll(off);
            all.removeAll(on);
            set(finding, all);
        }
    }

    private void set(String finding, Set<String> done) {
        if (done.isEmpty()) {
            configuration.remove(KIND, finding);
        } else {
            configuration.put(KIND, finding, JsonMapper.shared().writeValueAsString(done));
        }
    }
}
