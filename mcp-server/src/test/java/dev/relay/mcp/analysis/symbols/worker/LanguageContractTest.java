package dev.relay.mcp.analysis.symbols.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One sample per language and what is read in it. {@code -Dsnapshots.write=true} writes it anew.
 */
class LanguageContractTest {
  private static final boolean WRITE = Boolean.getBoolean("snapshots.write");
  private static final Path SAMPLES = Path.of("src/test/resources/symbols");
  private static SymbolWorker worker;

  @BeforeAll
  static void start(@TempDir Path dir) {
    worker = new SymbolWorker(dir.resolve("worker"));
  }

  @AfterAll
  static void stop() {
    worker.close();
  }

  static Stream<Language> languages() {
    return Languages.all();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void readsWhatIsDefinedAndUsed(Language language) throws IOException {
    var sample = sample(language);
    var source = new Source(language, Files.readString(sample));
    var symbols = worker.parse(List.of(source)).getFirst().map(SymbolBytes::read).orElseThrow();
    var golden = SAMPLES.resolve(language.name() + ".txt");
    if (WRITE) {
      Files.writeString(golden, page(symbols));
    }
    assertThat(page(symbols)).isEqualTo(Files.readString(golden));
  }

  private static Path sample(Language language) {
    return Stream.of("sample.", "Sample.")
        .map(name -> SAMPLES.resolve(name + language.extensions().getFirst()))
        .filter(Files::exists)
        .findFirst()
        .or(() -> Stream.of(SAMPLES.resolve("sample." + language.name())).findFirst())
        .orElseThrow();
  }

  private static String page(FileSymbols symbols) {
    var definitions =
        symbols.definitions().stream()
            .map(d ->
                "%d-%d %s %s | %s"
                    .formatted(d.start(), d.end(), d.kind().word(), d.qualified(), d.signature()));
    var references =
        symbols.references().stream()
            .map(r ->
                "%d %s %s%s"
                    .formatted(
                        r.line(),
                        r.use().word(),
                        r.name(),
                        r.within() < 0
                            ? ""
                            : " in " + symbols.definitions().get(r.within()).qualified()));
    return "space: %s%nimports: %s%n%ndefined%n%s%n%nused%n%s%n"
        .formatted(
            symbols.space(),
            String.join(", ", symbols.imports()),
            definitions.collect(Collectors.joining("\n")),
            references.collect(Collectors.joining("\n")));
  }
}
