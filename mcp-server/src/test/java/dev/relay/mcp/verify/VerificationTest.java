package dev.relay.mcp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.codemod.CodemodAgent;
import dev.relay.mcp.sandbox.BubblewrapSandbox;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.verify.Verification.Plan;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.demo.DemoWorkspace;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Export;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.WorkspaceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo's repositories, really built and tested against each other, without the network. */
@Timeout(120)
class VerificationTest {
  private static final RepositoryId API = new RepositoryId("shared-api");
  private static final Path TOOLS =
      Path.of("../web-frontend/node_modules/.bin").toAbsolutePath().normalize();

  @TempDir Path dir;
  private final Map<String, TestRun> runs = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Repos repos;
  private final List<Site> sites = new ArrayList<>();

  @BeforeEach
  void makeTrees() throws Exception {
    repos = new Repos(dir);
    var file =
        new DemoWorkspace(repos.git(), dir.resolve("remotes"), dir.resolve("workspaces"))
            .create(TOOLS);
    for (var repository : WorkspaceFile.parse(Files.readString(file)).repositories()) {
      var needs = repository.id().equals(API) ? List.<RepositoryId>of() : List.of(API);
      var tree = repos.tree("t", repository);
      sites.add(new Site(repository, tree.gitDir(), tree.base(), true, true, needs));
    }
  }

  private void rename(List<Site> some) {
    var trees = some.stream().map(this::tree).toList();
    new CodemodAgent(new Grep(repos.git()), new Contents(repos.git()))
        .work(new Assignment("t", "rename userName to displayName", trees, () -> null), _ -> {});
  }

  private TaskTree tree(Site site) {
    return repos.trees().open("t", site.repository().id()).orElseThrow();
  }

  private Site snapshot(Site site) {
    return new Site(
        site.repository(),
        site.gitDir(),
        repos.trees().snapshot(tree(site)),
        site.changed(),
        site.tested(),
        site.dependencies());
  }

  private void verify(List<Site> some) throws InterruptedException {
    var local = Path.of(System.getProperty("user.home"), ".m2", "repository");
    var toolchain =
        new Toolchain(System.getenv(), List.of(Objects.requireNonNull(TOOLS.getParent())));
    var sandboxes =
        new Sandboxes(List.of(new ProcessSandbox(), new BubblewrapSandbox(dir.resolve("home"))));
    new Verification(
            sandboxes,
            toolchain,
            List.of(new NpmSiblings(), new MavenSiblings(local)),
            new Export(repos.git()))
        .run(
            new Plan(dir.resolve("scratch"), some.stream().map(this::snapshot).toList(), false),
            listener());
  }

  private Verification.Listener listener() {
    return new Verification.Listener() {
      @Override
      public void started(Repository repository, String command) {
        assertThat(runs).doesNotContainKey(repository.id().name());
      }

      @Override
      public void finished(Repository repository, TestRun run) {
        runs.put(repository.id().name(), run);
      }

      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }

      @Override
      public void refused(String sentence) {
        notes.add(sentence);
      }
    };
  }

  private List<Site> maven() {
    return sites.stream().filter(s -> !s.repository().id().name().equals("frontend")).toList();
  }

  @Test
  void testsMavenRepositoriesAgainstTheirChangedSiblings() throws Exception {
    rename(maven());
    verify(maven());
    assertThat(runs).containsOnlyKeys("shared-api", "backend");
    assertThat(runs.values())
        .allSatisfy(run -> {
          assertThat(run.ok()).as(run.output()).isTrue();
          assertThat(Objects.requireNonNull(run.counts()).passed()).isPositive();
        });
    assertThat(dir.resolve("scratch")).as("copies are kept no longer than needed").doesNotExist();
    assertThat(sites).noneMatch(site -> Files.exists(tree(site).path().resolve("target")));
  }

  @Test
  void aBuildCannotLeadWhatComesAfterItOutOfItsSandbox() throws Exception {
    Assumptions.assumeTrue(new BubblewrapSandbox(dir).probe().works(), "needs bubblewrap");
    var outside = Files.createDirectory(dir.resolve("outside"));
    var evil = "ln -s %1$s ../../m2; ln -s %1$s ../web/node_modules; exit 0".formatted(outside);
    var files = Map.of("package.json", "{\"name\":\"planted\"}");
    var web = Map.of("package.json", "{\"name\":\"web\",\"dependencies\":{\"planted\":\"*\"}}");
    var java =
        Map.of(
            "pom.xml",
            "<project><groupId>g</groupId><artifactId>a</artifactId>"
                + "<modules><module>.</module></modules></project>");
    verify(
        List.of(
            site("planted", files, evil),
            site("web", web, "true"),
            site("java", java, "touch ../../m2/planted")));
    assertThat(outside).isEmptyDirectory();
    assertThat(Objects.requireNonNull(runs.get("web")).ok()).isTrue();
  }

  /** A pipe in its place would never end, and a link leads anywhere. */
  @Test
  void readsNoManifestThroughALink() throws Exception {
    var outside = dir.resolve("outside.json");
    Files.writeString(outside, "{\"name\":\"planted\",\"dependencies\":{\"lib\":\"*\"}}");
    var lib = site("lib", Map.of("package.json", "{\"name\":\"lib\"}"), "true");
    var web = site("web", Map.of("a.txt", "a"), "test ! -e node_modules");
    Files.createSymbolicLink(tree(web).path().resolve("package.json"), outside);
    verify(List.of(lib, web));
    assertThat(Objects.requireNonNull(runs.get("web")).ok()).isTrue();
  }

  private Site site(String name, Map<String, String> files, String verify) {
    var made = repos.remote(name, files);
    var repository =
        new Repository(
            made.id(), made.url(), "main", verify, List.of(), made.syncStrategy(), false);
    var tree = repos.tree("t", repository);
    return new Site(repository, tree.gitDir(), tree.base(), true, true, List.of());
  }

  @Test
  void failsADependentThatTheChangeBreaks() throws Exception {
    rename(List.of(sites.getFirst()));
    verify(maven());
    assertThat(Objects.requireNonNull(runs.get("shared-api")).ok()).isTrue();
    var backend = Objects.requireNonNull(runs.get("backend"));
    assertThat(backend.ok()).isFalse();
    assertThat(backend.sentence("backend")).startsWith("backend: the tests");
  }

  @Test
  void testsNodeRepositoriesAgainstTheirChangedSiblings() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(TOOLS.resolve("tsc")), "needs tsc: run npm ci in web-frontend");
    rename(sites);
    verify(sites);
    var run = Objects.requireNonNull(runs.get("frontend"));
    assertThat(run.ok()).as(run.output()).isTrue();
    assertThat(Objects.requireNonNull(run.counts()).passed()).isPositive();
  }
}
