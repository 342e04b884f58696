package dev.relay.repo.host.gitlab;

import dev.relay.repo.publish.Readiness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.gitlab4j.api.models.MergeRequest;

/** Whether GitLab would merge a merge request now: its pipeline, and the rules of its project. */
final class GitLabChecks {
  /** A pipeline is made some seconds after a push; until then none is no news. */
  private static final Duration REGISTER = Duration.ofSeconds(45);

  private final InstantSource clock;

  GitLabChecks(InstantSource clock) {
    this.clock = clock;
  }

  Readiness of(MergeRequest request, String name) {
    var what = "merge request " + request.getIid() + " of " + name;
    var pipeline = request.getHeadPipeline();
    if (pipeline == null || !Objects.equals(pipeline.getSha(), request.getSha())) {
      return isFresh(request)
          ? new Readiness.Waits("The pipeline of " + what + " has not begun yet.")
          : rules(request, what);
    }
    return switch (pipeline.getStatus()) {
      case SUCCESS, SKIPPED -> rules(request, what);
      case FAILED, CANCELED, CANCELING ->
          new Readiness.Red("The pipeline of " + what + " failed; fix it, or run it again there.");
      case MANUAL ->
          new Readiness.Waits("The pipeline of " + what + " waits for somebody to start a job.");
      case CREATED, WAITING_FOR_RESOURCE, PREPARING, PENDING, RUNNING, SCHEDULED ->
          new Readiness.Waits("The checks of " + what + " still run.");
    };
  }

  private static Readiness rules(MergeRequest request, String what) {
    var status = Objects.requireNonNullElse(request.getDetailedMergeStatus(), "unchecked");
    return switch (status) {
      // A conflict is seen by Relay itself, which then brings the change onto what is there now.
      case "mergeable", "conflict" -> new Readiness.Green();
      case "need_rebase" -> new Readiness.Behind();
      case "checking", "unchecked", "preparing", "approvals_syncing", "ci_still_running" ->
          new Readiness.Waits("GitLab works out whether " + what + " can be merged.");
      case "not_approved" -> new Readiness.Waits(held(what, "an approval"));
      case "discussions_not_resolved" ->
          new Readiness.Waits(held(what, "its discussions to be resolved"));
      case "requested_changes" -> new Readiness.Waits(held(what, "the requested changes"));
      default -> new Readiness.Waits(held(what, "what GitLab calls " + status.replace('_', ' ')));
    };
  }

  private static String held(String what, String forWhat) {
    return "M" + what.substring(1) + " waits for " + forWhat + " there.";
  }

  private boolean isFresh(MergeRequest request) {
    var changed = request.getUpdatedAt();
    return changed != null && changed.toInstant().plus(REGISTER).isAfter(clock.instant());
  }
}
