package dev.relay.repo.publish;

import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;

/** What the train says of its cars. */
final class Sentences {
  private Sentences() {}

  static String waitsFor(Proposal proposal, List<RepositoryId> missing) {
    return Journey.id(proposal)
        + " waits for "
        + Words.and(missing.stream().map(RepositoryId::name).toList())
        + ".";
  }

  static String waitsForRelease(Proposal proposal, Car upstream) {
    return Journey.id(proposal)
        + " waits until what landed in "
        + upstream.repository()
        + " is released; tag it there.";
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
}
