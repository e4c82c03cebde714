// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.api.criteria.FindingView;
import dev.postern.api.own.Page;
import dev.postern.api.own.PlaceToken;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pages of what a replay has found, the most severe first. */
public record ReplayFindings(Replays replays) {

    /** A page of findings in GuardDuty's wire form. */
    public Page<JsonNode> page(Scope scope, String id, @Nullable String token, int limit) {
        Replay replay = replays.require(scope, id);
        FindingPage page = new FindingPage(List.of(), FindingField.SEVERITY, true, place(replay, token), limit + 1);
        List<StoredFinding> found = replays.results(scope, replay).page(page);
        boolean isMore = found.size() > limit;
        List<StoredFinding> shown = isMore ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(each -> FindingView.of(each).document()).toList(),
                isMore ? token(replay, shown.get(limit - 1)) : null);
    }

    private static String token(Replay replay, StoredFinding last) {
        return PlaceToken.of(
                replay.id(), last.state().severity() + " " + last.state().id());
    }

    private static @Nullable Place place(Replay replay, @Nullable String token) {
        String place = PlaceToken.read(replay.id(), token);
        if (place == null) {
            return null;
        }
        int blank = place.indexOf(' ');
        try {
            return new Place(Double.valueOf(place.substring(0, Math.max(0, blank))), place.substring(blank + 1));
        } catch (NumberFormatException e) {
            throw PlaceToken.refused();
        }
    }
}
