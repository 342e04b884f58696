package dev.relay.repo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

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
  DependencyGraphs graphs;
  Repository api;
  Repository backend;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    try (var context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.relay.repo.manifest");
      context.refresh();
      var readers = List.copyOf(context.getBeansOfType(ManifestReader.class).values());
      graphs =
          new DependencyGraphs(repos.mirrors(), new Manifests(new Contents(repos.git()), readers));
    }
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

  @Test
  void detectsWithEvidenceAndFollowsTheHead() {
    var web =
        repos.remote(
            "web",
            Map.of(
                "package.json",
                "{\n  \"name\": \"web\",\n  \"devDependencies\": {\n    \"left\": \"1\",\n    \"@a/api\": \"file:../api\"\n  }\n}"));
    var workspace = repos.workspace(api, backend, web);
    assertThat(graphs.of(workspace).edges()).isEmpty();
    workspace.repositories().forEach(repos.mirrors()::refresh);

    assertThat(graphs.of(workspace).edges())
        .containsExactly(
            new Edge(backend.id(), api.id(), "maven", "pom.xml:10", 0.9),
            new Edge(web.id(), api.id(), "npm", "package.json:5", 0.9));

    repos.commit(backend, "drop it", Map.of("pom.xml", POM.formatted("backend", "other")));
    repos.mirrors().refresh(backend);
    assertThat(graphs.of(workspace).edges()).hasSize(1);
  }

  @Test
  void declaredEdgesWinAndUnknownNamesBecomeNotes() {
    repos.mirrors().refresh(api);
    repos.mirrors().refresh(backend);
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

    var graph = graphs.of(workspace);

    assertThat(graph.edges())
        .containsExactly(new Edge(backend.id(), api.id(), "declared", "dependencies", 1));
    assertThat(graph.notes())
        .containsExactly(
            "backend depends on database; database is not in this workspace.",
            "api depends on docs; docs is not in this workspace.");
  }

  @Test
  void passesOverWhatItCannotRead() {
    var odd =
        repos.remote(
            "odd",
            Map.of(
                "pom.xml", "<project><artifactId>",
                "package.json", "[1",
                "a/package.json", "{\"name\": 7, \"dependencies\": [\"@a/api\"]}",
                "src/test/resources/pom.xml", POM.formatted("x", "api"),
                "node_modules/x/package.json", "{\"dependencies\":{\"@a/api\":\"1\"}}"));
    var workspace = repos.workspace(api, odd);
    workspace.repositories().forEach(repos.mirrors()::refresh);

    var graph = graphs.of(workspace);

    assertThat(graph.edges()).isEmpty();
    assertThat(graph.notes())
        .containsExactly(
            "odd: package.json was passed over: it is no JSON object.",
            "odd: pom.xml was passed over: it is no Maven project file.");
  }
}
