package dev.relay.repo.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.DirectHost;
import dev.relay.repo.publish.Proposal;
import dev.relay.repo.publish.Remotes;
import dev.relay.repo.publish.Standing;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the merge train may expect of a host without pull requests. */
abstract class DirectHostContract {
  @TempDir Path dir;
  Repos repos;
  Repository backend;
  DirectHost host;
  Proposal proposal;

  abstract DirectHost host(Remotes remotes);

  /** Where the commit is to be found afterwards. */
  abstract String branch();

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    backend = repos.remote("backend", Map.of("a.txt", "userName\n"));
    host = host(new Remotes(repos.git(), repos.mirrors()));
    var work = repos.work("backend");
    Repos.write(work.resolve("a.txt"), "displayName\n");
    Repos.run(work, "commit", "-q", "-a", "-m", "Rename");
    proposal =
        new Proposal(
            backend,
            work.resolve(".git"),
            repos.head(backend),
            new Sha(Repos.run(work, "rev-parse", "HEAD")),
            "relay/t9",
            "Rename");
  }

  @Test
  void isReadyThenLandsThenHasArrived() {
    assertThat(host.standing(proposal)).isInstanceOf(Standing.Ready.class);

    var landed = host.land(proposal, proposal.base());

    assertThat(landed.sha()).isEqualTo(proposal.commit());
    assertThat(landed.branch()).isEqualTo(branch());
    assertThat(Repos.run(repos.bare("backend"), "rev-parse", branch()))
        .isEqualTo(proposal.commit().hex());
    assertThat(host.standing(proposal)).isEqualTo(new Standing.Arrived(landed));
  }

  @Test
  void landsAgainAfterACrashWithoutDoublingAnything() {
    var first = host.land(proposal, proposal.base());
    var again = host.standing(proposal);
    assertThat(again)
        .isInstanceOfSatisfying(
            Standing.Arrived.class, arrived -> assertThat(arrived.commit()).isEqualTo(first));
  }

  @Test
  void saysWhereTheBranchHasMoved() {
    Repos.run(repos.work("backend"), "branch", "-q", "kept");
    var head = repos.commit(backend, "meanwhile", Map.of("b.txt", "b\n"));
    assertThat(host.standing(proposal)).isEqualTo(new Standing.Moved(head));
  }
}
