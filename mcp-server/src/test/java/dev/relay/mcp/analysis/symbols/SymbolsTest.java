package dev.relay.mcp.analysis.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.relay.mcp.analysis.symbols.parse.Kind;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolsTest {
  private static final String USER =
      """
      package com.acme.api;

      public record User(String userName) {
        public String greeting() {
          return "Hi " + userName;
        }
      }
      """;
  private static final String PAGE =
      """
      package com.acme.backend;

      import com.acme.api.User;

      class Page {
        String welcome(User user) {
          return user.greeting();
        }
      }
      """;
  private static final String OTHER =
      """
      package com.other;

      class User {
        String greeting() {
          return "Yo";
        }

        String twice() {
          return greeting() + greeting();
        }
      }
      """;

  private static Repos repos;
  private static SymbolsKit kit;
  private static Workspace workspace;

  @BeforeAll
  static void read(@TempDir Path dir) {
    repos = new Repos(dir);
    workspace =
        new Workspace(
            "shop",
            List.of(
                repos.remote(
                    "api",
                    Map.of(
                        "src/User.java", USER,
                        "api.yaml", "properties:\n  userName: string\n",
                        "big.java", "class Big {}\n" + " ".repeat(2 << 20),
                        "odd.java", "class Odd {}\0",
                        "schema.sql", "select user_name from users;\n")),
                repos.remote("backend", Map.of("src/Page.java", PAGE)),
                repos.remote("other", Map.of("src/User.java", OTHER, "u.ts", "greeting();\n"))),
            Map.of(new RepositoryId("backend"), List.of(new RepositoryId("api"))),
            List.of());
    kit = new SymbolsKit(repos, dir.resolve("index"));
  }

  @AfterAll
  static void stop() {
    kit.close();
  }

  private static Repository repository(String name) {
    return workspace.repository(name);
  }

  private static SymbolQuery query(String symbol, @Nullable String definedIn, boolean spellings) {
    return new SymbolQuery(
        workspace,
        workspace.repositories(),
        SymbolPattern.of(symbol),
        definedIn == null ? null : new RepositoryId(definedIn),
        spellings,
        0,
        50);
  }

  private static Found<Defined> definitions(String symbol, Kind... kinds) {
    return kit.symbols()
        .definitions(workspace.repositories(), SymbolPattern.of(symbol), Set.of(kinds), 0, 50);
  }

  @Test
  void findsDefinitionsInAllRepositories() {
    var found = definitions("User");
    assertThat(found.hits())
        .extracting(Defined::repository, Defined::path, Defined::line, Defined::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("api", "src/User.java", 3, "class"),
            org.assertj.core.groups.Tuple.tuple("other", "src/User.java", 3, "class"));
    assertThat(found.hits().getFirst())
        .satisfies(user -> {
          assertThat(user.signature()).isEqualTo("public record User(String userName)");
          assertThat(user.container()).isEqualTo("com.acme.api");
          assertThat(user.endLine()).isEqualTo(7);
        });
    assertThat(found.notes()).isEmpty();
  }

  @Test
  void findsThemByPatternContainerKindAndInAnyCase() {
    assertThat(definitions("gree*").total()).isEqualTo(2);
    assertThat(definitions("user").total()).isEqualTo(2);
    assertThat(definitions("other.User.greeting()").hits())
        .extracting(Defined::repository)
        .containsExactly("other");
    assertThat(definitions("*", Kind.FIELD).hits())
        .extracting(Defined::name)
        .containsExactly("userName");
    assertThat(definitions("nothing").hits()).isEmpty();
    assertThat(definitions("a.*+b(").hits()).isEmpty();
  }

  @Test
  void givesPages() {
    var all = workspace.repositories();
    var first = kit.symbols().definitions(all, SymbolPattern.of("User"), Set.of(), 0, 1);
    assertThat(first.hits()).hasSize(1);
    assertThat(first.total()).isEqualTo(2);
    assertThat(first.next()).isEqualTo(1);
    var second = kit.symbols().definitions(all, SymbolPattern.of("User"), Set.of(), 1, 1);
    assertThat(second.hits()).extracting(Defined::repository).containsExactly("other");
    assertThat(second.next()).isEqualTo(-1);
  }

  @Test
  void ranksReferencesByHowSureItIs() {
    var found = kit.symbols().references(query("User", "api", false));
    var confidences =
        found.hits().stream()
            .filter(used -> used.repository().equals("backend"))
            .collect(Collectors.toMap(Used::line, Used::reason));
    assertThat(confidences).containsOnly(entry(3, "imports it"), entry(6, "imports it"));
    assertThat(found.hits().getFirst().within()).isEmpty();
    assertThat(found.hits())
        .filteredOn(used -> used.line() == 6)
        .extracting(Used::within)
        .containsExactly("Page.welcome");
  }

  @Test
  void tellsSymbolsOfOneNameApart() {
    var ofApi = kit.symbols().references(query("greeting", "api", false)).hits();
    assertThat(ofApi.getFirst().repository()).isEqualTo("backend");
    assertThat(ofApi)
        .filteredOn(used -> used.path().equals("src/User.java"))
        .allSatisfy(used -> {
          assertThat(used.confidence()).isLessThan(0.3);
          assertThat(used.reason()).isEqualTo("rather another one of this name");
        });
    assertThat(ofApi)
        .filteredOn(used -> used.path().equals("u.ts"))
        .allSatisfy(used -> assertThat(used.confidence()).isLessThan(0.3));
  }

  @Test
  void findsCallersByTheDefinitionAroundTheCall() {
    var callers = kit.symbols().callers(query("User.greeting", null, false)).hits();
    assertThat(callers)
        .extracting(Calling::name, Calling::calls)
        .contains(
            org.assertj.core.groups.Tuple.tuple("User.twice", List.of(9)),
            org.assertj.core.groups.Tuple.tuple("Page.welcome", List.of(7)));
  }

  @Test
  void findsOtherSpellings() {
    var found = kit.symbols().references(query("userName", null, true)).hits();
    assertThat(found)
        .filteredOn(used -> used.use().equals("text"))
        .extracting(Used::path, Used::name)
        .contains(
            org.assertj.core.groups.Tuple.tuple("api.yaml", "userName"),
            org.assertj.core.groups.Tuple.tuple("schema.sql", "user_name"));
    assertThat(Spellings.of("userName"))
        .containsExactly("user_name", "user-name", "USER_NAME", "UserName");
    assertThat(Spellings.of("HTTPServer_port")).contains("http_server_port", "httpServerPort");
    assertThat(Spellings.of("user")).isEmpty();
  }

  @Test
  void outlinesAFileAtAnyCommit() {
    var api = repository("api");
    var head = repos.mirrors().head(api).orElseThrow();
    assertThat(kit.symbols().outline(api, head, "src/User.java"))
        .extracting(Defined::name)
        .containsExactly("User", "userName", "greeting");
    assertThat(kit.symbols().outline(api, head, "api.yaml")).isEmpty();
    assertThat(kit.symbols().outline(api, head, "big.java")).isEmpty();
    assertThatThrownBy(() -> kit.symbols().outline(api, head, "../x"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("There is no file");
  }
}
