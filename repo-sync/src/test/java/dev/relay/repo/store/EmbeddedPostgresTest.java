package dev.relay.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path home;
  private Path dir;

  @BeforeEach
  void shareThePrograms() throws IOException {
    dir = Files.createDirectories(home.resolve("postgres"));
    TestPostgres.linkPrograms(dir);
  }

  @AfterEach
  void leaveNothingRunning() {
    var data = dir.resolve("data");
    if (Files.exists(data)) {
      Postmaster.orphan(data).ifPresent(Postmaster::stop);
    }
  }

  @Test
  void keepsDataAndPortOverARestart() throws Exception {
    var first = EmbeddedPostgres.start(dir, List.of());
    run(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    var url = first.server().url();
    first.close();
    assertThat(alive(first.pid())).isFalse();

    try (var second = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(ask(second, "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(second.server().url()).isEqualTo(url);
    }
  }

  @Test
  void isDurableOnLoopbackAndLocked() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
      assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres, "SHOW unix_socket_directories")).isEmpty();
      var password = Files.getPosixFilePermissions(dir.resolve("password"));
      assertThat(PosixFilePermissions.toString(password)).isEqualTo("rw-------");
      var right = postgres.server();
      assertThatThrownBy(() -> new Server(right.url(), right.user(), "guess").connect(5))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keepsCommittedRowsWhenTheServerIsKilled() throws Exception {
    var first = EmbeddedPostgres.start(dir, List.of());
    run(first, "CREATE TABLE kept (n int)");
    for (int n = 0; n < 100; n++) {
      run(first, "INSERT INTO kept VALUES (" + n + ")");
    }
    kill(first.pid());
    try (var second = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(ask(second, "SELECT count(*) FROM kept")).isEqualTo("100");
    }
  }

  @Test
  void stopsTheServerThatAKilledRelayLeft() throws Exception {
    var left = EmbeddedPostgres.start(dir, List.of());
    run(left, "CREATE TABLE kept AS SELECT 1 AS one");
    try (var next = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(next.pid()).isNotEqualTo(left.pid());
      assertThat(alive(left.pid())).isFalse();
      assertThat(ask(next, "SELECT one FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void takesNoOtherProcessForItsServer() throws Exception {
    EmbeddedPostgres.start(dir, List.of()).close();
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      var data = dir.toRealPath().resolve("data");
      Files.writeString(PidFile.in(data), stranger.pid() + "\n" + data + "\n0\n1\n\n\n");
      EmbeddedPostgres.start(dir, List.of()).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void movesToAnotherPortWhenItsOwnIsTaken() throws Exception {
    var first = EmbeddedPostgres.start(dir, List.of());
    first.close();
    var port = Integer.parseInt(first.server().url().replaceAll(".*:(\\d+)/.*", "$1"));
    try (var taken = new ServerSocket(port);
        var second = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(second.server().url()).isNotEqualTo(first.server().url());
    }
  }

  @Test
  void beginsAgainWhenMakingTheDataFolderWasCutShort() throws Exception {
    Files.createDirectories(dir.resolve("data.new/base"));
    Files.writeString(dir.resolve("data.new/PG_VERSION"), "18");
    try (var postgres = EmbeddedPostgres.start(dir, List.of())) {
      assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(dir.resolve("data.new")).doesNotExist();
  }

  @Test
  void refusesDataWithoutItsPassword() throws Exception {
    EmbeddedPostgres.start(dir, List.of()).close();
    var password = Files.readString(dir.resolve("password"));
    Files.delete(dir.resolve("password"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(dir, List.of()))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("password file is gone");

    Files.writeString(dir.resolve("password"), "0".repeat(password.length()));
    assertThatThrownBy(() -> EmbeddedPostgres.start(dir, List.of()))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("does not fit its data");
    assertThat(PidFile.read(dir.resolve("data"))).isEmpty();
  }

  @Test
  void refusesDataOfAnotherVersion() throws Exception {
    EmbeddedPostgres.start(dir, List.of()).close();
    Files.writeString(dir.resolve("data/PG_VERSION"), "12\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(dir, List.of()))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("holds no data of PostgreSQL 18");
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.server().connect(5);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.server().connect(5);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void kill(long pid) throws Exception {
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
  }

  private static boolean alive(long pid) {
    return new Postmaster(pid, Path.of("/")).isAlive();
  }
}
