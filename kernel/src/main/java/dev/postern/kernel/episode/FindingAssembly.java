// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Finding.Actor;
import dev.postern.kernel.Finding.Note;
import dev.postern.kernel.Finding.Standing;
import dev.postern.kernel.Finding.UserDetails;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import java.util.ArrayList;
import java.util.List;

/** Turns the state of an episode into the finding that it stands for. */
final class FindingAssembly {

    private FindingAssembly() {}

    static Finding of(Episode episode) {
        Wording wording = Wording.of(episode);
        return new Finding(
                episode.id,
                episode.key.type(),
                episode.severity,
                episode.instance,
                episode.engine,
                user(episode),
                actor(episode),
                episode.logins.list(),
                episode.tally.counts(),
                episode.evidence,
                episode.unusual.list(),
                episode.usual,
                episode.factors,
                FailurePatterns.all(episode),
                notes(episode),
                List.copyOf(episode.related),
                episode.samples.list(),
                episode.firstMicros,
                episode.lastMicros,
                episode.createdMicros,
                episode.updatedMicros,
                (int) Math.min(Integer.MAX_VALUE, Math.max(episode.signals, episode.tally.total())),
                wording.title(),
                wording.description(),
                standing(episode),
                null);
    }

    private static Standing standing(Episode episode) {
        return episode.learning ? Standing.LEARNING : episode.note ? Standing.NOTE : Standing.ALARM;
    }

    private static UserDetails user(Episode episode) {
        LoginEvent told = episode.telling;
        if (told == null) {
            return new UserDetails(null, null, null, null, null);
        }
        return new UserDetails(
                episode.users.count() > 1 && episode.tally.successful() == 0 ? null : told.user(),
                told.application(),
                told.database(),
                told.tls(),
                told.authMethod());
    }

    /** The address is the telling one; a signal that shares no source but comes from several has none to name. */
    private static Actor actor(Episode episode) {
        boolean many = episode.shared != EpisodeKey.Sharing.SOURCE
                && episode.tally.successful() == 0
                && episode.sources.count() > 1;
        int sources = Math.max(1, episode.sources.count());
        if (many) {
            return new Actor(null, null, null, Location.UNKNOWN, sources);
        }
        return new Actor(
                episode.origin.ip(),
                episode.origin.host(),
                episode.origin.privateNet(),
                episode.origin.location(),
                sources);
    }

    private static List<Note> notes(Episode episode) {
        List<Note> notes = new ArrayList<>();
        if (episode.users.count() > 1) {
            notes.add(new Note("userNames", episode.users.text()));
        }
        if (episode.sources.count() > 1) {
            notes.add(new Note("sources", episode.sources.text()));
            if (episode.shared == EpisodeKey.Sharing.SOURCE) {
                notes.add(new Note("network", episode.sourceText));
            }
        }
        episode.notes.forEach((name, value) -> notes.add(new Note(name, value)));
        return List.copyOf(notes);
    }
}
