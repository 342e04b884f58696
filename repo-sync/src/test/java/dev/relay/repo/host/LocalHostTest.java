package dev.relay.repo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Repos;
import dev.relay.repo.publish.DirectHost;
import dev.relay.repo.publish.Remotes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Relay merges itself, so it also sees to it that nobody is overwritten. */
class LocalHostTest extends DirectHostContract {
  @Override
  DirectHost host(Remotes remotes) {
    return new LocalHost(remotes);
  }

  @Override
  String branch() {
    return "main";
  }

  @Test
  void leavesTheBranchAloneWhenItMovedAtTheLastMoment() {
    host.standing(proposal);
    Repos.run(repos.work("backend"), "branch", "-q", "kept");
    var head = repos.commit(backend, "meanwhile", Map.of("b.txt", "b\n"));
    assertThatThrownBy(() -> host.land(proposal, proposal.base()))
        .isInstanceOfSatisfying(
            GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.REJECTED));
    assertThat(repos.head(backend)).isEqualTo(head);
  }
}
