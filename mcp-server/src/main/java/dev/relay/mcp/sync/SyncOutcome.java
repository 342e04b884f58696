package dev.relay.mcp.sync;

import dev.relay.repo.sync.SyncResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of one repository, as it is stored and shown.
 *
 * @param result a {@link SyncResult} in snake case
 * @param reason why, when nothing was moved
 */
public record SyncOutcome(
    String repository,
    String result,
    @Nullable String from,
    @Nullable String to,
    @Nullable String reason) {
  static SyncOutcome of(SyncResult result) {
    return switch (result) {
      case SyncResult.UpToDate r -> moved(r, "up_to_date", null, r.sha().hex());
      case SyncResult.FastForwarded r ->
          moved(r, "fast_forwarded", r.from() == null ? null : r.from().hex(), r.to().hex());
      case SyncResult.Merged r -> moved(r, "merged", r.from().hex(), r.to().hex());
      case SyncResult.Rebased r -> moved(r, "rebased", r.from().hex(), r.to().hex());
      case SyncResult.Squashed r -> moved(r, "squashed", r.from().hex(), r.to().hex());
      case SyncResult.Conflicted r -> stayed(r, "conflicted", r.reason());
      case SyncResult.Skipped r -> stayed(r, "skipped", r.reason());
      case SyncResult.Unreachable r -> stayed(r, "unreachable", r.reason());
    };
  }

  private static SyncOutcome moved(
      SyncResult result, String name, @Nullable String from, String to) {
    return new SyncOutcome(result.repository().name(), name, from, to, null);
  }

  private static SyncOutcome stayed(SyncResult result, String name, String reason) {
    return new SyncOutcome(result.repository().name(), name, null, null, reason);
  }
}
