package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.task.Markers.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkersTest {
  private static final List<String> FILE = List.of("a.txt");
  private static final String BOTH =
      "before\n<<<<<<< yours\nmine 1\nmine 2\n=======\ntheirs\n>>>>>>> upstream\nafter";

  @TempDir Path dir;

  private String taken(String text, Side side) throws IOException {
    Files.writeString(dir.resolve("a.txt"), text, StandardCharsets.ISO_8859_1);
    new Markers(dir).take(FILE, side);
    return Files.readString(dir.resolve("a.txt"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsOneSideAndEverythingAround() throws IOException {
    assertThat(taken(BOTH, Side.OURS)).isEqualTo("before\nmine 1\nmine 2\nafter");
    assertThat(taken(BOTH, Side.THEIRS)).isEqualTo("before\ntheirs\nafter");
    assertThat(taken(BOTH + "\n" + BOTH + "\n", Side.THEIRS))
        .isEqualTo("before\ntheirs\nafter\nbefore\ntheirs\nafter\n");
    assertThat(new Markers(dir).left(FILE)).isEmpty();
  }

  @Test
  void keepsLineEndsAndBytesAsTheyAre() throws IOException {
    var windows = "\u00e9\r\n<<<<<<< yours\r\n\u00ff\r\n=======\r\n\r\n>>>>>>> upstream\r\n";
    assertThat(taken(windows, Side.OURS)).isEqualTo("\u00e9\r\n\u00ff\r\n");
    assertThat(taken(windows, Side.THEIRS)).isEqualTo("\u00e9\r\n\r\n");
  }

  @Test
  void leavesWhatIsNotClear() throws IOException {
    var heading = "<<<<<<< yours\nHeading\n=======\nmine\n=======\ntheirs\n>>>>>>> upstream\n";
    assertThat(taken(heading, Side.OURS)).isEqualTo(heading);
    assertThat(new Markers(dir).left(FILE)).containsExactly("a.txt");
    var cut = "<<<<<<< yours\nmine\n=======\n";
    assertThat(taken(cut, Side.OURS)).isEqualTo(cut);
  }

  @Test
  void takesNoTextAboutConflictsForOne() throws IOException {
    var text = "Git writes\n<<<<<<< HEAD\nand\n>>>>>>> topic\n";
    assertThat(taken(text, Side.THEIRS)).isEqualTo(text);
    assertThat(new Markers(dir).left(FILE)).isEmpty();
  }

  @Test
  void looksNowhereElse() throws IOException {
    Files.writeString(dir.resolve("secret"), BOTH);
    var inside = Files.createDirectory(dir.resolve("tree"));
    Files.createSymbolicLink(inside.resolve("link"), dir.resolve("secret"));
    Files.createSymbolicLink(inside.resolve("folder"), dir);
    var led = List.of("../secret", "link", "folder/secret", "missing");

    new Markers(inside).take(led, Side.OURS);

    assertThat(new Markers(inside).left(led)).isEmpty();
    assertThat(Files.readString(dir.resolve("secret"))).isEqualTo(BOTH);
  }
}
