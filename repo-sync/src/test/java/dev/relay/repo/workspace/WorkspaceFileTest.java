package dev.relay.repo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceFileTest {
  private static final String FLOW =
      """
      name: shop
      repositories:
        - { name: shared-api, url: "git@github.com:user/shared-api.git", branch: main, verify: "./mvnw -q test" }
        - { name: backend, url: "https://h/b.git", dependencies: [shared-api, database-migrations], sync_strategy: main_branch, auto_sync: true }
      dependency_graph: { shared-api: [], backend: [shared-api] }
      sync_rules: [ { trigger: "shared-api:main", action: update_dependents, notify: [backend] } ]
      """;

  private static final String BLOCK =
      """
      # The same, spelled the other way.
      name: shop
      repositories:
        - name: shared-api
          url: git@github.com:user/shared-api.git
          verify: ./mvnw -q test
        - name: backend
          url: https://h/b.git
          dependencies:
            - shared-api
            - database-migrations
          syncStrategy: mainBranch
          autoSync: yes
      dependencyGraph:
        shared-api:
        backend: [shared-api]
      syncRules:
        - trigger: shared-api:main
          action: update_dependents
          notify: [backend]
      """;

  @Test
  void readsBothSpellingsAndStylesAlike() {
    var shop = WorkspaceFile.parse(FLOW);

    assertThat(WorkspaceFile.parse(BLOCK)).isEqualTo(shop);
    assertThat(shop.repository("shared-api").verify()).isEqualTo("./mvnw -q test");
    assertThat(shop.repository("backend").branch()).isEqualTo("main");
    assertThat(shop.repository("backend").dependencies()).hasSize(2);
    assertThat(shop.repository("backend").autoSync()).isTrue();
    assertThat(shop.declared()).hasSize(2);
    assertThat(shop.rules()).hasSize(1);
  }

  @Test
  void writesWhatItReads() {
    var shop = WorkspaceFile.parse(FLOW);
    var odd =
        new Workspace(
            "odd",
            List.of(
                new Repository(
                    new RepositoryId("null"),
                    new RemoteUrl("file:///tmp/with%20space"),
                    "feature/ünï",
                    "echo \"a\\b\"\nmake # 'all': yes\t",
                    List.of(new RepositoryId("true")),
                    SyncStrategy.PINNED,
                    false,
                    Optional.of("v1.0"),
                    Optional.of(SyncMethod.FF_ONLY),
                    Optional.of(Path.of("/home/ada/it's \"x\"")),
                    new Labels(List.of("payments", "core"), List.of("java", "java")))),
            Map.of(),
            List.of());

    assertThat(WorkspaceFile.parse(WorkspaceFile.write(shop))).isEqualTo(shop);
    assertThat(WorkspaceFile.parse(WorkspaceFile.write(odd))).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesWhatItReadsWhateverItIs(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var workspace = workspace(random);
      assertThat(WorkspaceFile.parse(WorkspaceFile.write(workspace)))
          .as("seed %d, number %d", seed, i)
          .isEqualTo(workspace);
    }
  }

  private static Workspace workspace(Random random) {
    var ids =
        IntStream.range(0, 1 + random.nextInt(6))
            .mapToObj(i ->
                new RepositoryId(
                    List.of("a", "null", "1", "x.y-z_", "no", "~").get(i).replace("~", "true")))
            .toList();
    var repositories = ids.stream().map(id -> repository(id, ids, random)).toList();
    var declared = ids.stream().filter(id -> random.nextBoolean()).toList();
    return new Workspace(
        "w" + random.nextInt(9),
        repositories,
        declared.stream().collect(Collectors.toMap(id -> id, id -> some(ids, random))),
        random.nextBoolean()
            ? List.of()
            : List.of(new SyncRule(text(random), text(random), some(ids, random))));
  }

  private static Repository repository(RepositoryId id, List<RepositoryId> ids, Random random) {
    var strategy = List.of(SyncStrategy.values()).get(random.nextInt(3));
    var pinned = strategy == SyncStrategy.PINNED && random.nextBoolean();
    return new Repository(
        id,
        new RemoteUrl("file:///" + random.nextInt(100)),
        random.nextBoolean() ? "main" : "feature/ü#" + random.nextInt(9),
        random.nextBoolean() ? null : text(random),
        some(ids, random),
        strategy,
        random.nextBoolean(),
        pinned ? Optional.of("v" + random.nextInt(9)) : Optional.empty(),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(List.of(SyncMethod.values()).get(random.nextInt(4))),
        random.nextBoolean() ? Optional.empty() : Optional.of(Path.of("/x/" + id + "/ '\"")),
        new Labels(List.of("g" + random.nextInt(3)), List.of("ü" + random.nextInt(3), "no")));
  }

  private static List<RepositoryId> some(List<RepositoryId> ids, Random random) {
    return ids.stream().filter(id -> random.nextBoolean()).toList();
  }

  /** Whatever a shell command may hold, never blank. */
  private static String text(Random random) {
    var letters = " \t\n'\"\\#:{}[],&*!|>%@`-?~$abcü€\uD83D\uDE00\u0085\u00a0\u2028\u007f\u0001";
    var text = new StringBuilder("x");
    random
        .ints(1 + random.nextInt(20), 0, letters.codePointCount(0, letters.length()))
        .map(at -> letters.codePointAt(letters.offsetByCodePoints(0, at)))
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                   | 1:1 The file is empty; start with 'name:'.
          [a]                                                  | 1:1 Write the workspace as 'key: value' pairs.
          name: x                                              | 1:1 The key 'repositories' is missing in the workspace; add it.
          {name: x, repositories: []}                          | 1:25 There is no repository in the list; add at least one.
          {name: x, name: y, repositories: []}                 | 1:11 The key 'name' stands twice in the workspace; keep one.
          {name: [x], repositories: []}                        | 1:8 Write 'name' as plain text.
          {name: a/b, repositories: []}                        | 1:8 'a/b' is no repository name: use letters, digits, dot, dash and underscore.
          {name: x, repos: []}                                 | 1:11 Unknown key 'repos' in the workspace; did you mean 'repositories'?
          {name: x, colour: []}                                | 1:11 Unknown key 'colour' in the workspace; use name, repositories, dependency_graph, sync_rules, workflows, ignored_findings.
          {name: x, repositories: [{name: a, uri: 'file:///a'}]}    | 1:36 Unknown key 'uri' in a repository; did you mean 'url'?
          {name: x, repositories: [{name: a, url: 'file:///a', brnach: b}]}     | 1:54 Unknown key 'brnach' in a repository; did you mean 'branch'?
          {name: x, repositories: [{name: a, url: 'file:///a', path: /x}, {name: b, url: 'file:///a', path: /y/../x}]} | 1:65 'b' has the path of another repository; give it its own.
          {name: x, repositories: {a: b}}                      | 1:25 Write 'repositories' as a list, [a, b] or one '- a' per line.
          {name: x, repositories: [a]}                         | 1:26 Write a repository as 'key: value' pairs.
          {name: x, repositories: [{name: a}]}                 | 1:26 The key 'url' is missing in a repository; add it.
          {name: x, repositories: [{name: a, url: 'x:y@z'}]}   | 1:41 The repository address is not usable: give https://, ssh://, git://, file:// or user@host:path, without a password or token in it.
          {name: x, repositories: [{name: a, url: 'file:///a', sync_strategy: often}]} | 1:69 'often' is no sync strategy; use main_branch, feature_branch or pinned.
          {name: x, repositories: [{name: a, url: 'file:///a', sync_method: cherry}]}  | 1:67 'cherry' is no sync method; use merge, rebase, squash or ff_only.
          {name: x, repositories: [{name: a, url: 'file:///a', pin: v1}]}              | 1:59 A 'pin' needs 'sync_strategy: pinned'; add that or remove it.
          {name: x, repositories: [{name: a, url: 'file:///a', sync_strategy: pinned, pin: --all}]} | 1:82 '--all' is no tag and no commit; write it as git shows it.
          {name: x, repositories: [{name: a, url: 'file:///a', path: ../a}]}           | 1:60 '../a' is no place of a checkout; begin it with / or ~/.
          {name: x, repositories: [{name: a, url: 'file:///a', tags: ['a b']}]}        | 1:61 'a b' is no group or tag: use letters, digits, dot, dash and underscore.
          {name: x, repositories: [{name: a, url: 'file:///a', auto_sync: maybe}]}     | 1:65 Write 'auto_sync' as true or false.
          {name: x, repositories: [{name: a, url: 'file:///a', branch: '-x'}]}         | 1:62 '-x' is no branch name; write it as git shows it.
          {name: x, repositories: [{name: a, url: 'file:///a', dependencies: b}]}      | 1:68 Write 'dependencies' as a list, [a, b] or one '- a' per line.
          {name: x, repositories: [{name: a, url: 'file:///a'}, {name: a, url: 'file:///b'}]} | 1:55 There are two repositories named 'a'; rename one.
          {name: x, repositories: [{name: a, url: 'file:///a'}], dependency_graph: [a]} | 1:74 Write 'dependency_graph' as 'key: value' pairs.
          {name: x, repositories: [{name: a, url: 'file:///a'}], sync_rules: [{action: b}]} | 1:69 The key 'trigger' is missing in a sync rule; add it.
          {name: x, repositories: [{name: a, url: 'file:///a'}], workflows: [{on: pull_reqest.opened, run: b}]} | 1:73 No host tells of 'pull_reqest.opened'; did you mean 'pull_request'?
          {name: x, repositories: [{name: a, url: 'file:///a'}], workflows: [{on: push}]} | 1:68 The key 'run' is missing in a workflow; add it.
          {name: x, repositories: [{name: a, url: 'file:///a'}], ignored_findings: [{rule: b, reason: ''}]} | 1:93 Say which rule is ignored, and the reason.
          """)
  void saysWhereAndWhatToChange(String yaml, String message) {
    assertThatThrownBy(() -> WorkspaceFile.parse(yaml == null ? "" : yaml))
        .isInstanceOf(WorkspaceFileException.class)
        .hasMessage(message);
  }

  @Test
  void readsAndWritesWhichFindingsAreMeantSo() {
    var shop =
        WorkspaceFile.parse(
            """
            name: shop
            repositories: [{ name: backend, url: "https://h/b.git" }]
            ignored_findings:
              - { rule: weak-hash, repository: backend, path: "src/legacy/**", reason: "old \\"files\\"" }
              - { rule: select-star, reason: reports need all }
            """);
    assertThat(shop.ignored())
        .containsExactly(
            new IgnoredFinding(
                "weak-hash",
                Optional.of(new RepositoryId("backend")),
                Optional.of("src/legacy/**"),
                "old \"files\""),
            new IgnoredFinding(
                "select-star", Optional.empty(), Optional.empty(), "reports need all"));
    assertThat(WorkspaceFile.parse(WorkspaceFile.write(shop))).isEqualTo(shop);
  }

  @Test
  void readsWhatEventsStart() {
    var shop =
        WorkspaceFile.parse(
            """
            name: shop
            repositories: [{name: api, url: "https://h/a"}]
            workflows:
              - on: pull_request.opened
                run: pr-reviewer
              - on: release
                run: implement
                request: 'Take "{tag}" in'
                repositories: [api]
            """);
    var api = new RepositoryId("api");
    assertThat(shop.workflows())
        .containsExactly(
            new WorkflowRule("pull_request.opened", "pr-reviewer", "", List.of()),
            new WorkflowRule("release", "implement", "Take \"{tag}\" in", List.of(api)));
    assertThat(WorkspaceFile.parse(WorkspaceFile.write(shop))).isEqualTo(shop);
    var release = shop.workflows().getLast();
    assertThat(release.isFor(api, "release.published")).isTrue();
    assertThat(release.isFor(api, "releases.published")).isFalse();
    assertThat(release.isFor(new RepositoryId("web"), "release.published")).isFalse();
  }

  @Test
  void saysWhereYamlIsBroken() {
    assertThatThrownBy(() -> WorkspaceFile.parse("name: shop\nrepositories: [\n"))
        .isInstanceOf(WorkspaceFileException.class)
        .hasMessageStartingWith("3:1 This is no YAML: ");
    assertThatThrownBy(() -> WorkspaceFile.parse("a: \u0001"))
        .isInstanceOf(WorkspaceFileException.class);
    assertThatThrownBy(() -> WorkspaceFile.parse("&a [*a]"))
        .isInstanceOf(WorkspaceFileException.class);
  }
}
