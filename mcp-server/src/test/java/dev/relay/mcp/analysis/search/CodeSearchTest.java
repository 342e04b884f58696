package dev.relay.mcp.analysis.search;

import static dev.relay.mcp.analysis.search.Searching.in;
import static dev.relay.mcp.analysis.search.Searching.places;
import static dev.relay.mcp.analysis.search.Searching.regex;
import static dev.relay.mcp.analysis.search.Searching.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.Await;
import dev.relay.repo.git.CountingGit;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.Repos;
import dev.relay.repo.sync.Uncommitted;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CodeSearchTest {
  @TempDir Path dir;
  CountingGit git;
  Repos repos;
  Repository api;
  Repository backend;
  Searching search;

  @BeforeEach
  void open() {
    git = new CountingGit(new NativeGit(System.getenv()));
    repos = new Repos(dir, git);
    api =
        repos.remote(
            "api",
            Map.of(
                "docs/guide.md", "The Account is shown.\n",
                "src/Account.java", "/** An Account. */\npublic record Account(String id) {}\n",
                "src/Ümlaut.txt", "Grüße aus Köln\n"));
    backend =
        repos.remote(
            "backend",
            Map.of(
                "src/Bank.java",
                    "class Bank {\n  Account open() { return new Account(\"1\"); }\n}\n",
                "test/BankTest.java", "  var account = bank.open();\n"));
    search = search();
  }

  @AfterEach
  void close() {
    search.close();
  }

  private Searching search() {
    return new Searching(git, repos.mirrors(), dir.resolve("index"), List.of(api, backend));
  }

  @Test
  void putsDefinitionsFirstAndProseLast() {
    var found = search.find(text("account"));
    assertThat(places(found))
        .startsWith("src/Account.java:2")
        .endsWith("docs/guide.md:1")
        .contains("test/BankTest.java:1")
        .hasSize(5);
    assertThat(found.total()).isEqualTo(5);
    assertThat(found.isTotal()).isTrue();
    assertThat(found.next()).isEmpty();
    assertThat(found.perRepository()).isEqualTo(Map.of("api", 3, "backend", 2));
  }

  @Test
  void putsTheRepositoryThatIsWorkedInFirst() {
    var request =
        new SearchRequest(
            List.of(api, backend),
            text("account"),
            Map.of(backend.id(), 0, api.id(), 5),
            Optional.empty(),
            10,
            Optional.empty(),
            false,
            Overlay.NONE);
    assertThat(search.find(text("account")).hits().get(1).repository()).isEqualTo("api");
    assertThat(search.find(request).hits().get(1).repository()).isEqualTo("backend");
  }

  @Test
  void asksNoGitOnceEverythingIsIndexed() {
    var fromGit = search.now(text("account"));
    assertThat(fromGit.total()).isEqualTo(5);
    search.find(text("account"));
    git.forget();
    assertThat(search.now(text("köln")).total()).isEqualTo(1);
    assertThat(git.commands()).isEmpty();
  }

  @Test
  void saysTheSameWithAndWithoutTheIndex() {
    var before = repos.head(api).hex();
    repos.push(api, "nothing changed");
    repos.mirrors().refresh(api);
    for (var query : List.of(text("ACCOUNT"), regex("Acc?ount\\b.*\\("), text("öL"), regex("."))) {
      var indexed = search.find(query).hits().stream().filter(h -> h.repository().equals("api"));
      assertThat(search.at(before, query).hits()).isNotEmpty().isEqualTo(indexed.toList());
    }
  }

  @Test
  void tellsPagesApartAndLosesNothingBetween() {
    var files = new HashMap<String, String>();
    for (int i = 0; i < 300; i++) {
      files.put("many/f" + i + ".txt", "needle one\nother\nneedle two\n");
    }
    repos.commit(api, "many", files);
    repos.mirrors().refresh(api);
    var all = search.all(text("needle"), 70);
    assertThat(all).hasSize(600);
    assertThat(new HashSet<>(all)).hasSize(600);
    var first = search.page(text("needle"), 70, Optional.empty());
    var second = search.page(text("needle"), 70, first.next());
    assertThat(second.total()).isEqualTo(600);
    assertThat(second.hits()).isEqualTo(all.subList(70, 140));
  }

  @Test
  void followsWhatIsFetched() throws IOException {
    search.find(text("account"));
    Repos.run(repos.work("backend"), "mv", "src/Bank.java", "src/House.java");
    Files.delete(repos.work("backend").resolve("test/BankTest.java"));
    Repos.write(repos.work("backend").resolve("src/New.java"), "Account fresh;\n");
    repos.push(backend, "second");
    repos.mirrors().refresh(backend);
    assertThat(places(search.find(text("account"))))
        .contains("src/House.java:2", "src/New.java:1")
        .doesNotContain("src/Bank.java:2", "test/BankTest.java:1")
        .hasSize(5);
    Repos.run(repos.bare("backend"), "update-ref", "refs/heads/main", "main~1");
    repos.mirrors().refresh(backend);
    assertThat(places(search.find(text("account")))).contains("src/Bank.java:2").hasSize(5);
  }

  @Test
  void readsOnlyWhatIsNew() {
    search.find(text("account"));
    search.close();
    search = search();
    git.forget();
    assertThat(search.now(text("account")).notes()).isEmpty();
    assertThat(git.commands()).isEmpty();
  }

  @Test
  void buildsADamagedIndexAgain() throws IOException {
    search.find(text("account"));
    search.close();
    try (var files = Files.walk(dir.resolve("index"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    search = search();
    assertThat(search.now(text("account")).total()).isEqualTo(5);
    assertThat(search.find(text("account")).total()).isEqualTo(5);
  }

  @Test
  void knowsWordsGlobsAndLanguages() {
    assertThat(search.find(in("*.md", "Account")).total()).isEqualTo(1);
    assertThat(search.find(in("src/**", "Account")).total()).isEqualTo(3);
    assertThat(search.find(in("src", "Account")).total()).isZero();
    assertThat(search.find(in("src/", "Account")).total()).isEqualTo(3);
    assertThat(search.find(in("/src/A*.java", "Account")).total()).isEqualTo(2);
    var java = new SearchQuery("account", false, true, false, List.of(), Set.of("java"));
    assertThat(search.find(java).total()).isEqualTo(4);
    var word = new SearchQuery("ccount", false, false, true, List.of(), Set.of());
    assertThat(search.find(word).total()).isZero();
  }

  @Test
  void searchesWhatIsNotCommittedInPlaceOfWhatWasFetched() throws IOException {
    var workspace = repos.workspace(api);
    var checkout = dir.resolve("checkouts/test/api");
    var uncommitted = new Uncommitted(git, dir.resolve("checkouts"));
    assertThat(uncommitted.of(workspace, api)).isEmpty();
    Repos.run(dir, "clone", "-q", repos.bare("api").toString(), checkout.toString());
    Repos.write(checkout.resolve("docs/guide.md"), "Nothing is shown.\n");
    Repos.write(checkout.resolve("src/New.java"), "class NewAccount {}\n");
    Files.delete(checkout.resolve("src/Account.java"));
    Files.createSymbolicLink(checkout.resolve("link"), Path.of("/etc/passwd"));

    var overlay = Overlay.of(uncommitted, workspace, List.of(api));
    var request =
        new SearchRequest(
            List.of(api),
            text("account"),
            Map.of(),
            Optional.empty(),
            10,
            Optional.empty(),
            false,
            overlay);
    var found = search.find(request);
    assertThat(found.hits())
        .containsExactly(new Found.Hit("api", "src/New.java", 1, "class NewAccount {}", true));
    assertThat(search.find(text("account")).total()).isEqualTo(5);
  }

  @Test
  void searchesAnotherRef() {
    search.find(text("account"));
    repos.commit(api, "second", Map.of("src/Later.java", "class AccountLater {}\n"));
    repos.mirrors().refresh(api);
    assertThat(places(search.at(repos.head(api).hex(), text("accountlater"))))
        .containsExactly("src/Later.java:1");
    var first = Repos.run(repos.bare("api"), "rev-parse", "main~1");
    assertThat(search.at(first, text("accountlater")).hits()).isEmpty();
    assertThatThrownBy(() -> search.at("--upload-pack=x", text("account")))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("There is no branch, tag or commit");
  }

  @Test
  void passesOverBinaryFilesAndReadsInvalidText() throws IOException {
    var work = repos.work("api");
    Files.write(work.resolve("a.bin"), new byte[] {'n', 'e', 'e', 'd', 'l', 'e', 0, 1});
    Files.write(
        work.resolve("latin.txt"), "needle caf\u00e9 x\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(work.resolve("empty.txt"), "");
    Files.writeString(work.resolve("crlf.txt"), "one\r\nneedle\r\n");
    Files.writeString(work.resolve("end.txt"), "\n\nneedle");
    Files.createSymbolicLink(work.resolve("link"), Path.of("/etc/passwd"));
    repos.push(api, "odd");
    repos.mirrors().refresh(api);
    assertThat(places(search.find(text("needle"))))
        .containsExactlyInAnyOrder("latin.txt:1", "crlf.txt:2", "end.txt:3");
    assertThat(search.find(regex("caf. x")).hits().getFirst().text())
        .isEqualTo("needle caf\ufffd x");
    assertThat(search.find(text("root:x")).total()).isZero();
    assertThat(search.find(regex("needle\r$")).hits().getFirst().text()).isEqualTo("needle");
  }

  @Test
  void saysThatAHugeFileWasNotSearched() throws IOException {
    var line = "needle in a haystack\n";
    Repos.write(repos.work("api").resolve("huge.txt"), line.repeat((17 << 20) / line.length()));
    Repos.write(repos.work("api").resolve("large.txt"), "x".repeat(3 << 20) + "\nneedle\n");
    repos.push(api, "huge");
    repos.mirrors().refresh(api);
    for (var found : List.of(search.now(text("needle")), search.find(text("needle")))) {
      assertThat(places(found)).containsExactly("large.txt:2");
      assertThat(found.notes()).contains("One file of more than 16 MB was not searched.");
    }
  }

  @Test
  void answersAnyExpressionInTime() {
    repos.commit(api, "long", Map.of("long.txt", "a".repeat(200_000) + "b\n"));
    repos.mirrors().refresh(api);
    for (var regex : List.of("(a+)+$", "(a|aa)+c", "(.*a){20}c", "^(([a-z])+.)+[A-Z]([a-z])+$")) {
      assertThat(search.now(regex(regex)).hits()).noneMatch(hit -> hit.path().equals("long.txt"));
    }
    assertThat(places(search.now(regex("(a+)+b")))).contains("long.txt:1");
  }

  @Test
  void stopsInTheMiddleOfALongLine() {
    var line = "é".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    var going = LineMatcher.of(regex("(é+)+$"), () -> false);
    assertThat(going.find(line, 0, line.length)).contains(new LineMatcher.Span(0, line.length));
    var stopped = LineMatcher.of(regex("(é+)+c"), () -> true);
    assertThatThrownBy(() -> stopped.find(line, 0, line.length))
        .isInstanceOf(StoppableText.Stopped.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(unclosed", "a{2000}", "\\1", "a**", "(?=x)", "[z-a]", "*"})
  void saysWhatIsWrongWithAnExpression(String regex) {
    assertThatThrownBy(() -> search.now(regex(regex)))
        .isInstanceOf(SearchRefused.class)
        .hasMessageContaining("The expression cannot be read");
  }

  @Test
  void refusesWhatWouldNeedTooMuch() {
    assertThatThrownBy(() -> search.now(regex("((a{30}){30}){30}")))
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> search.now(regex("(".repeat(400) + "a" + ")".repeat(400))))
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> text("a".repeat(1001))).hasMessageContaining("1000 characters");
    assertThatThrownBy(() -> text("a\nb")).hasMessageContaining("one line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/", "a/../../b", "/.."})
  void saysWhatIsNoGlob(String glob) {
    assertThatThrownBy(() -> search.now(in(glob, "Account")))
        .isInstanceOf(SearchRefused.class)
        .hasMessageContaining("is no glob for files of a repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[z-a]*", "*\\", "[!", "src/[[:nope:]]", "**/**/**/*a*b*c*d*e*f*g*"})
  void findsNothingWithAGlobThatNothingMatches(String glob) {
    assertThat(Await.until(() -> count(glob), count -> true)).isZero();
  }

  private int count(String glob) {
    try {
      return search.now(in(glob, "Account")).total();
    } catch (SearchRefused e) {
      assertThat(e).hasMessageContaining("cannot be read");
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "page2", "s0-0-0-zzzzzzz", "szzzzz-0-0-0", "c12"})
  void takesNoCursorThatItDidNotGive(String cursor) {
    try {
      var found = search.page(text("account"), 10, Optional.of(cursor));
      assertThat(found.notes()).anyMatch(note -> note.startsWith("Repositories moved"));
    } catch (SearchRefused e) {
      assertThat(e).hasMessageContaining("'cursor' must be the next_cursor");
    }
  }

  @Test
  void namesARepositoryThatCannotBeFetched() throws IOException {
    Files.move(repos.bare("backend"), dir.resolve("away"));
    var found = Await.until(() -> search.now(text("account")), f -> f.notes().size() == 1);
    assertThat(found.total()).isEqualTo(3);
    assertThat(found.notes().getFirst()).contains("backend");
  }
}
