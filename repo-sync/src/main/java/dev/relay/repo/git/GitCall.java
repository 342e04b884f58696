package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of git.
 *
 * @param place where it works
 * @param about the repository's name for messages; may be empty
 * @param args the command and its arguments
 * @param input given on standard input; empty closes it at once
 * @param environment variables beside the fixed ones
 * @param accepted exit codes that are no failure
 * @param maxBytes of output that are kept
 */
@SuppressWarnings("ArrayRecordComponent") // handed to one process, never compared
public record GitCall(
    Place place,
    String about,
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

  /**
   * @param gitDir given explicitly, so git never looks for one in a tree; null for {@code init}
   * @param workTree the files it works on; null for none
   * @param remote that it talks to; its address is looked at before
   */
  public record Place(
      @Nullable Path gitDir, @Nullable Path workTree, Reach reach, @Nullable RemoteUrl remote) {}

  /** Output beyond this is a failure, unless the call says how much it wants to keep. */
  static final int MAX_BYTES = 64 << 20;

  public GitCall {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
    accepted = Set.copyOf(accepted);
  }

  /** A call on a git directory that Relay owns. */
  public static GitCall in(@Nullable Path gitDir, String... args) {
    return of(new Place(gitDir, null, Reach.OWN, null), Duration.ofMinutes(2), List.of(args));
  }

  /** The same with the files of a tree. */
  public static GitCall on(TaskTree tree, String... args) {
    var place = new Place(tree.gitDir(), tree.path(), Reach.OWN, null);
    return of(place, Duration.ofMinutes(2), List.of(args)).about(tree.repository().name());
  }

  /** A call that writes files of a git directory that Relay owns somewhere else. */
  public static GitCall into(Path gitDir, Path folder, String... args) {
    return of(new Place(gitDir, folder, Reach.OWN, null), Duration.ofMinutes(2), List.of(args));
  }

  /** A call on whose way the user's configuration counts, though it goes to no remote. */
  public static GitCall remote(Path gitDir, String... args) {
    return of(new Place(gitDir, null, Reach.REMOTE, null), Duration.ofMinutes(15), List.of(args));
  }

  /** A call that talks to a remote, whose address is among the arguments. */
  public static GitCall to(RemoteUrl remote, Path gitDir, String... args) {
    var place = new Place(gitDir, null, Reach.REMOTE, remote);
    return of(place, Duration.ofMinutes(15), List.of(args));
  }

  /** A call in a checkout of the user's. */
  public static GitCall checkout(Path tree, String... args) {
    var place = new Place(tree.resolve(".git"), tree, Reach.CHECKOUT, null);
    return of(place, Duration.ofMinutes(5), List.of(args));
  }

  /** An ordinary clone of a mirror for the user. */
  public static GitCall clone(Path mirror, Path tree, String... options) {
    var args = new ArrayList<>(List.of("clone", "--quiet", "--no-recurse-submodules"));
    args.addAll(List.of(options));
    args.addAll(List.of("--", mirror.toString(), tree.toString()));
    return of(new Place(null, null, Reach.CHECKOUT, null), Duration.ofMinutes(15), args);
  }

  public GitCall about(String name) {
    return new GitCall(place, name, args, input, environment, accepted, deadline, maxBytes);
  }

  public GitCall input(byte[] bytes) {
    return new GitCall(place, about, args, bytes, environment, accepted, deadline, maxBytes);
  }

  public GitCall environment(Map<String, String> more) {
    return new GitCall(place, about, args, input, more, accepted, deadline, maxBytes);
  }

  public GitCall accept(Integer... exits) {
    return new GitCall(place, about, args, input, environment, Set.of(exits), deadline, maxBytes);
  }

  public GitCall within(Duration time) {
    return new GitCall(place, about, args, input, environment, accepted, time, maxBytes);
  }

  public GitCall keep(int bytes) {
    return new GitCall(place, about, args, input, environment, accepted, deadline, bytes);
  }

  private static GitCall of(Place place, Duration deadline, List<String> args) {
    return new GitCall(place, "", args, new byte[0], Map.of(), Set.of(0), deadline, MAX_BYTES);
  }
}
