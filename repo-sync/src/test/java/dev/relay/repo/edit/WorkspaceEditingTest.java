package dev.relay.repo.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.adoption.CheckoutSearch;
import dev.relay.repo.git.Repos;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.Labels;
import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.RepositoryListing;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceEditingTest {
  private static final String FILE =
      """
      name: shop
      repositories:
        - { name: api, url: "https://github.com/acme/api.git", groups: [core], tags: [java] }
        - { name: web, url: "https://github.com/acme/web", dependencies: [api], tags: [ts] }
      dependency_graph: { web: [api], api: [] }
      sync_rules: [ { trigger: "api:main", action: update_dependents, notify: [web, api] } ]
      """;

  @TempDir Path temp;
  Path dir;
  Databases databases;
  Workspaces workspaces;
  WorkspaceEditing editing;

  @BeforeEach
  void open() throws IOException {
    dir = temp.toRealPath();
    databases = TestPostgres.fresh();
    workspaces = new Workspaces(databases.module("repo"));
    editing =
        new WorkspaceEditing(
            workspaces,
            List.of(new Acme()),
            new CheckoutSearch(dir.resolve("home")),
            url -> url.value().contains("offline") ? Optional.empty() : Optional.of("trunk"),
            dir.resolve("home/checkouts"));
    editing.importFile(FILE);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  /** A host that knows one organisation. */
  private static final class Acme implements RepositoryListing {
    @Override
    public boolean serves(URI organisation) {
      return "github.com".equals(organisation.getHost());
    }

    @Override
    public List<Listed> list(URI organisation) {
      if (!organisation.getPath().equals("/acme")) {
        throw new ListingFailed("There is no organisation at " + organisation + ".");
      }
      return List.of(
          new Listed("api", "https://github.com/acme/api.git", "main", false, false),
          new Listed("pay-in", "https://github.com/acme/pay-in.git", "main", false, false),
          new Listed("pay-old", "https://github.com/acme/pay-old.git", "main", true, false),
          new Listed("pay-fork", "https://github.com/acme/pay-fork.git", "dev", false, true),
          new Listed("pay-new", "https://github.com/acme/pay-new.git", "", false, false),
          new Listed("web", "https://github.com/acme/web-two.git", "main", false, false),
          new Listed(".github", "https://github.com/acme/.github", "main", false, false));
    }
  }

  @Test
  void addsByAddressWithTheRemotesDefaultBranch() {
    var added = editing.add("shop", wanted("git@github.com:acme/Pay.In.git"));

    var repository = added.workspace().repository("Pay.In");
    assertThat(repository.branch()).isEqualTo("trunk");
    assertThat(added.touched()).containsExactly(repository.id());
    assertThat(editing.add("shop", wanted("https://offline.example/x")).notes())
        .containsExactly("The remote did not name its default branch; main was taken.");
    assertThat(editing.add("shop", wanted("https://github.com/other/web")).touched())
        .extracting(Object::toString)
        .containsExactly("other-web");
  }

  @Test
  void refusesWhatCannotBeAddedAndChangesNothing() {
    var before = workspaces.get("shop");

    refused("ext::sh -c x", "The repository address is not usable");
    refused("https://ada:pw@github.com/a/b", "The repository address is not usable");
    refused("https://github.com/acme/web", "That repository is here already, as 'web'.");
    refused("/no/such/folder", "'/no/such/folder' is no git repository");
    assertThatThrownBy(
            () -> editing.add("shop", new NewRepository("https://h/x", "web", null, Labels.NONE)))
        .isInstanceOf(EditRefused.class)
        .hasMessage("There is already a repository 'web'; choose another name.");
    assertThatThrownBy(
            () -> editing.add("shop", new NewRepository("https://h/x", "a/b", null, Labels.NONE)))
        .isInstanceOf(EditRefused.class);
    assertThatThrownBy(
            () -> editing.add("shop", new NewRepository("https://h/x", null, "-x", Labels.NONE)))
        .isInstanceOf(EditRefused.class);
    assertThatThrownBy(() -> editing.add("nope", wanted("https://h/x")))
        .isInstanceOf(UnknownName.class);
    assertThat(workspaces.get("shop")).isEqualTo(before);
  }

  @Test
  void addsWhatMatchesInAnOrganisation() {
    var labels = new Labels(List.of("payments"), List.of());

    var added =
        editing.addAll(
            "shop",
            new Organisation(URI.create("https://github.com/acme"), "*", false, false, labels));

    assertThat(added.touched())
        .extracting(Object::toString)
        .containsExactly("pay-in", "acme-web", "github");
    assertThat(added.notes())
        .containsExactly(
            "1 archived ones were left out.",
            "1 forks were left out.",
            "1 without a branch were left out.",
            "api is here already.");
    assertThat(added.workspace().select(List.of("group:payments"))).hasSize(3);
    var all = organisation("https://github.com/acme", "pay-{old,fork}", true, true);
    assertThat(editing.addAll("shop", all).touched()).hasSize(2);
  }

  @Test
  void saysWhatIsWrongWithAnOrganisation() {
    var before = workspaces.get("shop");

    assertThatThrownBy(() ->
            editing.addAll("shop", organisation("https://github.com/nope", "*", false, false)))
        .isInstanceOf(ListingFailed.class)
        .hasMessage("There is no organisation at https://github.com/nope.");
    assertThatThrownBy(
            () -> editing.addAll("shop", organisation("https://example.com/x", "*", false, false)))
        .isInstanceOf(ListingFailed.class)
        .hasMessageContaining("Relay can't list what lies at https://example.com/x");
    assertThatThrownBy(() ->
            editing.addAll("shop", organisation("https://github.com/acme", "zz*", false, false)))
        .isInstanceOf(ListingFailed.class)
        .hasMessageContaining("No repository of https://github.com/acme is called like 'zz*'");
    assertThatThrownBy(() ->
            editing.addAll("shop", organisation("https://github.com/acme", "{a", false, false)))
        .isInstanceOf(EditRefused.class);
    assertThat(workspaces.get("shop")).isEqualTo(before);
  }

  @Test
  void renamesEverywhereAndKeepsTheCheckout() throws IOException {
    var checkout = Files.createDirectories(dir.resolve("home/checkouts/shop/api"));
    Repos.write(checkout.resolve("work.txt"), "mine");

    var after = editing.change("shop", "api", edit("users", null)).workspace();

    assertThat(after.repository("web").dependencies())
        .extracting(Object::toString)
        .containsExactly("users");
    assertThat(after.declared().keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("web", "users");
    assertThat(after.rules().getFirst().trigger()).isEqualTo("users:main");
    assertThat(after.rules().getFirst().informed())
        .extracting(Object::toString)
        .containsExactly("web", "users");
    assertThat(after.repository("users").checkout()).contains(checkout);
    assertThat(checkout.resolve("work.txt")).hasContent("mine");
    assertThat(workspaces.get("shop")).isEqualTo(after);
    assertThatThrownBy(() -> editing.change("shop", "web", edit("users", null)))
        .isInstanceOf(EditRefused.class);
  }

  @Test
  void rulesForEventsFollowEveryChange() {
    var rules =
        """
        workflows:
          - {on: push, run: implement}
          - {on: push, run: implement, repositories: [api]}
        """;
    editing.importFile(FILE + rules);

    editing.rename("shop", "store");
    var renamed = editing.change("store", "api", edit("users", null)).workspace();
    assertThat(renamed.workflows())
        .extracting(rule -> rule.repositories().toString())
        .containsExactly("[]", "[users]");

    var removed = editing.remove("store", List.of("users")).workspace();
    assertThat(removed.workflows())
        .extracting(rule -> rule.repositories().toString())
        .containsExactly("[]");
  }

  @Test
  void ignoredFindingsFollowEveryChange() {
    var ignored =
        """
        ignored_findings:
          - {rule: weak-hash, reason: old}
          - {rule: weak-hash, reason: old, repository: api}
        """;
    editing.importFile(FILE + ignored);

    editing.rename("shop", "store");
    var renamed = editing.change("store", "api", edit("users", null)).workspace();
    assertThat(renamed.ignored())
        .extracting(each -> each.repository().map(RepositoryId::name).orElse("all"))
        .containsExactly("all", "users");

    assertThat(editing.remove("store", List.of("users")).workspace().ignored()).hasSize(1);
  }

  @Test
  void changesWhatIsGivenAndLeavesTheRest() {
    var after =
        editing
            .change(
                "shop",
                "api",
                new RepositoryEdit(
                    null,
                    "dev",
                    "make test",
                    null,
                    SyncStrategy.PINNED,
                    SyncMethod.REBASE,
                    "v1.2",
                    true,
                    null,
                    List.of("go", "go")))
            .workspace()
            .repository("api");

    assertThat(after.branch()).isEqualTo("dev");
    assertThat(after.verify()).isEqualTo("make test");
    assertThat(after.pin()).contains("v1.2");
    assertThat(after.syncMethod()).contains(SyncMethod.REBASE);
    assertThat(after.labels()).isEqualTo(new Labels(List.of("core"), List.of("go")));
    assertThatThrownBy(() -> editing.change("shop", "web", edit(null, "v1")))
        .isInstanceOf(EditRefused.class)
        .hasMessage("A pin needs the sync strategy 'pinned'; choose that too.");
  }

  @Test
  void removalDeletesNoCheckoutAndMayLeaveNothing() throws IOException {
    var checkout = dir.resolve("home/checkouts/shop/web/work.txt");
    Repos.write(checkout, "mine");

    editing.remove("shop", List.of("tag:ts"));
    var empty = editing.remove("shop", List.of("group:core")).workspace();

    assertThat(empty.repositories()).isEmpty();
    assertThat(workspaces.get("shop").repositories()).isEmpty();
    assertThat(workspaces.all()).hasSize(1);
    assertThat(checkout).hasContent("mine");
    editing.add("shop", wanted("https://github.com/acme/web"));
    editing.remove("shop");
    assertThat(workspaces.all()).isEmpty();
    assertThat(checkout).hasContent("mine");
    assertThatThrownBy(() -> editing.remove("shop")).isInstanceOf(UnknownName.class);
  }

  @Test
  void exportsWhatItImports() {
    editing.change("shop", "api", edit("users", null));
    var before = workspaces.get("shop");

    editing.importFile(editing.export("shop"));

    assertThat(workspaces.get("shop")).isEqualTo(before);
  }

  @Test
  void adoptsCheckoutsWithoutTouchingAByte() {
    var api = checkout("src/api", "https://github.com/acme/api.git");
    var own = checkout("src/own", "git@github.com:ada/own.git");
    Repos.run(own, "branch", "idea");
    Repos.write(own.resolve("README.md"), "changed");
    Repos.run(own, "stash");
    Repos.write(own.resolve("README.md"), "staged");
    Repos.run(own, "add", ".");
    Repos.write(own.resolve("new.txt"), "untracked");
    Repos.run(own, "config", "user.name", "Ada");
    var before = bytes(dir.resolve("src"));

    var adopted = editing.adopt("shop", dir.resolve("src"));

    assertThat(bytes(dir.resolve("src"))).isEqualTo(before);
    assertThat(adopted.touched()).extracting(Object::toString).containsExactly("api", "own");
    assertThat(adopted.workspace().repositories()).hasSize(3);
    assertThat(adopted.workspace().repository("api").checkout()).contains(api);
    assertThat(adopted.workspace().repository("api").url().value())
        .isEqualTo("https://github.com/acme/api.git");
    assertThat(WorkspaceFile.write(adopted.workspace())).contains("path: \"" + own + "\"");
    var again = editing.adopt("shop", dir.resolve("src"));
    assertThat(again.touched()).isEmpty();
    assertThat(again.notes()).hasSize(2);
  }

  @Test
  void adoptsIntoANewWorkspaceAndTellsTwinsApart() {
    checkout("src/one/api", "https://github.com/acme/api");
    checkout("src/two/api", "https://github.com/acme/api");

    var adopted = editing.adopt("mine", dir.resolve("src"));

    assertThat(adopted.touched()).extracting(Object::toString).containsExactly("api", "two-api");
    assertThat(workspaces.all()).extracting(w -> w.name()).containsExactly("mine", "shop");
    assertThatThrownBy(() -> editing.adopt("other", dir.resolve("none")))
        .isInstanceOf(EditRefused.class);
    assertThat(workspaces.all()).hasSize(2);
  }

  @Test
  void addsByPath() {
    var own = checkout("src/own", "git@github.com:ada/own.git");
    Repos.run(dir, "clone", "-q", "--bare", own.toString(), dir.resolve("bare.git").toString());

    var adopted = editing.add("shop", wanted(own.toString())).workspace().repository("own");
    var bare = editing.add("shop", wanted(dir.resolve("bare.git").toString())).workspace();

    assertThat(adopted.checkout()).contains(own);
    assertThat(adopted.url().value()).isEqualTo("git@github.com:ada/own.git");
    assertThat(adopted.branch()).isEqualTo("trunk");
    assertThat(bare.repository("bare").url().value())
        .isEqualTo("file://" + dir.resolve("bare.git"));
    refused(own.toString(), "That repository is here already, as 'own'.");
  }

  @Test
  @Timeout(60)
  void noEditIsLostWhenManyEditAtOnce() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 12)
          .forEach(i -> threads.execute(() -> editing.add("shop", wanted("https://h/r" + i))));
    }

    assertThat(workspaces.get("shop").repositories()).hasSize(14);
  }

  @Test
  void theSameRepositoryLivesInTwoWorkspaces() {
    editing.create("lab");
    editing.add("lab", wanted("https://github.com/acme/api.git"));

    editing.remove("shop", List.of("api"));

    assertThat(workspaces.get("lab").repositories())
        .extracting(Repository::branch)
        .containsExactly("trunk");
    assertThatThrownBy(() -> editing.create("lab"))
        .isInstanceOf(EditRefused.class)
        .hasMessage("There is already a workspace 'lab'; choose another name.");
    assertThatThrownBy(() -> editing.create("../x")).isInstanceOf(EditRefused.class);
  }

  private void refused(String place, String sentence) {
    assertThatThrownBy(() -> editing.add("shop", wanted(place)))
        .isInstanceOf(EditRefused.class)
        .hasMessageStartingWith(sentence);
  }

  private static NewRepository wanted(String place) {
    return new NewRepository(place, null, null, Labels.NONE);
  }

  private static Organisation organisation(
      String address, String matching, boolean archived, boolean forks) {
    return new Organisation(URI.create(address), matching, archived, forks, Labels.NONE);
  }

  private static RepositoryEdit edit(@Nullable String name, @Nullable String pin) {
    return new RepositoryEdit(name, null, null, null, null, null, pin, null, null, null);
  }

  private Path checkout(String name, String remote) {
    var path = dir.resolve(name);
    Repos.write(path.resolve("README.md"), "# " + name);
    Repos.run(path, "init", "-q", "--initial-branch=trunk");
    Repos.run(path, "add", "README.md");
    Repos.run(path, "commit", "-q", "-m", "first");
    Repos.run(path, "config", "remote.origin.url", remote);
    return path;
  }

  /** Every file under it with its bytes and when it was written last. */
  private static Map<String, String> bytes(Path folder) {
    var bytes = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        var content =
            Files.isRegularFile(file)
                ? java.util.HexFormat.of().formatHex(Files.readAllBytes(file))
                : "";
        bytes.put(file.toString(), Files.getLastModifiedTime(file) + " " + content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }
}
