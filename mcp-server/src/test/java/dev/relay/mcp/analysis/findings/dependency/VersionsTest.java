package dev.relay.mcp.analysis.findings.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NPM | 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.2.0 1.10.0 2.0.0",
        "GO | v0.0.0-20190101000000-abcdef v0.1.0 v1.2.3 v1.10.0",
        "CRATES | 0.9.9 1.0.0-rc1 1.0.0 99999999999999999999.0.0",
        "MAVEN | 1.0-alpha-1 1.0-beta 1.0-m2 1.0-rc1 1.0-SNAPSHOT 1.0 1.0-sp1 1.0.1 1.1 1.2-jre 1.10 2.0.0.RC1 2.0.0.Final 2.0.1.Final 20040616",
        "PYPI | 1.0.dev1 1.0a1 1.0b2 1.0rc1 1.0 1.0.post1 1.0.1 1.1 1.10 1!0.1"
      })
  void versionsFollowEachOther(Ecosystem ecosystem, String versions) {
    var all = versions.split(" ");
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < all.length; j++) {
        assertThat(Integer.signum(ecosystem.order().compare(all[i], all[j])))
            .as(all[i] + " and " + all[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAVEN, 1.0, 1.0.0",
    "MAVEN, 1.0.GA, 1.0-final",
    "NPM, 1.0.0+a, 1.0.0+b",
    "GO, v1.2.0, 1.2.0",
    "PYPI, 1.0, 1.0.0",
    "PYPI, 1.0c1, 1.0-rc.1"
  })
  void someAreTheSame(Ecosystem ecosystem, String a, String b) {
    assertThat(ecosystem.order().compare(a, b)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"NPM, '', ---", "MAVEN, '', ...", "PYPI, what, ''", "GO, é, 1"})
  void whateverStandsThereIsCompared(Ecosystem ecosystem, String a, String b) {
    assertThat(ecosystem.order().compare(a, b)).isEqualTo(-ecosystem.order().compare(b, a));
  }

  private static List<String> read(String path, String text) {
    var reader = VersionReaders.of(path).orElseThrow();
    return VersionReaders.read(reader, path, text.getBytes(StandardCharsets.UTF_8))
        .dependencies()
        .stream()
        .map(each ->
            "%s %s:%d %s".formatted(each.name(), each.version(), each.line(), each.source()))
        .toList();
  }

  @Test
  void readsLockFilesOfNpmYarnAndPnpm() {
    assertThat(
            read(
                "web/package-lock.json",
                """
                {"lockfileVersion": 3, "packages": {
                  "": {"name": "x", "version": "1.0.0"},
                  "node_modules/lodash": {
                    "version": "4.17.20", "engines": {"node": ">=4"}},
                  "node_modules/a/node_modules/@b/c": {"version": "2.0.0"}}}
                """))
        .containsExactly("lodash 4.17.20:4 LOCKED", "@b/c 2.0.0:5 LOCKED");
    assertThat(
            read(
                "package-lock.json",
                """
                {"lockfileVersion": 1, "dependencies": {"a": {"version": "1.0.0",
                  "dependencies": {"b": {"version": "2.0.0"}}}}}
                """))
        .containsExactly("a 1.0.0:1 LOCKED", "b 2.0.0:2 LOCKED");
    assertThat(
            read(
                "yarn.lock",
                """
                # yarn lockfile v1

                "@babel/core@^7.0.0", "@babel/core@^7.1.0":
                  version "7.1.2"
                  dependencies:
                    version "9.9.9"
                "x@npm:^1":
                  version: 1.0.1
                """))
        .containsExactly("@babel/core 7.1.2:4 LOCKED", "x 1.0.1:8 LOCKED");
    assertThat(
            read(
                "pnpm-lock.yaml",
                """
                lockfileVersion: '9.0'
                importers:
                  /no@1.0.0:
                packages:
                  '@a/b@1.2.3':
                    resolution: {}
                  /c/4.5.6_x@1:
                  d@2.0.0(react@18.0.0):
                snapshots:
                  e@1.0.0:
                """))
        .containsExactly("@a/b 1.2.3:5 LOCKED", "c 4.5.6:7 LOCKED", "d 2.0.0:8 LOCKED");
  }

  @Test
  void readsGoPythonRustAndGradle() {
    assertThat(
            read(
                "go.mod",
                """
                module acme.dev/x
                go 1.24
                require github.com/a/b v1.2.3
                require (
                  golang.org/x/net v0.17.0 // indirect
                )
                exclude github.com/c/d v1.0.0
                """))
        .containsExactly("github.com/a/b v1.2.3:3 DECLARED", "golang.org/x/net v0.17.0:5 LOCKED");
    assertThat(
            read("requirements-dev.txt", "Django[argon2]==3.2.1 # web\nrequests>=2.0,<3\n-r x\n"))
        .containsExactly("django 3.2.1:1 DECLARED", "requests 2.0:2 AT_LEAST");
    assertThat(
            read(
                "pyproject.toml",
                """
                [project]
                dependencies = [
                  "Flask_Login==0.5.0",
                ]
                [tool.poetry.dependencies]
                python = "^3.12"
                httpx = "^0.27.0"
                """))
        .containsExactly("flask-login 0.5.0:3 DECLARED", "httpx 0.27.0:7 AT_LEAST");
    assertThat(read("Cargo.lock", "[[package]]\nname = \"time\"\nversion = \"0.1.40\"\n"))
        .containsExactly("time 0.1.40:3 LOCKED");
    assertThat(read("poetry.lock", "[[package]]\nname = \"PyYAML\"\nversion = \"5.3\"\n"))
        .containsExactly("pyyaml 5.3:3 LOCKED");
    assertThat(read("build.gradle.kts", "val v = \"1.5\"\nimplementation(\"a.b:c:$v\")\n"))
        .containsExactly("a.b:c ${v}:2 DECLARED");
  }

  @Test
  void fillsInWhatFilesAboveSay() {
    var files = new TreeMap<String, Declared>();
    put(
        files,
        Map.of(
            "pom.xml",
            """
            <project>
              <groupId>a</groupId><artifactId>p</artifactId><version>1</version>
              <properties><log.version>2.14.1</log.version></properties>
              <dependencyManagement><dependencies><dependency>
                <groupId>org.log</groupId><artifactId>core</artifactId>
                <version>${log.version}</version>
              </dependency></dependencies></dependencyManagement>
            </project>
            """,
            "app/pom.xml",
            """
            <project><dependencies>
              <dependency><groupId>org.log</groupId>
                <artifactId>core</artifactId></dependency>
              <dependency><groupId>x</groupId><artifactId>y</artifactId></dependency>
            </dependencies></project>
            """,
            "gradle/libs.versions.toml",
            """
            [versions]
            kit = "3.1"
            [libraries]
            kit = { module = "k:kit", version.ref = "kit" }
            """));
    var resolved = ResolvedVersions.of(files);
    assertThat(resolved.known())
        .map(at -> at.path() + " " + at.dependency().name() + " " + at.dependency().version())
        .containsExactly(
            "app/pom.xml org.log:core 2.14.1",
            "gradle/libs.versions.toml k:kit 3.1",
            "pom.xml org.log:core 2.14.1");
    assertThat(resolved.unknown()).isEqualTo(1);
  }

  private static void put(Map<String, Declared> files, Map<String, String> texts) {
    texts.forEach((path, text) -> {
      var reader = VersionReaders.of(path).orElseThrow();
      files.put(path, VersionReaders.read(reader, path, text.getBytes(StandardCharsets.UTF_8)));
    });
  }

  @ParameterizedTest
  @CsvSource({
    "package-lock.json, '{\"packages\": {'",
    "package.json, 'no json'",
    "pom.xml, '<a'",
    "pom.xml, '<!DOCTYPE x><project/>'"
  })
  void refusesWhatIsNoSuchFile(String path, String text) {
    assertThatThrownBy(() -> read(path, text)).isInstanceOf(UnreadableVersions.class);
  }

  @ParameterizedTest
  @CsvSource({
    "package-lock.json",
    "package.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "go.mod",
    "pom.xml",
    "requirements.txt",
    "pyproject.toml",
    "Cargo.lock",
    "build.gradle",
    "libs.versions.toml"
  })
  void survivesWhateverStandsThere(String path) {
    var random = new Random(path.hashCode());
    var pieces =
        List.of(
            "packages",
            "\"",
            ":",
            "{",
            "}",
            "\n",
            "  ",
            "version",
            "=",
            "1.2.3",
            "<",
            ">",
            "/",
            "@",
            "[",
            "]",
            "require",
            "(",
            ")",
            "dependencies",
            "name",
            "${a}",
            "\t",
            "é",
            "\0");
    for (int round = 0; round < 200; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      readOrRefuse(path, text.toString());
    }
    readOrRefuse(path, "[".repeat(200_000));
    readOrRefuse(path, "{\"a\":".repeat(50_000));
    readOrRefuse(path, "<a>".repeat(50_000));
    readOrRefuse(path, " a==".repeat(200_000));
    readOrRefuse(path, "\"a:b:".repeat(200_000));
  }

  private static void readOrRefuse(String path, String text) {
    try {
      assertThat(read(path, text)).allSatisfy(each -> assertThat(each).isNotBlank());
    } catch (UnreadableVersions e) {
      assertThat(e).hasMessageMatching("it (is|has|cannot).*");
    }
  }
}
