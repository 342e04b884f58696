package dev.relay.repo.publish;

import dev.relay.repo.workspace.RepositoryId;
import java.util.List;

/** What the train says of its cars. */
final class Sentences {
  private Sentences() {}

  static String waitsFor(Proposal proposal, List<RepositoryId> missing) {
    return Journey.id(proposal) + " waits for " + and(missing) + ".";
  }

  static String closed(String noun, PullRequest pullRequest, Proposal proposal) {
    return "The %s %d of %s was closed without being merged; open it again there."
        .formatted(noun, pullRequest.number(), Journey.id(proposal));
  }

  static String strangeBranch(Proposal proposal) {
    return ("Somebody else pushed to %s of %s, and what they pushed was not approved; move their"
            + " commits to another branch.")
        .formatted(proposal.branch(), Journey.id(proposal));
  }

  private static String and(List<RepositoryId> ids) {
    var names = ids.stream().map(RepositoryId::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
