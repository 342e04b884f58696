package dev.relay.repo.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.publish.DirectHost;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Remotes;
import org.junit.jupiter.api.Test;

/** Merging is left to whoever looks after it there. */
class BranchHostTest extends DirectHostContract {
  @Override
  DirectHost host(Remotes remotes) {
    return new BranchHost(remotes);
  }

  @Override
  String branch() {
    return "relay/t9";
  }

  @Test
  void leavesTheTargetBranchAlone() {
    var before = repos.head(backend);
    Landing.Commit landed = host.land(proposal, proposal.base());
    assertThat(landed.merged()).isFalse();
    assertThat(repos.head(backend)).isEqualTo(before);
  }
}
