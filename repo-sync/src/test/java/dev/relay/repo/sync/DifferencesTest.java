package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.FileChange;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a diff of uncommitted changes runs of what is configured in the checkout. */
class DifferencesTest {
  @TempDir Path dir;
  Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(dir).open();
    desk.upstream(Map.of(".gitattributes", "*.big filter=large diff=evil\n"));
    desk.sync(dev.relay.repo.workspace.SyncMethod.FF_ONLY);
  }

  private Differences.Uncommitted uncommitted() {
    var git = desk.repos.git();
    return new Differences(git, desk.repos.mirrors(), new Diffs(git))
        .uncommitted(desk.backend, desk.checkout, null)
        .orElseThrow();
  }

  /** As git-lfs does it: without the filter every such file would look changed. */
  @Test
  void comparesWithTheFiltersThatTheDeveloperConfigured() {
    desk.git("config", "filter.large.clean", "sed s/real/pointer/");
    desk.commit("x.big", "real\n");
    desk.write("x.big", "real\n");
    assertThat(uncommitted().changed()).isEmpty();

    desk.write("x.big", "real\nreal\n");
    assertThat(uncommitted().patch()).hasValueSatisfying(p -> assertThat(p).contains("+pointer"));
  }

  @Test
  void runsNothingElse() {
    var ran = dir.resolve("ran");
    for (var key : new String[] {"diff.external", "diff.evil.textconv", "diff.evil.command"}) {
      desk.git("config", key, "touch " + ran + "; cat");
    }
    desk.git("config", "core.fsmonitor", "touch " + ran + "; false");
    desk.write("x.big", "1\n");
    desk.git("-c", "core.fsmonitor=false", "add", "-N", "x.big");

    assertThat(uncommitted().changed()).extracting(FileChange::path).containsExactly("x.big");

    assertThat(ran).doesNotExist();
  }
}
