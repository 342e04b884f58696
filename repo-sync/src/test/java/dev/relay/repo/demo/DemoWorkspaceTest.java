package dev.relay.repo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Grep;
import dev.relay.repo.git.GrepQuery;
import dev.relay.repo.git.Repos;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.graph.GraphKit;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorkspaceTest {
  private static final Pattern PLACE = Pattern.compile("(?i)user[_-]?name");

  @TempDir Path dir;
  Repos repos;
  DemoWorkspace demo;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    demo = new DemoWorkspace(repos.git(), dir.resolve("demo"), dir.resolve("workspaces"));
  }

  @Test
  void namesTheFieldInExactlyFourteenPlaces() {
    var query = new GrepQuery("user[_-]?name", true, true, List.of(), 100);
    var perRepository = new ArrayList<Integer>();
    for (var repository : create().repositories()) {
      var head = repos.mirrors().refresh(repository);
      var hits = new Grep(repos.git()).grep(repos.mirrors().gitDir(repository), head, query).hits();
      perRepository.add(
          hits.stream().mapToInt(hit -> (int) PLACE.matcher(hit.text()).results().count()).sum());
    }
    assertThat(perRepository).containsExactly(6, 5, 3);
  }

  @Test
  void hasHistoryAndIgnoresWhatBuildsMake() {
    for (var repository : create().repositories()) {
      var bare = dir.resolve("demo/" + repository.id() + ".git");
      assertThat(Repos.run(bare, "rev-list", "--count", "main")).isIn("2", "3");
      assertThat(Repos.run(bare, "ls-tree", "--name-only", "main")).contains(".gitignore");
      assertThat(Repos.run(bare, "fsck", "--strict")).isEmpty();
    }
  }

  @Test
  void dependsAsItsManifestsSay() {
    var workspace = create();
    workspace.repositories().forEach(repos.mirrors()::refresh);

    try (var kit = new GraphKit(repos)) {
      var graph = kit.graphs().of(workspace);

      assertThat(graph.edges())
          .extracting(Edge::from, Edge::to, Edge::kind)
          .extracting(Object::toString)
          .containsExactlyInAnyOrder(
              "(backend, shared-api, \"maven\")", "(frontend, shared-api, \"npm\")");
      assertThat(graph.levels().toString()).isEqualTo("[[shared-api], [backend, frontend]]");
    }
  }

  @Test
  void keepsWhatHasLandedWhenItIsMadeAgain() {
    var workspace = create();
    var shared = workspace.repository("shared-api");
    var bare = dir.resolve("demo/" + shared.id() + ".git");
    var before = Repos.run(bare, "rev-parse", "main");
    var landed = Repos.run(bare, "commit-tree", "-p", "main", "-m", "landed", "main^{tree}");
    Repos.run(bare, "update-ref", "refs/heads/main", landed);
    Repos.run(dir.resolve("demo/backend.git"), "update-ref", "-d", "refs/heads/main");

    assertThat(create()).isEqualTo(workspace);

    assertThat(Repos.run(bare, "rev-parse", "main")).isEqualTo(landed).isNotEqualTo(before);
    assertThat(head(workspace.repository("backend"))).isNotEmpty();
  }

  private Workspace create() {
    return WorkspaceFile.parse(Repos.read(demo.create(dir.resolve("to'ols"))));
  }

  private String head(Repository repository) {
    return Repos.run(dir.resolve("demo/" + repository.id() + ".git"), "rev-parse", "main");
  }
}
