package dev.relay.repo.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of git.
 *
 * @param gitDir given explicitly, so git never looks for one in a tree; null for {@code init}
 * @param workTree the files it works on; null for none
 * @param reach how much of the user's own configuration counts
 * @param args the command and its arguments
 * @param input given on standard input; empty closes it at once
 * @param environment variables beside the fixed ones
 * @param accepted exit codes that are no failure
 * @param maxBytes of output that are kept
 */
@SuppressWarnings("ArrayRecordComponent") // handed to one process, never compared
public record GitCall(
    @Nullable Path gitDir,
    @Nullable Path workTree,
    Reach reach,
    List<String> args,
    byte[] input,
    Map<String, String> environment,
    Set<Integer> accepted,
    Duration deadline,
    int maxBytes) {

  /** Whose configuration counts. */
  public enum Reach {
    /** Only that of the git directory itself, which Relay wrote. */
    OWN,
    /** The user's too: it talks to a remote and needs credential helpers, proxies and ssh. */
    REMOTE,
    /** The user's too: it works in a checkout that belongs to the user. */
    CHECKOUT
  }

  private static final int MAX_BYTES = 64 << 20;

  public GitCall {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
    accepted = Set.copyOf(accepted);
  }

  /** A call on a git directory that Relay owns. */
  public static GitCall in(@Nullable Path gitDir, String... args) {
    return of(gitDir, null, Reach.OWN, Duration.ofMinutes(2), List.of(args));
  }

  /** A call that talks to a remote. */
  public static GitCall remote(@Nullable Path gitDir, String... args) {
    return of(gitDir, null, Reach.REMOTE, Duration.ofMinutes(15), List.of(args));
  }

  /** A call on a checkout of the user's. */
  public static GitCall checkout(Path tree, String... args) {
    return of(tree.resolve(".git"), tree, Reach.CHECKOUT, Duration.ofMinutes(5), List.of(args));
  }

  public GitCall on(Path tree) {
    return new GitCall(gitDir, tree, reach, args, input, environment, accepted, deadline, maxBytes);
  }

  public GitCall input(byte[] bytes) {
    return new GitCall(
        gitDir, workTree, reach, args, bytes, environment, accepted, deadline, maxBytes);
  }

  public GitCall environment(Map<String, String> more) {
    return new GitCall(gitDir, workTree, reach, args, input, more, accepted, deadline, maxBytes);
  }

  public GitCall accept(Integer... exits) {
    return new GitCall(
        gitDir, workTree, reach, args, input, environment, Set.of(exits), deadline, maxBytes);
  }

  public GitCall within(Duration time) {
    return new GitCall(gitDir, workTree, reach, args, input, environment, accepted, time, maxBytes);
  }

  public GitCall keep(int bytes) {
    return new GitCall(
        gitDir, workTree, reach, args, input, environment, accepted, deadline, bytes);
  }

  private static GitCall of(
      @Nullable Path gitDir,
      @Nullable Path workTree,
      Reach reach,
      Duration deadline,
      List<String> args) {
    return new GitCall(
        gitDir, workTree, reach, args, new byte[0], Map.of(), Set.of(0), deadline, MAX_BYTES);
  }
}
