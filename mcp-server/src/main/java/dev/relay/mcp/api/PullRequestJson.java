package dev.relay.mcp.api;

import dev.relay.repo.publish.Car;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pull request of a task.
 *
 * @param state {@code draft}, {@code open} or {@code merged}
 * @param waitsFor what merges before it
 */
record PullRequestJson(
    String repository, long number, String link, String state, List<String> waitsFor) {
  /** In the order in which they merge. */
  static List<PullRequestJson> of(List<Car> cars) {
    var open = new ArrayList<PullRequestJson>();
    for (var car : cars) {
      if (car.number() != null && car.link() != null) {
        open.add(
            new PullRequestJson(
                car.repository().name(),
                car.number(),
                car.link(),
                car.state().name().toLowerCase(Locale.ROOT),
                car.waitsFor().stream().map(RepositoryId::name).toList()));
      }
    }
    return open;
  }
}
