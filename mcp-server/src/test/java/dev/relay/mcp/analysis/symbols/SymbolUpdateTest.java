package dev.relay.mcp.analysis.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolUpdateTest {
  @TempDir private Path dir;
  private Repos repos;
  private Repository repository;

  @BeforeEach
  void make() {
    repos = new Repos(dir);
    repository =
        repos.remote("code", Map.of("A.java", "class A {}\n", "b.py", "def b():\n  A()\n"));
  }

  private List<String> names(SymbolsKit kit, String pattern) {
    return kit
        .symbols()
        .definitions(List.of(repository), SymbolPattern.of(pattern), Set.of(), 0, 50)
        .hits()
        .stream()
        .map(hit -> hit.path() + ":" + hit.name())
        .toList();
  }

  @Test
  void followsWhatIsFetched() {
    try (var kit = new SymbolsKit(repos, dir.resolve("index"))) {
      assertThat(names(kit, "*")).containsExactlyInAnyOrder("A.java:A", "b.py:b");
      repos.commit(repository, "more", Map.of("c.go", "package c\nfunc C() {}\n"));
      repos.mirrors().refresh(repository);
      assertThat(names(kit, "*")).containsExactlyInAnyOrder("A.java:A", "b.py:b", "c.go:C");
      repos.commit(repository, "other", Map.of("A.java", "class Z {}\n"));
      repos.mirrors().refresh(repository);
      assertThat(names(kit, "*")).containsExactlyInAnyOrder("A.java:Z", "b.py:b", "c.go:C");
    }
  }

  @Test
  void forgetsABranchThatIsNoMore() {
    try (var kit = new SymbolsKit(repos, dir.resolve("index"))) {
      assertThat(names(kit, "*")).hasSize(2);
      var mirror = repos.mirrors().gitDir(repository);
      repos.git().run(GitCall.in(mirror, "update-ref", "-d", "refs/heads/main"));
      var isThere = kit.work().want(new Branch(mirror, "main"));
      assertThat(isThere.orTimeout(60, TimeUnit.SECONDS).join()).isFalse();
      assertThat(kit.files()).isZero();
    }
  }

  @Test
  void parsesNoBlobAgain() throws Exception {
    var kit = new SymbolsKit(repos, dir.resolve("index"));
    try {
      assertThat(names(kit, "*")).hasSize(2);
      kit = kit.again();
      assertThat(names(kit, "*")).hasSize(2);
      assertThat(kit.worker().isRunning()).isFalse();
      Files.createDirectories(repos.work("code").resolve("moved"));
      Files.move(repos.work("code").resolve("b.py"), repos.work("code").resolve("moved/b.py"));
      repos.push(repository, "moved");
      repos.mirrors().refresh(repository);
      assertThat(names(kit, "*")).containsExactlyInAnyOrder("A.java:A", "moved/b.py:b");
      assertThat(kit.worker().isRunning()).isFalse();
    } finally {
      kit.close();
    }
  }

  @Test
  void buildsAgainWhatIsBroken() throws Exception {
    var kit = new SymbolsKit(repos, dir.resolve("index"));
    try {
      assertThat(names(kit, "A")).hasSize(1);
      kit.close();
      try (var files = Files.list(dir.resolve("index/symbols"))) {
        for (var file : files.toList()) {
          Files.writeString(file, "broken");
        }
      }
      kit = kit.again();
      assertThat(names(kit, "A")).hasSize(1);
    } finally {
      kit.close();
    }
  }
}
