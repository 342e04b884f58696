package dev.relay.repo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyGraphsTest {
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.acme</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>
        <properties><theirs>com.acme</theirs></properties>
        <dependencies>
          <dependency>
            <groupId>${theirs}</groupId>
            <artifactId>%s</artifactId>
          </dependency>
        </dependencies>
      </project>
      """;

  @TempDir Path dir;
  Repos repos;
  GraphKit kit;
  Repository api;
  Repository backend;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    kit = new GraphKit(repos);
    api =
        repos.remote(
            "api",
            Map.of(
                "lib/pom.xml",
                POM.formatted("api", "else"),
                "package.json",
                "{\"name\":\"@a/api\"}"));
    backend = repos.remote("backend", Map.of("pom.xml", POM.formatted("backend", "api")));
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void detectsWithEvidenceAndFollowsTheHead() {
    var web =
        repos.remote(
            "web",
            Map.of(
                "package.json",
                "{\n  \"name\": \"web\",\n  \"devDependencies\": {\n    \"left\": \"1\",\n    \"@a/api\": \"file:../api\"\n  }\n}"));
    var workspace = repos.workspace(api, backend, web);
    assertThat(kit.graphs().of(workspace).edges()).isEmpty();
    fetch(workspace);

    assertThat(kit.graphs().of(workspace).edges())
        .containsExactly(
            edge(backend, api, new Reason("maven", "pom.xml:10", 0.9, "com.acme:api")),
            edge(web, api, new Reason("npm", "package.json:5", 0.9, "@a/api")));

    repos.commit(backend, "drop it", Map.of("pom.xml", POM.formatted("backend", "other")));
    repos.mirrors().refresh(backend);
    assertThat(kit.graphs().of(workspace).edges()).hasSize(1);
  }

  @Test
  void keepsAllReasonsOfAnEdge() {
    repos.commit(
        backend,
        "more",
        Map.of(
            "package.json",
            "{\"dependencies\": {\"@a/api\": \"1\"}}",
            ".github/workflows/ci.yml",
            "jobs: {a: {steps: [{uses: '%s@v1'}]}}".formatted(path(api))));
    var workspace = repos.workspace(api, backend);
    fetch(workspace);

    var edges = kit.graphs().of(workspace).edges();

    assertThat(edges).hasSize(1);
    assertThat(edges.getFirst().reasons()).extracting(Reason::kind).containsExactly("maven", "npm");
  }

  @Test
  void declaredEdgesWinAndUnknownNamesBecomeNotes() {
    fetch(repos.workspace(api, backend));
    var declaring =
        new Repository(
            backend.id(),
            backend.url(),
            "main",
            null,
            List.of(api.id(), new RepositoryId("database")),
            backend.syncStrategy(),
            true);
    var workspace =
        new Workspace(
            "w",
            List.of(api, declaring),
            Map.of(api.id(), List.of(new RepositoryId("docs"))),
            List.of());

    var graph = kit.graphs().of(workspace);

    assertThat(graph.edges()).hasSize(1);
    assertThat(graph.edges().getFirst().kind()).isEqualTo("declared");
    assertThat(graph.edges().getFirst().confidence()).isEqualTo(1);
    assertThat(graph.edges().getFirst().evidence()).isEqualTo("w.yaml:11");
    assertThat(WorkspaceFile.write(workspace).lines().skip(10).findFirst())
        .contains("    dependencies: [\"api\", \"database\"]");
    assertThat(graph.edges().getFirst().reasons())
        .extracting(Reason::kind)
        .containsExactly("declared", "maven");
    assertThat(graph.notes())
        .containsExactly(
            "backend depends on database; database is not in this workspace.",
            "api depends on docs; docs is not in this workspace.");
  }

  @Test
  void whatIsDeclaredTheOtherWayRoundWins() {
    fetch(repos.workspace(api, backend));
    var workspace =
        new Workspace(
            "w", List.of(api, backend), Map.of(api.id(), List.of(backend.id())), List.of());

    var graph = kit.graphs().of(workspace);

    assertThat(graph.edges()).extracting(Edge::from).containsExactly(api.id());
    assertThat(graph.cycles()).isEmpty();
    assertThat(graph.notes())
        .containsExactly(
            "backend uses com.acme:api of api (pom.xml:10), but the workspace declares the opposite,"
                + " and that wins.");
  }

  @Test
  void findsAndShowsCircles() {
    repos.commit(api, "use it", Map.of("lib/pom.xml", POM.formatted("api", "backend")));
    var workspace = repos.workspace(api, backend);
    fetch(workspace);

    var graph = kit.graphs().of(workspace);

    assertThat(graph.cycles()).containsExactly(List.of(api.id(), backend.id()));
    assertThat(graph.levels()).containsExactly(List.of(api.id(), backend.id()));
    assertThat(graph.notes())
        .containsExactly(
            "These depend on each other in a circle and land side by side: api uses backend"
                + " (lib/pom.xml:10), backend uses api (pom.xml:10).");
  }

  @Test
  void fillsInWhatManifestsAboveDefine() {
    repos.commit(
        api,
        "gradle",
        Map.of(
            "settings.gradle", "rootProject.name = 'root'\ninclude 'client'\n",
            "gradle.properties", "group=com.acme.api\n"));
    repos.commit(
        backend,
        "modules",
        Map.of(
            "pom.xml",
                "<project><groupId>x</groupId><artifactId>all</artifactId><properties><their.group>com.acme.api</their.group></properties></project>",
            "app/pom.xml",
                "<project><artifactId>app</artifactId><dependencies><dependency><groupId>${their.group}</groupId><artifactId>client</artifactId></dependency></dependencies></project>"));
    var workspace = repos.workspace(api, backend);
    fetch(workspace);

    assertThat(kit.graphs().of(workspace).edges())
        .containsExactly(
            edge(backend, api, new Reason("maven", "app/pom.xml:1", 0.9, "com.acme.api:client")));
  }

  @Test
  void findsTheRepositoryBehindAnAddress() {
    repos.commit(
        backend,
        "submodule",
        Map.of(".gitmodules", "[submodule \"a\"]\n\turl = ../api.git\n", "pom.xml", "<project/>"));
    var workspace = repos.workspace(api, backend);
    fetch(workspace);

    var edge = kit.graphs().of(workspace).edges().getFirst();

    assertThat(edge.kind() + " " + edge.evidence()).isEqualTo("submodule .gitmodules:2");
  }

  @Test
  void takesCopiesOfWhatOthersMakeForUses() {
    repos.commit(api, "proto", Map.of("proto/user.proto", "package acme.user.v1;\n"));
    repos.commit(
        backend,
        "copy",
        Map.of("third_party/user.proto", "package acme.user.v1;\n", "pom.xml", "<project/>"));
    var workspace = repos.workspace(backend, api);
    fetch(workspace);

    var graph = kit.graphs().of(workspace);

    assertThat(graph.edges())
        .containsExactly(
            edge(
                backend,
                api,
                new Reason("proto", "third_party/user.proto:1", 0.6, "acme.user.v1")));
    assertThat(graph.notes()).isEmpty();
  }

  @Test
  void passesOverWhatItCannotReadAndSaysSo() {
    var odd =
        repos.remote(
            "odd",
            Map.ofEntries(
                Map.entry("pom.xml", "<project><artifactId>"),
                Map.entry(
                    "x/pom.xml",
                    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><project/>"),
                Map.entry("package.json", "[1"),
                Map.entry("a/package.json", "{\"name\": 7, \"dependencies\": [\"@a/api\"]}"),
                Map.entry("Cargo.toml", "a = " + "[".repeat(5000)),
                Map.entry("go.mod", "module x\n" + "// filler\n".repeat(120_000)),
                Map.entry(
                    "openapi.yaml",
                    "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"),
                Map.entry("src/test/resources/pom.xml", POM.formatted("x", "api")),
                Map.entry("node_modules/x/package.json", "{\"dependencies\":{\"@a/api\":\"1\"}}")));
    Repos.write(repos.work("odd").resolve("Dockerfile"), "FROM a/api\n");
    writeLatin1(repos.work("odd").resolve("setup.cfg"));
    repos.push(odd, "more");
    var workspace = repos.workspace(api, odd);
    fetch(workspace);

    var graph = kit.graphs().of(workspace);

    assertThat(graph.edges()).extracting(Edge::kind).containsExactly("docker");
    assertThat(graph.notes())
        .containsExactlyInAnyOrder(
            "odd: Cargo.toml was passed over: it is nested too deeply.",
            "odd: go.mod was passed over: it is larger than 1 MB.",
            "odd: openapi.yaml was passed over: its aliases grow to more than can be read.",
            "odd: package.json was passed over: it is no JSON object.",
            "odd: pom.xml was passed over: it is no Maven project file.",
            "odd: setup.cfg was passed over: it is no UTF-8 text.",
            "odd: x/pom.xml was passed over: it has a DOCTYPE, which no project file needs.");
  }

  @Test
  void anUnchangedManifestIsNeverReadAgain() {
    var workspace = repos.workspace(api, backend);
    fetch(workspace);
    var git = new CountingGit(repos.git());
    var first = kit.restarted(git).of(workspace);
    assertThat(git.asked())
        .containsOnlyOnce("read lib/pom.xml", "read pom.xml", "read package.json");

    assertThat(kit.graphs().of(workspace)).isSameAs(first);
    assertThat(git.asked()).isEmpty();

    var again = kit.restarted(git).of(workspace);
    assertThat(git.asked()).isEmpty();
    assertThat(again.edges()).isEqualTo(first.edges());

    repos.commit(backend, "something else", Map.of("README.md", "hello"));
    repos.mirrors().refresh(backend);
    kit.restarted(git).of(workspace);
    assertThat(git.asked()).containsExactly("files");

    repos.commit(backend, "one of two", Map.of("sub/pom.xml", POM.formatted("sub", "api")));
    repos.mirrors().refresh(backend);
    assertThat(kit.graphs().of(workspace).edges().getFirst().reasons()).hasSize(2);
    assertThat(git.asked()).containsExactly("files", "read sub/pom.xml");
  }

  @Test
  void twoWorkspacesWithTheSameRepositoryShareItsMirrorAndItsManifests() {
    fetch(repos.workspace(api, backend));
    var git = new CountingGit(repos.git());
    kit.restarted(git).of(repos.workspace(api, backend));
    git.asked();
    var other = Repository.of(new RepositoryId("other-name"), api.url(), "main");
    var second = new Workspace("second", List.of(other, backend), Map.of(), List.of());

    var graph = kit.graphs().of(second);

    assertThat(git.asked()).isEmpty();
    assertThat(graph.edges()).extracting(Edge::to).containsExactly(other.id());
    assertThat(repos.mirrors().gitDir(other)).isEqualTo(repos.mirrors().gitDir(api));
  }

  @Test
  void aNewVersionOfAReaderReadsAnew() {
    var workspace = repos.workspace(api, backend);
    fetch(workspace);
    kit.graphs().of(workspace);
    var git = new CountingGit(repos.git());
    var changed =
        new ManifestReader() {
          @Override
          public String kind() {
            return "maven";
          }

          @Override
          public int version() {
            return 99;
          }

          @Override
          public boolean reads(String path) {
            return path.endsWith("pom.xml");
          }

          @Override
          public Manifest read(String path, byte[] content) {
            return Manifest.NOTHING;
          }
        };

    var graphs =
        new DependencyGraphs(
            repos.mirrors(), new Manifests(new Contents(git), List.of(changed), kit.readings()));

    assertThat(graphs.of(workspace).edges()).isEmpty();
    assertThat(git.asked()).contains("read lib/pom.xml", "read pom.xml");
  }

  private void fetch(Workspace workspace) {
    workspace.repositories().forEach(repos.mirrors()::refresh);
  }

  private static Edge edge(Repository from, Repository to, Reason reason) {
    return new Edge(from.id(), to.id(), List.of(reason));
  }

  private static String path(Repository repository) {
    return new RemoteUrl(repository.url().value()).value().substring("file:///".length());
  }

  private static void writeLatin1(Path file) {
    try {
      java.nio.file.Files.write(
          file,
          "[metadata]\nname = \u00e4\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
