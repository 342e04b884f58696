package dev.relay.mcp.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to hear who was away.
 *
 * @param checkouts those where something is not as upstream, fifty at most
 * @param clean how many are as upstream
 * @param pullRequests of tasks that are landing
 * @param since when this caller asked last; null the first time
 * @param news what happened since then, a sentence each, ten at most
 * @param notes what could not be looked at
 */
public record Briefing(
    List<Stand> checkouts,
    int clean,
    List<Open> pullRequests,
    @Nullable Instant since,
    List<String> news,
    List<String> notes) {
  /** Of no workspace in particular. */
  public static final Briefing NONE =
      new Briefing(List.of(), 0, List.of(), null, List.of(), List.of());

  /**
   * @param branch null when none is checked out
   * @param ahead commits that upstream does not have
   * @param behind commits that the checkout does not have
   * @param changed files that differ from the last commit, untracked ones too
   */
  public record Stand(
      String repository, @Nullable String branch, int ahead, int behind, int changed) {
    /** Without a full stop. */
    public String sentence() {
      var parts = new ArrayList<String>();
      if (changed > 0) {
        parts.add(changed + " changed");
      }
      if (ahead > 0) {
        parts.add(ahead + " ahead");
      }
      if (behind > 0) {
        parts.add(behind + " behind");
      }
      return parts.isEmpty()
          ? repository + " is on " + branch
          : repository + " is " + String.join(", ", parts);
    }
  }

  /**
   * @param state draft or open
   * @param sentence what its train waits for, such as a check that failed
   */
  public record Open(
      String task, String repository, long number, String link, String state, String sentence) {}
}
