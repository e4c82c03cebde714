// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Command.Place;
import dev.postern.console.remedy.Step.Look;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The steps of a finding while they are put together. */
final class Steps {
    private final Incident incident;
    private final Sql sql;
    private final @Nullable String user;
    private final List<Step> steps = new ArrayList<>();

    Steps(Incident incident) {
        this.incident = incident;
        sql = Sql.of(incident.engine());
        user = incident.user() == null || incident.user().isEmpty() ? null : incident.user();
    }

    /** In the order of the phases. */
    List<Step> all() {
        return List.copyOf(steps);
    }

    /** What the engine has to say. */
    Sql sql() {
        return sql;
    }

    /** Commands about the account; none when the log does not name it. */
    List<Command> forUser(Function<String, List<Command>> commands) {
        return user == null ? List.of() : commands.apply(user);
    }

    Steps add(String id, Phase phase, String text) {
        return add(id, phase, text, List.of(), Look.NOTHING);
    }

    Steps add(String id, Phase phase, String text, List<Command> commands) {
        return add(id, phase, text, commands, Look.NOTHING);
    }

    Steps add(String id, Phase phase, String text, List<Command> commands, Look look) {
        steps.add(new Step(id, phase, text, commands, look));
        return this;
    }

    /** Keeps the source out: on the server where it can, and by the system's firewall. */
    Steps refuseSource() {
        IpAddress address = incident.address();
        if (address == null) {
            return this;
        }
        List<Command> commands = new ArrayList<>(sql.refuse(address, null));
        commands.add(new Command(
                Place.SHELL,
                (address.isV4() ? "iptables" : "ip6tables") + " -I INPUT -s " + address + " -p tcp --dport "
                        + sql.port() + " -j DROP"));
        return add(
                "network.refuse",
                Phase.RESTRICT_NETWORK,
                "Refuse " + address
                        + ", best in a firewall in front of the server (security group, network ACL). The port is "
                        + sql.port() + " unless you have changed it. This stops new connections; open sessions stay.",
                commands);
    }

    /** Asks why the internet gets so far. */
    Steps closeToInternet() {
        return incident.isPublic()
                ? add(
                        "network.private",
                        Phase.RESTRICT_NETWORK,
                        "The source is a public address: " + incident.instance()
                                + " can be reached from the internet. Let only the networks of its applications and a"
                                + " bastion or VPN reach it: a private subnet, a tighter security group, listen"
                                + " addresses.")
                : this;
    }
}
