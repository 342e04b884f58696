package dev.relay.repo.publish;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings proposals to their remotes one after the other. Every remote is asked first; nothing is
 * pushed unless all are ready.
 */
public final class MergeTrain {
  private final List<CodeHost> hosts;

  /**
   * @param hosts the first that knows an address has it
   */
  public MergeTrain(List<CodeHost> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  /**
   * @param landed is told of every commit that is there, in order
   */
  public Landing run(List<Proposal> proposals, Consumer<Landing.Commit> landed) {
    var waiting = new ArrayList<Proposal>();
    var commits = new ArrayList<Landing.Commit>();
    var obstacle = (Obstacle) null;
    for (var proposal : proposals) {
      switch (ask(proposal)) {
        case Answer.Stands(Standing.Arrived(var commit)) -> commits.add(commit);
        case Answer.Stands(Standing.Ready ready) -> waiting.add(proposal);
        case Answer.Stands(Standing.Moved(var head)) ->
            obstacle = first(obstacle, so -> new Landing.Moved(id(proposal), head, so));
        case Answer.Fails(var sentence) ->
            obstacle = first(obstacle, so -> new Landing.Stopped(id(proposal), sentence, so));
      }
    }
    commits.forEach(landed);
    return obstacle == null ? land(waiting, commits, landed) : obstacle.landing(commits);
  }

  private Landing land(
      List<Proposal> waiting, List<Landing.Commit> commits, Consumer<Landing.Commit> landed) {
    for (var proposal : waiting) {
      try {
        var commit = host(proposal).land(proposal);
        commits.add(commit);
        landed.accept(commit);
      } catch (GitFailure e) {
        return lost(proposal, e, commits);
      }
    }
    return new Landing.Landed(List.copyOf(commits));
  }

  /** A rejected push is a lost race when the branch has moved, and a refusal otherwise. */
  private Landing lost(Proposal proposal, GitFailure failure, List<Landing.Commit> commits) {
    if (failure.kind() == GitFailure.Kind.REJECTED
        && ask(proposal) instanceof Answer.Stands(Standing.Moved(var head))) {
      return new Landing.Moved(id(proposal), head, List.copyOf(commits));
    }
    return new Landing.Stopped(id(proposal), failure.sentence(), List.copyOf(commits));
  }

  private Answer ask(Proposal proposal) {
    try {
      return new Answer.Stands(host(proposal).standing(proposal));
    } catch (GitFailure e) {
      return new Answer.Fails(e.sentence());
    }
  }

  private CodeHost host(Proposal proposal) {
    return hosts.stream()
        .filter(host -> host.hosts(proposal.repository().url()))
        .findFirst()
        .orElseThrow(() ->
            new GitFailure(
                GitFailure.Kind.BROKEN,
                "There is no way to publish to the remote of " + id(proposal) + "."));
  }

  private static RepositoryId id(Proposal proposal) {
    return proposal.repository().id();
  }

  private static Obstacle first(@org.jspecify.annotations.Nullable Obstacle before, Obstacle now) {
    return before == null ? now : before;
  }

  private sealed interface Answer {
    record Stands(Standing standing) implements Answer {}

    record Fails(String sentence) implements Answer {}
  }

  /** Why nothing more is pushed, once it is known what has landed before. */
  private interface Obstacle {
    Landing landing(List<Landing.Commit> landed);
  }
}
