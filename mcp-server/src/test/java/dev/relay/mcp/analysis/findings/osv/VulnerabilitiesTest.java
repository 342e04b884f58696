package dev.relay.mcp.analysis.findings.osv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.findings.dependency.Dependency;
import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import dev.relay.mcp.analysis.findings.dependency.Ecosystem;
import dev.relay.mcp.analysis.findings.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VulnerabilitiesTest {
  @TempDir Path dir;
  private Vulnerabilities vulnerabilities = new Vulnerabilities(Optional.empty());

  @BeforeEach
  void fill() throws IOException {
    write(
        "Maven/log.json",
        """
        {"id": "GHSA-1", "aliases": ["CVE-2021-1"], "summary": "Lookups run code.",
         "database_specific": {"severity": "CRITICAL"},
         "affected": [{"package": {"ecosystem": "Maven", "name": "org.log:core"},
           "ranges": [{"type": "ECOSYSTEM", "events": [
             {"introduced": "2.13.0"}, {"fixed": "2.15.0"}, {"introduced": "2.0-beta9"}, {"fixed": "2.12.2"}]}]}]}
        """);
    write(
        "Maven/log2.json",
        """
        {"id": "GHSA-2", "summary": "It recurses.",
         "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H"}],
         "affected": [{"package": {"ecosystem": "Maven", "name": "org.log:core"},
           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.17.0"}]}]}]}
        """);
    write(
        "Maven/gone.json",
        """
        {"id": "GHSA-3", "withdrawn": "2022-01-01T00:00:00Z",
         "affected": [{"package": {"ecosystem": "Maven", "name": "org.log:core"}, "versions": ["9"]}]}
        """);
    write("Maven/broken.json", "{\"org.log:core\": ");
    Files.createDirectories(dir.resolve("PyPI"));
    try (var zip = new ZipOutputStream(Files.newOutputStream(dir.resolve("PyPI/all.zip")))) {
      zip.putNextEntry(new ZipEntry("PYSEC-1.json"));
      zip.write(
          """
          {"id": "PYSEC-1", "affected": [{"package": {"ecosystem": "PyPI", "name": "Py_Yaml"},
            "versions": ["5.3"], "ranges": [{"type": "GIT", "events": [{"introduced": "0"}]},
            {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"last_affected": "5.2"}]}]}]}
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    vulnerabilities = new Vulnerabilities(Optional.of(new OsvData(dir)));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(dir.resolve(name).getParent());
    Files.writeString(dir.resolve(name), text);
  }

  private static Dependency maven(String version) {
    return new Dependency(Ecosystem.MAVEN, "org.log:core", version, 1, Source.DECLARED);
  }

  private Map<Dependency, Vulnerability> found(Dependency... dependencies) {
    var checked = vulnerabilities.check(List.of(dependencies), () -> false);
    assertThat(checked.note()).isEmpty();
    return checked.found();
  }

  @Test
  void saysWhatIsKnownAndWhichVersionIsWithoutIt() {
    assertThat(found(maven("2.14.1")).values())
        .containsExactly(
            new Vulnerability(
                List.of("CVE-2021-1", "GHSA-2"),
                Severity.CRITICAL,
                "Lookups run code.",
                Optional.of("2.17.0")));
  }

  @ParameterizedTest
  @CsvSource({
    "2.0-alpha1, 1",
    "2.0-beta9, 2",
    "2.12.1, 2",
    "2.12.2, 1",
    "2.13.0, 2",
    "2.15.0, 1",
    "2.17.0, 0",
    "9, 0"
  })
  void comparesVersionsWithRanges(String version, int known) {
    var ids = found(maven(version)).values().stream().flatMap(each -> each.ids().stream());
    assertThat(ids).hasSize(known);
  }

  @ParameterizedTest
  @CsvSource({"5.2, 1", "5.3, 1", "5.2.1, 0", "5.4, 0"})
  void readsZipsAndTakesSpellingsForOne(String version, int known) {
    var yaml = new Dependency(Ecosystem.PYPI, "py-yaml", version, 1, Source.LOCKED);
    assertThat(found(yaml)).hasSize(known);
  }

  @Test
  void seesWhatIsNewInTheFolder() throws IOException {
    var npm = new Dependency(Ecosystem.NPM, "left", "1.0.0", 1, Source.LOCKED);
    assertThat(found(npm)).isEmpty();
    write(
        "MAL-1.json",
        """
        {"id": "MAL-1", "affected": [{"package": {"ecosystem": "npm", "name": "left"},
          "versions": ["1.0.0"]}]}
        """);
    assertThat(found(npm).values())
        .extracting(Vulnerability::severity)
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void saysWhenThereIsNoDataOrNoTime() {
    var absent = new Vulnerabilities(Optional.empty()).check(List.of(maven("1")), () -> false);
    assertThat(absent.note().orElseThrow()).contains("set RELAY_OSV_DIR to a folder");
    var gone = new Vulnerabilities(Optional.of(new OsvData(dir.resolve("gone"))));
    assertThat(gone.check(List.of(maven("1")), () -> false).note().orElseThrow())
        .contains("can't be read");
    var stopped = vulnerabilities.check(List.of(maven("2.14.1")), () -> true);
    assertThat(stopped.note().orElseThrow()).contains("no time");
    assertThat(stopped.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8",
    "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10.0",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 6.1",
    "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N, 1.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, 0.0"
  })
  void computesScoresAsTheSpecificationDoes(String vector, double score) {
    assertThat(Cvss.score(vector)).contains(score);
  }
}
