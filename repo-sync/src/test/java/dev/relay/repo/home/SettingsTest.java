package dev.relay.repo.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path dir;
  private RelayHome home;

  @BeforeEach
  void create() {
    home = new RelayHome(dir).create();
  }

  @Test
  void readsEveryKindOfLine() throws IOException {
    write(
        """
        # a comment
        PLAIN = one two # said why
        export EXPORTED=yes
        SINGLE='a "b" #c $d \\n'
        DOUBLE="a \\"b\\" #c\\nd" # e
        HASH=a#b
        EMPTY=
        AGAIN=first
        AGAIN=last
        """);
    var settings = Settings.load(home, Map.of());
    assertThat(settings.get("PLAIN")).contains("one two");
    assertThat(settings.get("EXPORTED")).contains("yes");
    assertThat(settings.get("SINGLE")).contains("a \"b\" #c $d \\n");
    assertThat(settings.get("DOUBLE")).contains("a \"b\" #c\nd");
    assertThat(settings.get("HASH")).contains("a#b");
    assertThat(settings.present("EMPTY")).isFalse();
    assertThat(settings.get("AGAIN")).contains("last");
  }

  @Test
  void letsTheEnvironmentWinUnlessItIsBlank() throws IOException {
    write("A=file\nB=file\n");
    var settings = Settings.load(home, Map.of("A", "environment", "B", " "));
    assertThat(settings.get("A")).contains("environment");
    assertThat(settings.get("B")).contains("file");
  }

  @Test
  void showsNamesOnly() throws IOException {
    write("ANTHROPIC_API_KEY=hush\n");
    assertThat(Settings.load(home, Map.of())).hasToString("Settings[ANTHROPIC_API_KEY]");
  }

  @Test
  void namesTheLineThatIsWrongAndNotItsSecret() throws IOException {
    write("A=1\nKEY='hush\n");
    assertThatThrownBy(() -> Settings.load(home, Map.of()))
        .isInstanceOf(HomeFailure.class)
        .hasMessageContaining("Line 2 of ")
        .hasMessageContaining("has a quote that does not end")
        .hasMessageNotContaining("hush");
    write("hush\n");
    assertThatThrownBy(() -> Settings.load(home, Map.of()))
        .hasMessageContaining("is not NAME=value")
        .hasMessageNotContaining("hush");
  }

  private void write(String text) throws IOException {
    Files.writeString(home.env(), text);
  }
}
