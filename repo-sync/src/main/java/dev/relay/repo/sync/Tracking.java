package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a checkout what its remote has: remote-tracking branches and tags of what is new. A
 * remote-tracking branch whose history was rewritten is kept under the backup first, and one that
 * was deleted upstream stays.
 */
final class Tracking {
  private static final String HEADS = "refs/heads/";
  private static final String URL_KEY = "remote\\..*\\.url";

  private final Git git;

  Tracking(Git git) {
    this.git = git;
  }

  /** Where a remote's branch is followed. */
  static String ref(String remote, String head) {
    return "refs/remotes/" + remote + "/" + head.substring(HEADS.length());
  }

  /** The ref in the checkout that follows the default branch, whether or not it is there. */
  static String ref(Upstream upstream, Optional<String> remote) {
    var branch = upstream.repository().branch();
    return remote.map(name -> ref(name, HEADS + branch)).orElse("refs/relay/upstream/" + branch);
  }

  void fetch(Checkout checkout, Upstream upstream, Optional<String> remote, String backup) {
    var branch = "+" + HEADS + upstream.repository().branch() + ":" + ref(upstream, remote);
    if (remote.isEmpty()) {
      git.run(call(checkout, upstream, branch));
      return;
    }
    var space = ref(remote.get(), HEADS);
    if (!runs(call(checkout, upstream, HEADS + "*:" + space + "*"))) {
      keep(checkout, upstream, space, Backup.REFS + backup + "/remotes/" + remote.get() + "/");
      if (!runs(call(checkout, upstream, "+" + HEADS + "*:" + space + "*"))) {
        StaleLocks.remove(checkout);
        git.run(call(checkout, upstream, branch));
      }
    }
  }

  private boolean runs(GitCall call) {
    return git.run(call.accept(0, 1)).exit() == 0;
  }

  private static GitCall call(Checkout checkout, Upstream upstream, String what) {
    return checkout.git(
        "fetch",
        "--quiet",
        "--no-prune",
        "--no-prune-tags",
        "--no-write-fetch-head",
        "--no-recurse-submodules",
        "--",
        upstream.mirror().toString(),
        what);
  }

  /** The remote of that address; a checkout that was adopted may call it anything. */
  Optional<String> remote(Checkout checkout, Upstream upstream) {
    return OwnConfig.read(checkout.commonDir())
        .remote(upstream.repository().url().value())
        .or(() -> remoteAnywhere(checkout, upstream));
  }

  /** Also in files that the configuration includes. */
  private Optional<String> remoteAnywhere(Checkout checkout, Upstream upstream) {
    var call = checkout.git("config", "--get-regexp", URL_KEY).accept(0, 1);
    var wanted = " " + upstream.repository().url().value();
    return git.run(call)
        .text()
        .lines()
        .filter(line -> line.endsWith(wanted))
        .map(line -> line.substring("remote.".length(), line.length() - wanted.length()))
        .map(key -> key.substring(0, key.length() - ".url".length()))
        .findFirst();
  }

  /** Those that the mirror has elsewhere, under the backup. */
  private void keep(Checkout checkout, Upstream upstream, String space, String backup) {
    var there = refs(GitCall.in(upstream.mirror(), format(HEADS)), HEADS);
    var lines = new ArrayList<String>();
    refs(checkout.git(format(space)), space)
        .forEach((branch, sha) -> {
          if (!sha.equals(there.getOrDefault(branch, sha))) {
            lines.add("update " + backup + branch + " " + sha);
          }
        });
    if (!lines.isEmpty()) {
      Backup.write(git, checkout, lines);
    }
  }

  private static String[] format(String prefix) {
    return new String[] {"for-each-ref", "--format=%(objectname) %(refname)", prefix};
  }

  private Map<String, String> refs(GitCall listing, String prefix) {
    var refs = new HashMap<String, String>();
    git.run(listing)
        .text()
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(line -> refs.put(line[1].substring(prefix.length()), line[0]));
    return refs;
  }
}
