package dev.relay.mcp.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a task's append-only history.
 *
 * @param seq 1, 2, 3 … within the task, without gaps
 * @param sentence what happened, speakable; shown where nothing better is known
 */
public record TaskEvent(TaskId task, long seq, Instant at, String sentence, Fact fact) {

  /** What happened. Stored and sent as JSON with the simple name as {@code type}. */
  public sealed interface Fact {}

  public record StateChanged(TaskState from, TaskState to) implements Fact {}

  /** What will be touched, known before the work begins. {@code places} counts matches. */
  public record Planned(List<Impact> repositories, int places) implements Fact {}

  public record Impact(String repository, String base, int places) {}

  public record AgentSaid(String text) implements Fact {}

  public record AgentUsedTool(String tool, String summary) implements Fact {}

  public record FileChanged(String repository, String path) implements Fact {}

  public record Spent(long inputTokens, long outputTokens, long microDollars) implements Fact {}

  /** A change set is ready to be looked at; {@code fresh} lists what is new since the last one. */
  public record ChangesReady(String digest, List<RepositoryStat> repositories, List<String> fresh)
      implements Fact {}

  public record RepositoryStat(String repository, int files, int added, int removed) {}

  public record VerifyStarted(String repository, String command) implements Fact {}

  /**
   * Tests ran. {@code passed} is null when the output holds no count that Relay can read; {@code
   * ok} is what the command's exit code said; {@code output} is its tail.
   */
  public record Verified(
      String repository,
      boolean ok,
      @Nullable Integer passed,
      @Nullable Integer failed,
      @Nullable Integer skipped,
      long millis,
      String output)
      implements Fact {}

  public record ApprovalAsked(String approvalId, String digest) implements Fact {}

  public record Decided(String approvalId, String decision, String by) implements Fact {}

  /** {@code link} of the pull request it came by; null where the host has none. */
  public record Landed(
      String repository, String sha, String branch, boolean merged, @Nullable String link)
      implements Fact {}

  /** A pull request is open on its host; {@code state} is draft or open. */
  public record PullRequest(
      String repository, long number, String link, String state, List<String> waitsFor)
      implements Fact {}

  /** Somebody's words to the agent while it worked. */
  public record Steered(String words, String by) implements Fact {}

  /** The answer of a task that ends in one, as the agent wrote it. */
  public record Reported(String text) implements Fact {}

  /** Anything else worth telling. */
  public record Noted() implements Fact {}
}
