package dev.relay.repo.host.github;

import dev.relay.repo.publish.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHPullRequest;

/**
 * Whether GitHub would merge a pull request now: its check runs, its statuses, its branch's rules.
 */
final class GitHubChecks {
  /** Checks are registered some seconds after a push; until then none is no news. */
  private static final Duration REGISTER = Duration.ofSeconds(45);

  private final InstantSource clock;

  GitHubChecks(InstantSource clock) {
    this.clock = clock;
  }

  Readiness of(GHPullRequest pullRequest, String name) throws IOException {
    var what = "pull request " + pullRequest.getNumber() + " of " + name;
    var found = found(pullRequest);
    if (!found.red().isEmpty()) {
      return new Readiness.Red(
          "The check '%s' of %s failed; fix it, or run it again there."
              .formatted(found.red().getFirst(), what));
    }
    if (!found.running().isEmpty()) {
      return new Readiness.Waits("The checks of " + what + " still run.");
    }
    if (found.none() && isFresh(pullRequest)) {
      return new Readiness.Waits("The checks of " + what + " have not begun yet.");
    }
    return rules(pullRequest, what);
  }

  /** GitHub's own judgement, which knows reviews, queues and protected branches. */
  private static Readiness rules(GHPullRequest pullRequest, String what) throws IOException {
    var branch = pullRequest.getBase().getRef();
    return switch (Objects.requireNonNullElse(pullRequest.getMergeableState(), "unknown")) {
      // A conflict is seen by Relay itself, which then brings the change onto what is there now.
      case "clean", "has_hooks", "unstable", "dirty" -> new Readiness.Green();
      case "behind" -> new Readiness.Behind();
      case "blocked" ->
          new Readiness.Waits(
              "%s waits for what the rules of %s ask for there, such as a review or a merge queue."
                  .formatted(capital(what), branch));
      default -> new Readiness.Waits("GitHub works out whether " + what + " can be merged.");
    };
  }

  private boolean isFresh(GHPullRequest pullRequest) throws IOException {
    var changed = pullRequest.getUpdatedAt();
    return changed != null && changed.toInstant().plus(REGISTER).isAfter(clock.instant());
  }

  private record Found(List<String> red, List<String> running, boolean none) {}

  private static Found found(GHPullRequest pullRequest) throws IOException {
    var sha = pullRequest.getHead().getSha();
    var repository = pullRequest.getRepository();
    var red = new ArrayList<String>();
    var running = new ArrayList<String>();
    int count = 0;
    for (var run : repository.getCheckRuns(sha)) {
      count++;
      sort(run.getName(), state(run), red, running);
    }
    var seen = new HashSet<String>();
    for (var status : repository.listCommitStatuses(sha)) {
      count++;
      // Newest first: older ones of the same name are history.
      if (seen.add(status.getContext())) {
        sort(status.getContext(), status.getState(), red, running);
      }
    }
    return new Found(red, running, count == 0);
  }

  private static void sort(
      String name, GHCommitState state, List<String> red, List<String> running) {
    switch (state) {
      case PENDING -> running.add(name);
      case ERROR, FAILURE -> red.add(name);
      case SUCCESS -> {}
    }
  }

  private static GHCommitState state(GHCheckRun run) {
    if (run.getStatus() != GHCheckRun.Status.COMPLETED) {
      return GHCommitState.PENDING;
    }
    return switch (run.getConclusion()) {
      case SUCCESS, NEUTRAL, SKIPPED -> GHCommitState.SUCCESS;
      case ACTION_REQUIRED, CANCELLED, FAILURE, STALE, TIMED_OUT, UNKNOWN -> GHCommitState.FAILURE;
    };
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
