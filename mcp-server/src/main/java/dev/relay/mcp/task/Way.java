package dev.relay.mcp.task;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.publish.Superseded;
import dev.relay.repo.sync.CheckoutLanding;
import dev.relay.repo.workspace.RepositoryId;

/** Where what was approved lands: on the remotes, or, for a settled conflict, in its checkout. */
record Way(Books books, Publisher publisher, CheckoutLanding checkouts) {
  boolean isToCheckout(Task task) {
    return books.merges().of(task.id()).isPresent();
  }

  Landing land(Lease lease, Task task, Approved approved) {
    var merge = books.merges().of(task.id());
    if (merge.isPresent()) {
      return checkouts.land(approved, merge.get().ref());
    }
    try {
      return publisher.publish(approved, lease.epoch(), new LandingProgress(books, lease));
    } catch (Superseded e) {
      throw new LeaseLost(lease);
    }
  }

  void tested(Approved approved, RepositoryId repository, Sha head) {
    publisher.tested(approved, repository, head);
  }
}
