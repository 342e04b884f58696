package dev.relay.mcp.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRewriteTest {
  private static final Substitution RENAME =
      Substitution.of(CodemodSentence.parse("rename userName to displayName").orElseThrow());

  @TempDir Path tmp;
  private Path root;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectory(tmp.resolve("tree"));
  }

  private List<String> run() throws IOException, InterruptedException {
    var changed = new ArrayList<String>();
    new TreeRewrite(root, RENAME, changed::add).run(true);
    return changed;
  }

  @Test
  void keepsLineEndsAndModes() throws Exception {
    var script = Files.writeString(root.resolve("run.sh"), "echo userName\r\nexit\r\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    run();
    assertThat(Files.readString(script)).isEqualTo("echo displayName\r\nexit\r\n");
    assertThat(Files.isExecutable(script)).isTrue();
  }

  @Test
  void leavesBinaryHugeLockAndNonUtf8FilesAlone() throws Exception {
    Files.write(root.resolve("a.bin"), "userName\0".getBytes(StandardCharsets.UTF_8));
    Files.write(root.resolve("latin.txt"), "userName \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(root.resolve("package-lock.json"), "userName");
    Files.writeString(root.resolve("huge.txt"), "userName ".repeat(600_000));
    assertThat(run()).isEmpty();
  }

  @Test
  void neverFollowsALink() throws Exception {
    var outside = Files.writeString(tmp.resolve("outside.txt"), "userName");
    Files.createSymbolicLink(root.resolve("link.txt"), outside);
    Files.createSymbolicLink(root.resolve("folder"), tmp);
    assertThat(run()).isEmpty();
    assertThat(Files.readString(outside)).isEqualTo("userName");
  }

  @Test
  void renamesFilesButNeverOverAnother() throws Exception {
    Files.writeString(root.resolve("UserNameMapper.java"), "class UserNameMapper {}");
    Files.writeString(root.resolve("user-name.txt"), "a");
    Files.writeString(root.resolve("display-name.txt"), "b");
    assertThat(run()).containsExactlyInAnyOrder("UserNameMapper.java", "DisplayNameMapper.java");
    assertThat(root.resolve("DisplayNameMapper.java")).hasContent("class DisplayNameMapper {}");
    assertThat(root.resolve("display-name.txt")).hasContent("b");
  }
}
