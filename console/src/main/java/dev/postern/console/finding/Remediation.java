// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.remedy.Incident;
import dev.postern.console.remedy.Phase;
import dev.postern.console.remedy.Remedies;
import dev.postern.console.remedy.Step;
import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps against a finding, by phase, with its names filled in. */
final class Remediation {
    private Remediation() {}

    /** The steps; none for a type or an engine that Postern does not know. */
    static Map<Phase, List<Step>> of(FindingRow row, Evidence evidence) {
        FindingType type = type(row.type());
        Engine engine = engine(evidence.text("/resource/rdsDbInstanceDetails/engine"));
        Map<Phase, List<Step>> phases = new LinkedHashMap<>();
        if (type != null && engine != null) {
            for (Step step : Remedies.of(incident(type, engine, row, evidence))) {
                phases.computeIfAbsent(step.phase(), phase -> new ArrayList<>()).add(step);
            }
        }
        return phases;
    }

    private static Incident incident(FindingType type, Engine engine, FindingRow row, Evidence evidence) {
        String address = evidence.address();
        JsonNode list = evidence.document().at("/service/evidence/threatIntelligenceDetails/0/threatListName");
        return new Incident(
                type,
                engine,
                row.database(),
                told(row.user()),
                told(evidence.user("database")),
                told(evidence.user("application")),
                address.isEmpty() ? null : IpAddress.parse(address),
                told(evidence.info().path("remoteHost").asString("")),
                told(evidence.info().path("privateNetwork").asString("")),
                told(evidence.remote().at("/organization/asnOrg").asString("")),
                told(evidence.remote().at("/country/countryName").asString("")),
                told(list.asString("")),
                row.firstSeen().toString(),
                row.lastSeen().toString());
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }

    static @Nullable FindingType type(String id) {
        for (FindingType type : FindingType.values()) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable Engine engine(String name) {
        for (Engine engine : Engine.values()) {
            if (engine.displayName().equals(name)) {
                return engine;
            }
        }
        return null;
    }
}
