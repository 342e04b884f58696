package dev.relay.mcp.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.git.Repos;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.RunningInfo;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line against a Relay that runs, with real repositories. */
@Timeout(120)
class CliTest {
  private static RunningServer server;
  private static Path dir;
  private static Map<String, String> environment;
  private static int number;

  private Repos repos;
  private Repository api;
  private String shop;

  @BeforeAll
  static void start(@TempDir Path temp) throws IOException {
    dir = temp.toRealPath();
    server = RunningServer.start(dir);
    var home = server.bean(RelayHome.class);
    server.send(server.asLauncher("/api/me")); // makes the launcher's secret
    new RunningInfo(ProcessHandle.current().pid(), server.port(), server.origin(), Instant.now())
        .write(home);
    environment = Map.of("RELAY_HOME", home.dir().toString(), "RELAY_TOKEN", RunningServer.TOKEN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aWorkspaceOfTwo() {
    shop = "shop" + ++number;
    repos = new Repos(dir.resolve("remotes-of-" + shop));
    api = repos.remote("api", Map.of("go.mod", "module example.org/api\n"));
    var web =
        repos.remote(
            "web", Map.of("go.mod", "module example.org/web\n\nrequire example.org/api v1\n"));
    assertThat(run("workspace", "create", shop).code()).isZero();
    assertThat(run("workspace", "use", shop).out()).contains("Workspace " + shop + " is in use.");
    assertThat(run("repo", "add", api.url().value(), "--name", "api", "--tag", "go").out())
        .isEqualTo("added api");
    assertThat(run("repo", "add", web.url().value(), "--name", "web").code()).isZero();
  }

  private record End(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  private static End run(String... arguments) {
    var shown = new Shown(0);
    var code = Cli.run(environment, shown.terminal, arguments);
    return new End(code, shown.out(), shown.err());
  }

  @Test
  void listsWhatThereIsAsTableAndAsJson() {
    assertThat(run("repo", "list").out().lines())
        .satisfiesExactly(
            title -> assertThat(title).startsWith("REPOSITORY  BRANCH  COMMIT"),
            one -> assertThat(one).matches("api +main .* main_branch +tag:go +file:///.*"),
            two -> assertThat(two).matches("web +main .* main_branch +file:///.*"));
    var json = run("repo", "list", "tag:go", "--json").json();
    assertThat(json.size()).isOne();
    assertThat(json.path(0).path("name").asString()).isEqualTo("api");
    assertThat(run("workspace", "list").out()).containsPattern("\\* +" + shop + " +2 ");
    assertThat(run("workspace", "list", "--json").json().isArray()).isTrue();
    assertThat(run("repo", "show", "api").out()).contains("address    file:///", "tags       go");
  }

  @Test
  void changesRepositoriesAsThePersonWhoHoldsTheHome() {
    assertThat(run("repo", "group", "web", "core", "front").out()).isEqualTo("changed web");
    assertThat(run("repo", "group", "web", "front", "-d").code()).isZero();
    assertThat(run("repo", "set", "web", "--method", "rebase", "--auto-sync").code()).isZero();
    var web = run("repo", "show", "web", "--json").json();
    assertThat(web.path("groups").toString()).isEqualTo("[\"core\"]");
    assertThat(web.path("syncMethod").asString()).isEqualTo("rebase");
    assertThat(web.path("autoSync").asBoolean()).isTrue();
    assertThat(run("repo", "rename", "web", "page").code()).isZero();
    assertThat(run("repo", "remove", "page", "tag:go").out())
        .isEqualTo("removed page\nremoved api");
  }

  @Test
  void takesAWorkspaceOutAndInAgain() throws IOException {
    var file = dir.resolve(shop + ".yaml");
    assertThat(run("workspace", "export", "-o", file.toString()).err()).contains("is in " + file);
    assertThat(run("workspace", "export", "-o", file.toString()).err()).contains("there already");
    assertThat(run("workspace", "remove", shop).out()).contains("is forgotten");
    assertThat(run("workspace", "use").out()).contains("No workspace is in use");
    assertThat(run("workspace", "import", file.toString()).out())
        .isEqualTo("Workspace " + shop + " has 2 repositories now.");
    assertThat(run("workspace", "export", shop).out()).isEqualTo(Files.readString(file).strip());
  }

  @Test
  void adoptsWhatLiesInAFolder() {
    var src = dir.resolve("src-" + shop);
    var mine = src.resolve("mine");
    Repos.write(mine.resolve("README.md"), "mine");
    Repos.run(mine, "init", "-q", "--initial-branch=main");
    Repos.run(mine, "remote", "add", "origin", "https://example.com/mine.git");
    var adopted = run("workspace", "import", "--from", src.toString());
    assertThat(adopted.out()).contains("adopted mine");
    assertThat(run("repo", "show", "mine").out()).contains("checkout   " + mine);
  }

  @Test
  void syncsAndPutsBack() {
    assertThat(run("sync").out()).contains("api         cloned", "2 repositories: 2 cloned.");
    repos.commit(api, "Add a file", Map.of("new.txt", "new"));
    var dry = run("sync", "--dry-run");
    assertThat(dry.out()).contains("1 up to date", "no checkout was changed");
    var moved = run("sync", "api", "--method", "ff-only");
    assertThat(moved.code()).isZero();
    assertThat(moved.out()).containsPattern("api +fast forwarded +\\w{8}\\.\\.\\w{8}");
    var id = moved.out().replaceAll("(?s).*sync undo ", "");
    assertThat(checkout("api").resolve("new.txt")).exists();
    assertThat(run("sync", "show", id).out()).isEqualTo(moved.out());
    assertThat(run("sync", "list").out()).contains(id);
    assertThat(run("sync", "undo", id).out()).contains("restored");
    assertThat(checkout("api").resolve("new.txt")).doesNotExist();
  }

  @Test
  void saysWithItsExitCodeThatSomethingStayedBehind() {
    run("sync");
    Repos.write(checkout("api").resolve("go.mod"), "mine");
    repos.commit(api, "Change it", Map.of("go.mod", "theirs"));
    var kept = run("sync");
    assertThat(kept.code()).isOne();
    assertThat(kept.out()).containsPattern("api +skipped").contains("1 skipped, 1 up to date");
    assertThat(run("sync", "--json").code()).isOne();
    assertThat(run("sync", "list").out()).contains("not all done");
  }

  @Test
  void saysWithItsExitCodeThatTestsFailed() {
    run("sync");
    run("repo", "set", "api", "--verify", "exit 3");
    repos.commit(api, "Add a file", Map.of("new.txt", "new"));
    var tested = run("sync", "--run-tests", "--json");
    assertThat(tested.code()).as(tested.out()).isOne();
    assertThat(tested.json().path("results").path(0).path("passed").asBoolean(true)).isFalse();
  }

  @Test
  void explainsWhoDependsOnWhom() {
    run("sync");
    assertThat(run("graph").out()).containsPattern("web +api +go.mod:3 \\(go, 90 %\\)");
    assertThat(run("graph", "--levels").out()).isEqualTo("1  api\n2  web");
    assertThat(run("graph", "--cycles").out()).isEqualTo("There is no cycle.");
    assertThat(run("graph", "--mermaid").out()).startsWith("flowchart LR\n").contains("r1 --> r0");
    assertThat(run("graph", "dependents", "api").out()).contains("web         1      web -> api");
    assertThat(run("graph", "dependencies", "api").out()).contains("api depends on nothing");
    assertThat(run("graph", "why", "web", "api").out())
        .isEqualTo("web depends on api\n  go.mod:3 (go, 90 %) example.org/api");
    assertThat(run("graph", "why", "api", "web").code()).isOne();
  }

  @Test
  void showsWhatIsNotCommittedAndWhatDiffersBetweenTwo() {
    run("sync");
    assertThat(run("diff").err()).isEqualTo("Nothing differs.");
    Repos.write(checkout("api").resolve("go.mod"), "module example.org/api\n\ngo 1.25\n");
    Repos.write(checkout("api").resolve("new.txt"), "new");
    assertThat(run("diff", "--stat").out())
        .isEqualTo("api: 2 files, +2 -0\n  modified  go.mod  +2 -0\n  untracked new.txt");
    assertThat(run("diff", "api").out()).contains("diff --git a/go.mod b/go.mod", "+go 1.25");
    var before = repos.head(api).hex();
    repos.commit(api, "Add a file", Map.of("other.txt", "other"));
    run("sync", "api", "--dry-run");
    var between = run("diff", before.substring(0, 8) + "..main", "api");
    assertThat(between.out()).startsWith("api: 1 file, +1 -0\n").contains("+other");
    assertThat(run("diff", before + "..", "api", "--json").json().toString()).contains("other.txt");
    assertThat(run("diff", "nope..main").err())
        .contains("api has no branch, tag or commit 'nope'", "Nothing differs.");
  }

  @Test
  void renamesAWorkspaceThatThenFindsItsCheckoutsAgain() {
    run("sync");
    repos.commit(api, "Add a file", Map.of("new.txt", "new"));
    var undo = "To put it back: ./relay ";
    var synced = run("sync").out();
    assertThat(synced).contains(undo + "sync undo s-");
    var there = checkout("api");
    var now = shop + "-renamed";
    assertThat(run("workspace", "rename", shop, now).out()).contains("is called " + now + " now.");
    assertThat(run("workspace", "use").out()).contains(now);
    assertThat(run("repo", "show", "api").out()).contains("checkout   " + there);
    assertThat(run("sync").out()).contains("2 repositories: 2 up to date.");
    var command = synced.substring(synced.indexOf(undo) + undo.length()).strip();
    assertThat(run(command.split(" ")).out()).contains("api         restored");
    assertThat(run("workspace", "create", shop).code()).isZero();
    assertThat(run("workspace", "rename", shop, now).err()).contains("There is already");
  }

  @Test
  void tellsInOneSentenceWhatDidNotWork() {
    var sentences =
        Map.ofEntries(
            entry("repo show wbe", "There is no repository 'wbe'. There are api, web."),
            entry("repo list -w nope", "There is no workspace 'nope'. There are shop"),
            entry("repo list group:nope", "group"),
            entry("repo add ext::sh", "address is not usable"),
            entry("repo set api --strategy often", "must be one of"),
            entry("workspace create a/b", "is no workspace name"),
            entry("workspace import /no/such/file", "/no/such/file cannot be read"),
            entry("sync nope", "There is no repository 'nope'"),
            entry("sync show nope", "There is no sync 'nope'"),
            entry("sync undo", "No sync moved anything"),
            entry("sync list --limit 0", "must be a number from 1 to 200"),
            entry("graph why api nope", "There is no repository 'nope'"),
            entry("diff --task nope", "There is no task 'nope'"),
            entry("diff --task last", "There is no task yet"));
    sentences.forEach((command, sentence) -> {
      var end = run(command.split(" "));
      assertThat(end.code()).as(command + end.out()).isOne();
      assertThat(end.err()).startsWith("relay: ").contains(sentence).hasLineCount(1);
      assertThat(end.err()).doesNotContain("Exception", "dev.relay", RunningServer.TOKEN);
    });
  }

  private Path checkout(String repository) {
    return server.bean(RelayHome.class).checkouts().resolve(shop).resolve(repository);
  }

  @Test
  void makesListsAndRevokesTokens() {
    var made = run("token", "create", "bot", "--scopes", "read", "--expires", "90d");
    assertThat(made.code()).isZero();
    assertThat(made.out().strip()).matches("[\\w-]{43}");
    assertThat(made.err()).contains("The token bot may read until ");
    assertThat(run("token", "list").out())
        .containsPattern("bot +read +\\d{4}-")
        .doesNotContain(made.out().strip());
    assertThat(run("token", "revoke", "bot").out()).contains("revoked bot");
    var unknown = run("token", "revoke", "bot");
    assertThat(unknown.code()).isOne();
    assertThat(unknown.err()).contains("bot");
  }
}
