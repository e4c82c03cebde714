// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Envelope;
import java.util.List;
import java.util.stream.Stream;

/** All envelopes that can be opened. */
public final class Envelopes {
    public static final List<Envelope> ALL = Stream.<Form>of(
                    new SyslogForm(),
                    new JsonForm("journal-json", "journalctl -o json", false, new JournalJson()),
                    new JsonForm("cloudnative-pg", "CloudNativePG's log", false, new CloudNativePg()),
                    new JsonForm("docker", "Docker's json-file log", true, CloudJson::docker),
                    new LineForm("cri", "Kubernetes container log", ContainerLine::new),
                    new JsonForm("cloudwatch", "CloudWatch Logs export", true, CloudJson::cloudWatch),
                    new LineForm("cloudwatch-s3", "CloudWatch Logs export to S3", ExportLine::new),
                    new JsonForm("cloud-logging", "Google Cloud Logging export", true, CloudJson::cloudLogging),
                    new JsonForm("azure", "Azure resource log", true, CloudJson::azure))
            .map(form -> (Envelope) new FormEnvelope(form))
            .toList();

    private Envelopes() {}
}
