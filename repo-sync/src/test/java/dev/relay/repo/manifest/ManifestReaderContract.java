package dev.relay.repo.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.Manifests;
import dev.relay.repo.graph.UnreadableManifest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every reader of manifests must do, above all with files that mean harm. */
@Timeout(120)
abstract class ManifestReaderContract {
  abstract ManifestReader reader();

  /** Path to content: one of each kind of file, each holding something. */
  abstract Map<String, String> samples();

  final Manifest read(String path, String content) {
    return reader().read(path, content.getBytes(UTF_8));
  }

  /** {@code space name@line~confidence}, as it is read. */
  final List<String> uses(String path, String content) {
    return read(path, content).consumes().stream()
        .map(use ->
            "%s %s@%d~%s"
                .formatted(
                    use.coordinate().space(),
                    use.coordinate().name(),
                    use.line(),
                    use.confidence()))
        .toList();
  }

  /** {@code space name}. */
  final List<String> makes(String path, String content) {
    return read(path, content).produces().stream().map(c -> c.space() + " " + c.name()).toList();
  }

  @Test
  void readsItsOwnFilesAndNoOthers() {
    assertThat(samples()).isNotEmpty();
    assertThat(samples().keySet()).allMatch(reader()::reads);
    assertThat(List.of("README.md", "src/Main.java", "x", "notes.txt", "a/pom.xml.bak"))
        .noneMatch(reader()::reads);
    assertThat(reader().kind()).matches("[a-z]+");
    assertThat(reader().version()).isPositive();
  }

  @Test
  void findsSomethingOnALineThatIsThere() {
    samples()
        .forEach((path, content) -> {
          var manifest = read(path, content);
          assertThat(
                  manifest.produces().size()
                      + manifest.consumes().size()
                      + manifest.defines().size())
              .as(path)
              .isPositive();
          assertThat(manifest.consumes())
              .as(path)
              .allSatisfy(use -> {
                assertThat(use.line()).isBetween(1, (int) content.lines().count());
                assertThat(use.confidence()).isBetween(0.01, 0.99);
                assertThat(use.coordinate().name()).isNotBlank();
              });
        });
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotMatter() {
    samples()
        .forEach((path, content) -> {
          var manifest = read(path, content);
          assertThat(read(path, content.replace("\n", "\r\n"))).as(path).isEqualTo(manifest);
          assertThat(read(path, "\uFEFF" + content)).as(path).isEqualTo(manifest);
        });
  }

  @Test
  void whatIsHostileIsRefusedOrHarmless() {
    for (var path : samples().keySet()) {
      hostile(path).forEach((what, bytes) -> survives(path, what, bytes));
    }
  }

  @Test
  void whatIsCutAnywhereIsRefusedOrHarmless() {
    samples()
        .forEach((path, content) -> {
          var bytes = content.getBytes(UTF_8);
          for (int end = 0; end < bytes.length; end += 7) {
            survives(path, "cut at " + end, Arrays.copyOf(bytes, end));
          }
        });
  }

  @Test
  void otherEncodingsAreNeverMisread() {
    samples()
        .forEach((path, content) -> {
          var read = survives(path, "UTF-16", content.getBytes(UTF_16));
          read.ifPresent(manifest -> assertThat(manifest).isEqualTo(read(path, content)));
        });
  }

  private Optional<Manifest> survives(String path, String what, byte[] bytes) {
    try {
      var manifest = reader().read(path, bytes);
      assertThat(manifest.consumes().size()).as(path + " " + what).isLessThanOrEqualTo(5000);
      return Optional.of(manifest);
    } catch (UnreadableManifest e) {
      assertThat(e.getMessage()).as(path + " " + what).endsWith(".").doesNotContain("Exception");
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(path + " " + what, e);
    }
  }

  private Map<String, byte[]> hostile(String path) {
    var all = new LinkedHashMap<String, byte[]>();
    var random = new byte[1 << 16];
    new Random(7).nextBytes(random);
    var sample = samples().getOrDefault(path, "");
    all.put("nothing", new byte[0]);
    all.put("zeros", new byte[5000]);
    all.put("noise", random);
    all.put("Latin-1", (sample + "\n# \u00e4\u00f6\n").getBytes(ISO_8859_1));
    all.put("itself for ever", filled(sample));
    for (var piece :
        List.of("[", "{", "(", "<a>", "- ", "? ", "\"", "'", "a", " ", "\n", "/", "#", "=", "${")) {
      all.put("only " + piece, filled(piece));
      all.put(
          "itself, then " + piece, (sample + "x".repeat(3) + piece.repeat(50_000)).getBytes(UTF_8));
    }
    all.put("lines", filled("a b c d = [\"e:f\"]\n"));
    all.put("laughs", LAUGHS.getBytes(UTF_8));
    all.put("an alias of itself", "&a [*a, *a]\n".getBytes(UTF_8));
    all.put("a tag that makes things", "!!javax.script.ScriptEngineManager [x]\n".getBytes(UTF_8));
    all.put("entities", XML_LAUGHS.getBytes(UTF_8));
    all.put("a file of ours", XML_FILE.getBytes(UTF_8));
    return all;
  }

  private static byte[] filled(String piece) {
    var times = piece.isEmpty() ? 0 : Manifests.MAX_BYTES / 4 / piece.getBytes(UTF_8).length;
    return piece.repeat(times).getBytes(UTF_8);
  }

  static final String LAUGHS =
      """
      a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
      services: *g
      jobs: *g
      """;

  static final String XML_LAUGHS =
      """
      <?xml version="1.0"?>
      <!DOCTYPE project [
        <!ENTITY a "lol lol lol lol lol lol lol lol lol lol">
        <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
      ]>
      <project><artifactId>&d;</artifactId></project>
      """;

  static final String XML_FILE =
      """
      <?xml version="1.0"?>
      <!DOCTYPE project [ <!ENTITY secret SYSTEM "file:///etc/hostname"> ]>
      <project><artifactId>&secret;</artifactId></project>
      """;
}
