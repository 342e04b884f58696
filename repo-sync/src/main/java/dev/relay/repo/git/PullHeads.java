package dev.relay.repo.git;

import dev.relay.repo.git.GitFailure.Kind;
import dev.relay.repo.workspace.Repository;
import java.util.List;

/**
 * Heads of pull requests, which hosts show beside the branches. They are fetched when somebody asks
 * for one, into refs that no branch of the mirror has to do with.
 */
public final class PullHeads {
  private static final String REFS = "refs/relay/pulls/";

  /** GitHub's, which Gitea and Forgejo have too; GitLab's; Bitbucket Server's. */
  private static final List<String> THERE =
      List.of("refs/pull/%d/head", "refs/merge-requests/%d/head", "refs/pull-requests/%d/from");

  private final Git git;
  private final Mirrors mirrors;

  public PullHeads(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /**
   * @param base where its commits began, seen from the target branch
   */
  public record Pull(Sha base, Sha head) {}

  /**
   * Fetches the branch and the head as they are now.
   *
   * @param target the branch it would go to
   * @throws GitFailure of kind MISSING when the remote shows none of that number
   */
  public Pull fetch(Repository repository, long number, String target) {
    mirrors.refresh(repository);
    var mirror = mirrors.gitDir(repository);
    var branch =
        git.reader()
            .commit(mirror, RefName.branch(target))
            .orElseThrow(() ->
                new GitFailure(Kind.MISSING, repository.id() + " has no branch '" + target + "'."));
    var head = head(repository, number);
    var base = git.run(GitCall.in(mirror, "merge-base", branch.hex(), head.hex()).accept(0, 1));
    if (base.exit() != 0) {
      throw new GitFailure(
          Kind.MISSING,
          "Pull request %d of %s has nothing in common with %s."
              .formatted(number, repository.id(), target));
    }
    return new Pull(base.sha(), head);
  }

  private Sha head(Repository repository, long number) {
    for (var there : THERE) {
      try {
        return fetch(repository, there.formatted(number), REFS + number);
      } catch (GitFailure e) {
        if (e.kind() != Kind.MISSING && e.kind() != Kind.BROKEN) {
          throw e;
        }
      }
    }
    throw new GitFailure(
        Kind.MISSING,
        "The remote of %s shows no pull request %d.".formatted(repository.id(), number));
  }

  private Sha fetch(Repository repository, String from, String to) {
    var mirror = mirrors.gitDir(repository);
    return mirrors.holding(
        mirror,
        () -> {
          git.run(
              GitCall.to(
                      repository.url(),
                      mirror,
                      "fetch",
                      "--quiet",
                      "--force",
                      "--no-tags",
                      "--no-write-fetch-head",
                      "--no-recurse-submodules",
                      "--",
                      repository.url().value(),
                      "+" + from + ":" + to)
                  .about(repository.id().name()));
          return git.reader().commit(mirror, to).orElseThrow();
        });
  }
}
