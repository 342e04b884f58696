package dev.relay.repo.host;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.DirectHost;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Proposal;
import dev.relay.repo.publish.Remotes;
import dev.relay.repo.publish.Standing;
import dev.relay.repo.workspace.RemoteUrl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Any remote that no other host knows: the branch is pushed, and opening and merging a pull request
 * is left to whoever looks after it there.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public final class BranchHost implements DirectHost {
  private final Remotes remotes;

  public BranchHost(Remotes remotes) {
    this.remotes = remotes;
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return true;
  }

  @Override
  public Standing standing(Proposal proposal) {
    var head = remotes.head(proposal);
    if (remotes.contains(proposal, head)) {
      return new Standing.Arrived(commit(proposal, proposal.repository().branch(), true));
    }
    if (remotes.branch(proposal).filter(proposal.commit()::equals).isPresent()) {
      return new Standing.Arrived(commit(proposal, proposal.branch(), false));
    }
    return head.equals(proposal.base()) ? new Standing.Ready() : new Standing.Moved(head);
  }

  @Override
  public Landing.Commit land(Proposal proposal, Sha onto) {
    remotes.pushBranch(proposal);
    return commit(proposal, proposal.branch(), false);
  }

  private static Landing.Commit commit(Proposal proposal, String branch, boolean merged) {
    return new Landing.Commit(proposal.repository().id(), proposal.commit(), branch, merged, null);
  }
}
