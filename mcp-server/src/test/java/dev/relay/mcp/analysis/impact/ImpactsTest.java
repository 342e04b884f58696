package dev.relay.mcp.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.relay.mcp.analysis.Company;
import dev.relay.mcp.analysis.impact.Subject.Kind;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.repo.git.Repos;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImpactsTest {
  private static Company company;

  @BeforeAll
  static void open(@TempDir Path dir) {
    company = Company.open(dir);
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static List<String> places(Impact impact) {
    return impact.consumers().stream()
        .map(each -> each.repository() + ":" + each.path() + ":" + each.line())
        .toList();
  }

  private static Consumer at(Impact impact, String place) {
    return impact.consumers().stream()
        .filter(each -> (each.repository() + ":" + each.path() + ":" + each.line()).equals(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError(place + " is not among " + places(impact)));
  }

  @Test
  void answersWhatBreaksIfTheUserProfileResponseChanges() {
    var impact = company.impact("the user profile response");
    assertThat(impact.meant())
        .extracting(Subject::kind, Subject::name)
        .contains(
            tuple(Kind.ENDPOINT, "GET /users/{id}/profile"),
            tuple(Kind.SCHEMA, "UserProfile"),
            tuple(Kind.FIELD, "displayName"));
    assertThat(at(impact, "frontend:src/profile.ts:4").use()).isEqualTo("calls");
    assertThat(at(impact, "frontend:src/profile.ts:9").confidence()).isGreaterThan(0.7);
    assertThat(at(impact, "backend:src/main/java/com/acme/backend/ProfilePage.java:13").text())
        .contains("profile.displayName()");
    assertThat(impact.verdicts()).filteredOn(Impact.Verdict::breaking).isNotEmpty();
    assertThat(impact.tests())
        .extracting(Impact.Covering::path)
        .contains("src/test/java/com/acme/backend/ProfilePageTest.java", "test/profile.test.ts");
    assertThat(impact.repositories())
        .extracting(Impact.Affected::repository)
        .startsWith("users-api")
        .contains("backend", "frontend");
  }

  @Test
  void findsCallersOfAnEndpointHoweverTheyWriteIt() {
    var impact = company.impact("GET /users/{userId}/profile");
    assertThat(impact.meant()).extracting(Subject::within).containsExactly("getUserProfile");
    assertThat(places(impact)).contains("frontend:src/profile.ts:4");
    assertThat(places(impact)).doesNotContain("frontend:src/orders.ts:1");
    assertThat(at(impact, "frontend:src/profile.ts:4").why())
        .isEqualTo("has the path /users/{id}/profile");
  }

  @Test
  void findsAFieldInEverySpellingAndDoubtsStrangers() {
    var impact = company.impact("UserProfile.displayName");
    var backend = at(impact, "backend:src/main/java/com/acme/backend/ProfilePage.java:13");
    var column = at(impact, "backend:db/migration/V1__users.sql:4");
    var stranger = at(impact, "stranger:main.go:3");
    assertThat(backend.confidence()).isGreaterThan(column.confidence());
    assertThat(column.confidence()).isGreaterThan(stranger.confidence());
    assertThat(stranger.why()).endsWith("but does not depend on users-api");
    assertThat(at(impact, "users-api:README.md:3").use()).isEqualTo("mentions");
    assertThat(places(impact)).doesNotContain("users-api:openapi.yaml:27");
  }

  @Test
  void findsWhoUsesASymbol() {
    var impact = company.impact("ProfilePage");
    assertThat(impact.repositories())
        .extracting(Impact.Affected::repository)
        .containsExactly("backend");
    assertThat(at(impact, "backend:src/test/java/com/acme/backend/ProfilePageTest.java:4").test())
        .isTrue();
    assertThat(impact.tests())
        .extracting(Impact.Covering::path)
        .containsExactly("src/test/java/com/acme/backend/ProfilePageTest.java");
  }

  @Test
  void findsWhoUsesWhatAFileDefinesOrPromises() {
    var code = company.impact("backend:src/main/java/com/acme/backend/Orders.java");
    assertThat(code.meant()).extracting(Subject::kind).containsExactly(Kind.FILE);
    var promises = company.impact("openapi.yaml");
    assertThat(places(promises)).contains("frontend:src/profile.ts:4");
  }

  @Test
  void findsWhoReadsSetsAndNamesAVariable() {
    var impact = company.impact("ACCOUNTS_DB_URL");
    assertThat(impact.meant()).extracting(Subject::kind).containsExactly(Kind.VARIABLE);
    assertThat(at(impact, "billing:billing/accounts.py:3").use()).isEqualTo("reads");
    assertThat(at(impact, "backend:compose.yaml:4").use()).isEqualTo("sets");
  }

  @Test
  void findsWhoSendsToAndListensToATopic() {
    var impact = company.impact("topic orders.created");
    assertThat(at(impact, "billing:billing/events.py:2").use()).isEqualTo("listens");
    assertThat(at(impact, "backend:src/main/java/com/acme/backend/Orders.java:5").use())
        .isEqualTo("sends");
    assertThat(places(company.impact("orders.created"))).containsAll(places(impact));
  }

  @Test
  void findsQueriesOfATableInAnotherRepository() {
    var impact = company.impact("accounts");
    assertThat(impact.meant()).extracting(Subject::kind).contains(Kind.TABLE);
    var query = at(impact, "billing:billing/accounts.py:6");
    assertThat(query.use()).isEqualTo("queries");
    assertThat(query.confidence()).isGreaterThan(0.8);
    assertThat(impact.tests()).extracting(Impact.Covering::path).contains("tests/test_accounts.py");
  }

  @Test
  void findsWhoDependsOnAPackageOrRepository() {
    var npm = company.impact("package @acme/users-api");
    assertThat(places(npm)).containsExactly("frontend:package.json:4");
    var all = company.impact("users-api");
    assertThat(all.consumers())
        .extracting(Consumer::repository)
        .containsExactlyInAnyOrder("backend", "frontend");
    assertThat(all.consumers()).extracting(Consumer::use).containsOnly("depends");
  }

  @Test
  void tellsWhatBreaksByChangesBetweenCommits(@TempDir Path dir) {
    try (var other = Company.open(dir)) {
      var api = other.repository("users-api");
      var before = other.repos().head(api);
      var text = other.repos().show(api, "openapi.yaml");
      other
          .repos()
          .commit(
              api,
              "Rename a field",
              Map.of("openapi.yaml", text.replace("displayName", "fullName") + "\n"));
      var after = other.repos().mirrors().refresh(api);
      var query = new ImpactQuery(other.workspace(), "users-api", Optional.empty(), 0, 50);
      var impact = other.impacts().ofChanges(query, api, before, after);
      assertThat(impact.changes())
          .filteredOn(ContractChange::breaking)
          .extracting(ContractChange::sentence)
          .contains("UserProfile.displayName is gone: whoever reads it finds nothing.");
      assertThat(places(impact))
          .contains("backend:src/main/java/com/acme/backend/ProfilePage.java:13");
    }
  }

  @Test
  void tellsWhoUsesNamesThatAreGone(@TempDir Path dir) {
    try (var other = Company.open(dir)) {
      var api = other.repository("users-api");
      var before = other.repos().head(api);
      var path = "src/main/java/com/acme/users/UserProfile.java";
      var text = other.repos().show(api, path).replace("record UserProfile", "record Profile");
      other.repos().commit(api, "Rename a class", Map.of(path, text + "\n"));
      var after = other.repos().mirrors().refresh(api);
      var query = new ImpactQuery(other.workspace(), "users-api", Optional.empty(), 0, 50);
      var impact = other.impacts().ofChanges(query, api, before, after);
      assertThat(impact.changes())
          .extracting(ContractChange::sentence)
          .containsExactly("The record UserProfile is gone from " + path + ".");
      var used = at(impact, "backend:src/main/java/com/acme/backend/ProfilePage.java:3");
      assertThat(used.use()).isEqualTo("imports");
      assertThat(used.confidence()).isGreaterThan(0.8);
    }
  }

  @Test
  void givesPagesThatMakeUpTheWhole() {
    var all = places(company.impact("displayName"));
    var first =
        company
            .impacts()
            .of(new ImpactQuery(company.workspace(), "displayName", Optional.empty(), 0, 2));
    assertThat(first.total()).isEqualTo(all.size());
    assertThat(first.next()).isEqualTo(2);
    var rest =
        company
            .impacts()
            .of(new ImpactQuery(company.workspace(), "displayName", Optional.empty(), 2, 200));
    assertThat(rest.next()).isEqualTo(-1);
    assertThat(java.util.stream.Stream.of(first, rest).flatMap(i -> places(i).stream()))
        .containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b",
        "(a",
        "[a",
        "a\\",
        "/users/{",
        "*a",
        "'; drop table x",
        "../a",
        ":a",
        "a\"",
        "GET ",
        "-e",
        "$(id)",
        "nobodyHasThisName"
      })
  void saysThatNobodyUsesWhatIsNoName(String what) {
    assertThat(company.impact(what).consumers()).hasSizeLessThan(20);
  }

  @Test
  void refusesWhatCannotBeAName() {
    for (var what : new String[] {" ", "((", "/", "x\ny", "x".repeat(201), "x\0"}) {
      assertThatThrownBy(() -> company.impact(what))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Name what would change");
    }
  }

  @Test
  void passesOverContractsThatCannotBeRead(@TempDir Path dir) {
    try (var other = Company.open(dir)) {
      var api = other.repository("users-api");
      other
          .repos()
          .commit(
              api,
              "Break it",
              Map.of(
                  "openapi.yaml", "openapi: 3.0.0\npaths: [\n",
                  "bomb/openapi.yaml", bomb(),
                  "proto/bad.proto", "message { { { = = ; } rpc",
                  "db/bad.sql", "create table x (((((("));
      other.repos().mirrors().refresh(api);
      var impact = other.impact("displayName");
      assertThat(impact.notes()).anyMatch(note -> note.startsWith("openapi.yaml of users-api"));
      assertThat(places(impact)).isNotEmpty();
    }
  }

  private static String bomb() {
    var text = new StringBuilder("openapi: 3.0.0\na0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    return text.toString();
  }

  @Test
  void answersFromOthersWhereARepositoryWasNeverFetched(@TempDir Path dir) {
    var repos = new Repos(dir);
    var ghost = repos.emptyRemote("ghost");
    var with = new java.util.ArrayList<>(company.workspace().repositories());
    with.add(ghost);
    var query =
        new ImpactQuery(company.workspace().with(with), "ACCOUNTS_DB_URL", Optional.empty(), 0, 10);
    var impact = company.impacts().of(query);
    assertThat(impact.consumers()).isNotEmpty();
    assertThat(impact.notes()).isNotEmpty();
  }
}
