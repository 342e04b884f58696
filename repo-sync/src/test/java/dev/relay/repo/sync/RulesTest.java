package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncRule;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private static final RepositoryId FRONTEND = new RepositoryId("frontend");

  @TempDir Path dir;
  Desk desk;
  private final Told told = new Told();

  /** Says what it was told; can die in the middle. */
  private static final class Told implements RuleActions {
    final List<String> calls = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    boolean dies;

    @Override
    public String updateDependents(Firing firing, List<RepositoryId> dependents) {
      return note("update " + dependents, firing);
    }

    @Override
    public String inform(Firing firing, List<RepositoryId> informed) {
      return note("inform " + informed, firing);
    }

    @Override
    public String leave(Workspace workspace, SyncResult.Conflicted conflict) {
      calls.add("leave " + conflict.repository());
      return "Left " + conflict.repository() + ".";
    }

    private String note(String call, Firing firing) {
      calls.add(call + " " + firing.from().brief() + ".." + firing.to().brief());
      ids.add(firing.id());
      if (dies) {
        throw new IllegalStateException("killed here");
      }
      return "Did " + call + ".";
    }
  }

  @BeforeEach
  void open() {
    desk = new Desk(dir);
  }

  @Test
  void followsARuleOnceWhenItsBranchMoved() {
    var rule = new SyncRule("backend:main", "update_dependents", List.of(FRONTEND));
    assertThat(sync(rule).rules()).isEmpty();
    assertThat(sync(rule).rules()).isEmpty();
    var from = desk.repos.head(desk.backend);
    var to = desk.upstream(Map.of("a.txt", "2\n"));

    assertThat(sync(rule).rules())
        .containsExactly("Did update [frontend].", "Did inform [frontend].");
    assertThat(sync(rule).rules()).isEmpty();

    assertThat(told.calls)
        .containsExactly(
            move("update [frontend] ", from, to), move("inform [frontend] ", from, to));
  }

  @Test
  void followsItAgainWithTheSameIdAfterACrash() {
    var rule = new SyncRule("backend", "notify", List.of(FRONTEND));
    sync(rule);
    desk.upstream(Map.of("a.txt", "2\n"));
    told.dies = true;
    try {
      sync(rule);
    } catch (IllegalStateException e) {
      told.dies = false;
    }

    assertThat(sync(rule).rules()).containsExactly("Did inform [frontend].");
    assertThat(told.ids).hasSize(2);
    assertThat(told.ids.getFirst()).isEqualTo(told.ids.getLast());
  }

  @Test
  void saysWhichActionsThereAre() {
    var rule = new SyncRule("backend:main", "dance", List.of());
    sync(rule);
    desk.upstream(Map.of("a.txt", "2\n"));

    assertThat(sync(rule).rules())
        .containsExactly(
            "The sync rule for backend:main asks for 'dance'; use update_dependents or notify.");
  }

  private static String move(String what, Sha from, Sha to) {
    return what + from.brief() + ".." + to.brief();
  }

  private SyncReport sync(SyncRule rule) {
    var workspace =
        new Workspace(desk.workspace().name(), List.of(desk.backend), Map.of(), List.of(rule));
    var dependencies =
        new Dependencies() {
          @Override
          public List<List<RepositoryId>> levels(Workspace of) {
            return List.of();
          }

          @Override
          public List<RepositoryId> dependents(Workspace of, RepositoryId repository) {
            return List.of(FRONTEND);
          }
        };
    var sync =
        new Sync(
            desk.repos.git(),
            desk.repos.mirrors(),
            dir.resolve("checkouts"),
            desk.database,
            InstantSource.system(),
            new Sync.Ports(dependencies, LockFiles.NONE, Optional.empty(), Optional.of(told)));
    return sync.sync(SyncRequest.of(workspace, List.of(desk.backend)), SyncListener.NONE);
  }
}
