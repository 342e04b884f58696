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

/** Remotes on this machine: there is nobody to open a pull request with, so Relay merges itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class LocalHost implements DirectHost {
  private final Remotes remotes;

  public LocalHost(Remotes remotes) {
    this.remotes = remotes;
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return url.isLocal();
  }

  @Override
  public Standing standing(Proposal proposal) {
    var head = remotes.head(proposal);
    if (head.equals(proposal.base())) {
      return new Standing.Ready();
    }
    if (!remotes.contains(proposal, head)) {
      return new Standing.Moved(head);
    }
    if (remotes.branch(proposal).isPresent()) {
      remotes.deleteBranch(proposal);
    }
    return new Standing.Arrived(commit(proposal));
  }

  @Override
  public Landing.Commit land(Proposal proposal, Sha onto) {
    remotes.pushBranch(proposal);
    remotes.moveTarget(proposal, onto);
    remotes.deleteBranch(proposal);
    return commit(proposal);
  }

  private static Landing.Commit commit(Proposal proposal) {
    return new Landing.Commit(
        proposal.repository().id(), proposal.commit(), proposal.repository().branch(), true, null);
  }
}
