package dev.relay.mcp.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.findings.osv.OsvData;
import dev.relay.mcp.analysis.findings.osv.Vulnerabilities;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.SyntaxScan;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.IgnoredFinding;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
  private static final String TOKEN = Examples.filled("ghp_{x36}");
  private static final String POM =
      """
      <project><properties><java.version>%s</java.version></properties><dependencies>
        <dependency><groupId>org.log</groupId><artifactId>core</artifactId>
          <version>%s</version></dependency>
      </dependencies></project>
      """;

  @TempDir Path dir;
  private Repos repos;
  private TreeScans scans;
  private Repository api;
  private Repository shop;
  private Repository mail;

  @BeforeEach
  void fill() {
    repos = new Repos(dir);
    scans = new TreeScans(repos.git(), new BlobScan(new RuleSet(Rules.own())), SyntaxScan.NONE);
    api =
        repos.remote(
            "api",
            Map.of(
                "pom.xml",
                POM.formatted("21", "2.14.1"),
                "src/A.java",
                "import org.slf4j.Logger;\nclass A {}\n",
                "src/conf.txt",
                "a\nb " + TOKEN + "\n"));
    shop =
        repos.remote(
            "shop",
            Map.of(
                "pom.xml",
                POM.formatted("21", "2.17.1"),
                "src/B.java",
                "import org.slf4j.Logger;\nclass B { }\n"));
    mail =
        repos.remote(
            "mail",
            Map.of(
                "pom.xml",
                POM.formatted("17", "2.17.1"),
                "src/C.java",
                """
                import java.util.logging.Logger;
                class C { void c(Exception e) { e.printStackTrace(); } }
                """));
    List.of(api, shop, mail).forEach(repos.mirrors()::refresh);
  }

  private Findings findings(Optional<Path> osv) {
    var heads = new Heads(repos.git(), repos.mirrors());
    var vulnerabilities = new Vulnerabilities(osv.map(OsvData::new));
    return new Findings(heads, scans, new DependencyFindings(vulnerabilities), List.of());
  }

  private FindingsReport find(Topic topic, IgnoredFinding... ignored) {
    return findings(Optional.empty()).find(query(topic, ignored));
  }

  private FindingsQuery query(Topic topic, IgnoredFinding... ignored) {
    return new FindingsQuery(
        List.of(api, shop, mail), List.of(ignored), Set.of(topic), 0, 100, () -> false);
  }

  private static List<String> told(FindingsReport report) {
    return report.findings().stream()
        .map(f -> "%s %s/%s:%d".formatted(f.rule(), f.repository(), f.path(), f.line()))
        .toList();
  }

  @Test
  void findsSecretsWithoutShowingThem() {
    var report = find(Topic.SECURITY);
    assertThat(told(report)).containsExactly("github-personal-token api/src/conf.txt:2");
    assertThat(report.toString()).doesNotContain(TOKEN).doesNotContain(TOKEN.substring(4));
    assertThat(report.severities()).containsExactly(Map.entry(Severity.CRITICAL, 1));
    assertThat(report.notes()).singleElement().asString().contains("RELAY_OSV_DIR");
  }

  @Test
  void findsVulnerableDependencies() throws IOException {
    Files.writeString(
        dir.resolve("GHSA-1.json"),
        """
        {"id": "GHSA-1", "aliases": ["CVE-2021-1"], "summary": "Lookups run code.",
         "database_specific": {"severity": "HIGH"},
         "affected": [{"package": {"ecosystem": "Maven", "name": "org.log:core"},
           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.0"}, {"fixed": "2.15.0"}]}]}]}
        """);
    var report = findings(Optional.of(dir)).find(query(Topic.SECURITY));
    assertThat(told(report)).contains("vulnerable-dependency api/pom.xml:3").hasSize(2);
    var finding = report.findings().getLast();
    assertThat(finding.title())
        .isEqualTo("org.log:core 2.14.1 has a known vulnerability, CVE-2021-1");
    assertThat(finding.fix()).isEqualTo("Use 2.15.0 or later.");
  }

  @Test
  void tellsWhatIsDoneDifferentlyAndWhere() {
    var report = find(Topic.CONSISTENCY);
    assertThat(report.findings())
        .extracting(Finding::title)
        .containsExactlyInAnyOrder(
            "Java version: 17 in mail, while 2 use 21",
            "logging in Java: java.util.logging in mail, while 2 use SLF4J",
            "org.log:core (Maven): 2.14.1 in api, while 2 use 2.17.1");
    var logging =
        report.findings().stream().filter(f -> f.title().startsWith("logging")).findFirst();
    assertThat(logging.orElseThrow().places())
        .containsExactly(
            new Place("mail", "src/C.java", 1, "java.util.logging", false),
            new Place("api", "src/A.java", 1, "SLF4J", true),
            new Place("shop", "src/B.java", 1, "SLF4J", true));
  }

  @Test
  void tellsErrorsApartFromSecurity() {
    assertThat(told(find(Topic.ERRORS)))
        .containsExactly("java-print-stack-trace mail/src/C.java:2");
    assertThat(told(find(Topic.PERFORMANCE))).isEmpty();
  }

  @Test
  void leavesOutWhatIsMeantSoAndTellsWhatIsNoLongerNeeded() {
    repos.commit(
        mail,
        "say why",
        Map.of(
            "src/C.java",
                """
                // relay:ignore java-print-stack-trace a tool for the console
                class C { void c(Exception e) { e.printStackTrace(); } }
                // relay:ignore java-print-stack-trace nothing here
                // relay:ignore java-print-stack-trace
                // relay:ignore no-such-rule why
                """,
            "README.md", "Write relay:ignore rule reason.\n"));
    repos.mirrors().refresh(mail);
    var report = find(Topic.ERRORS);
    assertThat(report.findings()).isEmpty();
    assertThat(report.ignored()).isEqualTo(1);
    assertThat(report.stale())
        .extracting(stale -> stale.line() + " " + stale.sentence())
        .containsExactly(
            "3 Nothing is found there any more: take the comment out.",
            "4 It has no reason and does not count: write one after the rule.",
            "5 There is no rule of this name.");
    assertThat(find(Topic.PERFORMANCE).stale()).hasSize(2);
  }

  @Test
  void leavesOutWhatTheWorkspaceSaysIsMeantSo() {
    var used = ignored("github-personal-token", "api", "src/*.txt");
    var unused = ignored("github-personal-token", "shop", "src/*.txt");
    var unknown = ignored("github-token", "api", "**");
    var report = find(Topic.SECURITY, used, unused, unknown);
    assertThat(report.findings()).isEmpty();
    assertThat(report.stale())
        .extracting(FindingsReport.StaleIgnore::sentence)
        .containsExactly(
            "Nothing is found there any more: take the entry out.",
            "There is no rule of this name.");
  }

  private static IgnoredFinding ignored(String rule, String repository, String path) {
    return new IgnoredFinding(
        rule, Optional.of(new RepositoryId(repository)), Optional.of(path), "it is a test");
  }

  @Test
  void readsOnlyWhatChangedSinceTheLastTime() {
    find(Topic.SECURITY);
    repos.commit(api, "more", Map.of("src/new.txt", "x " + TOKEN + "\n"));
    var head = repos.mirrors().refresh(api);
    var tree = scans.of(repos.mirrors().gitDir(api), "main", head, () -> false);
    assertThat(tree.looked()).isEqualTo(1);
    assertThat(told(find(Topic.SECURITY))).hasSize(2);
    Repos.run(repos.work("api"), "rm", "-q", "src/conf.txt", "src/new.txt");
    repos.push(api, "gone");
    repos.mirrors().refresh(api);
    assertThat(told(find(Topic.SECURITY))).isEmpty();
  }

  @Test
  void givesPagesAndCountsAll() {
    var report =
        findings(Optional.empty())
            .find(
                new FindingsQuery(
                    List.of(api, shop, mail),
                    List.of(),
                    Set.of(Topic.CONSISTENCY),
                    2,
                    2,
                    () -> false));
    assertThat(report.findings()).hasSize(1);
    assertThat(report.total()).isEqualTo(3);
    assertThat(report.next()).isEqualTo(-1);
  }

  @Test
  void stopsAndSaysThatItDid() {
    var stopped =
        new FindingsQuery(List.of(api), List.of(), Set.of(Topic.SECURITY), 0, 10, () -> true);
    var report = findings(Optional.empty()).find(stopped);
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes()).contains("api was not looked at to its end: ask again.");
    assertThat(told(find(Topic.SECURITY))).hasSize(1);
  }

  @Test
  void goesOnWhereItWasStopped() {
    var files = new HashMap<String, String>();
    for (int i = 0; i < 50; i++) {
      files.put("src/" + i + ".txt", i + "\n" + Examples.filled("ghp_{x36} " + i) + "\n");
    }
    var head = repos.commit(api, "many", files);
    repos.mirrors().refresh(api);
    var asked = new AtomicInteger();
    var gitDir = repos.mirrors().gitDir(api);
    var first = scans.of(gitDir, "main", head, () -> asked.incrementAndGet() > 100);
    assertThat(first.whole()).isFalse();
    assertThat(first.looked()).isBetween(1, 52);
    var second = scans.of(gitDir, "main", head, () -> false);
    assertThat(second.whole()).isTrue();
    assertThat(first.looked() + second.looked()).isEqualTo(53);
    assertThat(second.files()).hasSize(53);
  }

  @Test
  void saysWhichRepositoryCanNotBeReached() {
    var gone =
        Repository.of(
            new RepositoryId("gone"),
            new RemoteUrl(dir.resolve("gone").toUri().toString()),
            "main");
    var both =
        new FindingsQuery(
            List.of(api, gone), List.of(), Set.of(Topic.SECURITY), 0, 10, () -> false);
    assertThat(findings(Optional.empty()).find(both).notes()).hasSize(2);
    var none =
        new FindingsQuery(List.of(gone), List.of(), Set.of(Topic.SECURITY), 0, 10, () -> false);
    assertThatThrownBy(() -> findings(Optional.empty()).find(none)).isInstanceOf(GitFailure.class);
  }

  @Test
  void tellsOnlySecretsThatAChangeBringsIn() {
    var base = repos.head(api);
    var other = Examples.filled("glpat-{x20}");
    repos.commit(
        api,
        "change",
        Map.of(
            "src/conf.txt", "moved down\n\na\nb " + TOKEN + "\n",
            "src/copy.txt", TOKEN + "\n",
            "src/new.txt", "one\ntwo " + other + "\n",
            "src/meant.txt", other + " # relay:ignore gitlab-personal-token a fixture\n"));
    var found = inChange(base, repos.mirrors().refresh(api));
    assertThat(found)
        .extracting(f -> f.path() + ":" + f.line() + " " + f.rule())
        .containsExactly("src/new.txt:2 gitlab-personal-token");
  }

  private List<Finding> inChange(Sha base, Sha tree) {
    var found =
        new SecretsInChanges(scans).in("api", repos.mirrors().gitDir(api), base, tree, () -> false);
    assertThat(found.whole()).isTrue();
    return found.findings();
  }

  @Test
  void readsRulesOfTheUsersAndSaysWhenItCanNot() throws IOException {
    var file = dir.resolve("ours.toml");
    Files.writeString(file, "[[rules]]\nid = 'ours'\nregex = '''our-[0-9]{4}'''\n");
    assertThat(load(file).rules()).hasSize(Rules.own().size() + 1);
    Files.writeString(file, "[[rules]]\nid = 'ours'\nregex = '''(?=a)'''\n");
    assertThat(load(file).problems())
        .singleElement()
        .asString()
        .startsWith("The rules of RELAY_GITLEAKS_RULES are not used: ours.toml, line 3: ");
    assertThat(load(dir.resolve("gone.toml")).problems())
        .singleElement()
        .asString()
        .contains("can't be read");
  }

  private static Rules load(Path gitleaks) {
    return Rules.load(Optional.of(gitleaks), Optional.empty());
  }

  @Test
  void readsRulesOfTheUsersInItsOwnForm() throws IOException {
    var file = dir.resolve("ours.yaml");
    Files.writeString(
        file,
        """
        rules:
          - {id: acme-call, topic: errors, severity: low, title: T, why: W., fix: F., keywords: [acme], pattern: 'acme\\('}
        """);
    var rules = Rules.load(Optional.empty(), Optional.of(file));
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSize(Rules.own().size() + 1);
  }
}
