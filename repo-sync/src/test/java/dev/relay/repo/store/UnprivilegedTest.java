package dev.relay.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {
  @TempDir Path home;

  @BeforeEach
  void needsRoot() {
    assumeTrue(new UnixSystem().getUid() == 0, "only root has to step down");
  }

  @Test
  void changesItsWayOfSteppingDownBetweenStarts() throws Exception {
    var dir = Files.createDirectories(home.resolve("postgres"));
    TestPostgres.linkPrograms(dir);
    for (var way :
        List.of(Unprivileged.nobody(), Unprivileged.namespace(), Unprivileged.nobody())) {
      assumeTrue(
          Shell.run(way.command(List.of("true"))).code() == 0, way.prefix() + " is forbidden");
      try (var postgres = EmbeddedPostgres.start(dir, Tuning.FAST, way);
          var connection = postgres.server().connect(5)) {
        assertThat(connection.isValid(5)).isTrue();
      }
      assertThat(Files.getAttribute(dir.resolve("data"), "unix:uid")).isEqualTo(way.owner());
    }
  }

  @Test
  void startsForANormalUser() throws Exception {
    var readable = Files.createDirectories(home.resolve("classes"));
    var path = CopiedClasspath.into(readable);
    var result =
        Shell.run(
            List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "--inh-caps=-all",
                "--bounding-set=-all",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                path,
                StartOnce.class.getName(),
                own(home.resolve("theirs"))));
    assertThat(result.output()).endsWith("answers 1");
    assertThat(result.code()).isZero();
  }

  private static String own(Path dir) throws Exception {
    Files.createDirectories(dir);
    Files.setAttribute(dir, "unix:uid", 65534);
    for (var parent = dir.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.isDirectory(parent) && parent.startsWith("/tmp/")) {
        Shell.run(List.of("chmod", "a+rx", parent.toString()));
      }
    }
    return dir.toString();
  }
}
