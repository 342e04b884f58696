package dev.relay.repo.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayHomeTest {
  @TempDir Path dir;

  @Test
  void liesWhereTheEnvironmentSays() {
    assertThat(RelayHome.locate(Map.of("RELAY_HOME", dir.toString())).dir()).isEqualTo(dir);
    assertThat(RelayHome.locate(Map.of()).dir().getFileName()).hasToString(".relay");
  }

  @Test
  void isPrivateEvenWhenItWasNot() throws IOException {
    var home = new RelayHome(dir.resolve("home"));
    Files.createDirectories(home.dir());
    Files.setPosixFilePermissions(home.dir(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.env(), "A=1");
    Files.setPosixFilePermissions(home.env(), PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(home.login(), "x");
    Files.setPosixFilePermissions(home.login(), PosixFilePermissions.fromString("rw-r--r--"));
    home.create();
    assertThat(mode(home.dir())).isEqualTo("rwx------");
    assertThat(mode(home.login())).isEqualTo("rw-------");
    assertThat(mode(home.env())).isEqualTo("rw-------");
    assertThat(mode(home.tasks())).isEqualTo("rwx------");
  }

  @Test
  void saysWhenAFileIsInTheWay() throws IOException {
    var file = Files.writeString(dir.resolve("home"), "");
    assertThatThrownBy(() -> new RelayHome(file).create())
        .isInstanceOf(HomeFailure.class)
        .hasMessageContaining("is a file, not a folder");
    var home = new RelayHome(dir.resolve("other"));
    Files.createDirectories(home.dir());
    Files.writeString(home.tasks(), "");
    assertThatThrownBy(home::create).hasMessageContaining("tasks is a file, not a folder");
  }

  @Test
  void makesASecretOnceAndRefusesADamagedOne() throws IOException {
    var file = dir.resolve("token");
    Files.createFile(file);
    var secret = SecretFile.readOrCreate(file);
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(SecretFile.readOrCreate(file)).isEqualTo(secret);
    assertThat(mode(file)).isEqualTo("rw-------");
    Files.writeString(file, secret.substring(1));
    assertThatThrownBy(() -> SecretFile.readOrCreate(file)).hasMessageContaining("is damaged");
  }

  @Test
  void isHeldByOneRelayAtATime() {
    var home = new RelayHome(dir).create();
    try (var first = HomeLock.acquire(home).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(HomeLock.acquire(home)).isEmpty();
    }
    var second = HomeLock.acquire(home);
    assertThat(second).isPresent();
    second.get().close();
  }

  @Test
  void tellsWhoIsRunning() throws IOException {
    var home = new RelayHome(dir).create();
    assertThat(RunningInfo.read(home)).isEmpty();
    var info = new RunningInfo(7, 8080, "http://127.0.0.1:8080", Instant.EPOCH);
    info.write(home);
    assertThat(RunningInfo.read(home)).contains(info);
    Files.writeString(home.run().resolve("relay.json"), "{\"pid\":");
    assertThat(RunningInfo.read(home)).isEmpty();
    RunningInfo.remove(home);
    assertThat(home.run().resolve("relay.json")).doesNotExist();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
