package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.util.Optional;

/** Keeps a checkout at a tag or commit, on no branch, so that no branch of anybody's moves. */
final class Pinning {
  private final Git git;

  Pinning(Git git) {
    this.git = git;
  }

  Plan plan(Checkout checkout, Upstream upstream, Position position) {
    var repository = upstream.repository();
    var head = position.head();
    if (repository.pin().isEmpty()) {
      return head.map(sha -> (Plan) new Plan.Done(new SyncResult.UpToDate(checkout.id(), sha)))
          .orElseThrow(() -> new Refusal(checkout.id() + " has no commit and no pin; set one."));
    }
    var pin = find(checkout, repository.pin().get());
    if (head.equals(Optional.of(pin))) {
      return new Plan.Done(new SyncResult.UpToDate(checkout.id(), pin));
    }
    if (head.isEmpty()
        || position.branch().filter(b -> !b.equals(repository.branch())).isPresent()) {
      throw new Refusal(
          checkout.id()
              + " is on a branch of yours and not at its pin; switch to "
              + repository.branch()
              + " and sync again.");
    }
    var result = new SyncResult.FastForwarded(checkout.id(), head.get(), pin);
    return new Plan.Go(
        position.ref().orElse(Move.DETACHED), Move.DETACHED, head.get(), pin, result);
  }

  /** A tag before anything else of that name. */
  private Sha find(Checkout checkout, String pin) {
    for (var name : new String[] {"refs/tags/" + pin, pin}) {
      var call =
          checkout.git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
      var output = git.run(call.accept(0, 1, 128));
      if (output.exit() == 0) {
        return new Sha(output.text().lines().toList().getLast());
      }
    }
    throw new Refusal(
        checkout.id() + " has no tag or commit " + pin + "; correct its pin in the workspace.");
  }
}
