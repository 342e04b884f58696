package dev.relay.repo.store;

import static java.util.stream.Collectors.joining;

import dev.relay.repo.home.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded server: its programs, its data and the password that opens it. */
record Cluster(Path dir, Path binaries, Unprivileged user) {
  static final String USER = "relay";
  private static final String MAJOR = "18";
  private static final long LOG_LIMIT = 1 << 20;

  /** Unpacks the programs and makes the data folder where these are missing. */
  static Cluster open(Path folder, Unprivileged user) {
    try {
      var dir = Files.createDirectories(folder).toRealPath();
      var cluster = new Cluster(dir, PostgresBinaries.unpack(dir), user);
      if (Files.exists(cluster.data())) {
        cluster.check();
      } else {
        cluster.initialise();
      }
      user.own(cluster.data());
      return cluster;
    } catch (IOException e) {
      throw new StoreFailure(folder + " cannot be used for PostgreSQL by this user.", e);
    }
  }

  Path data() {
    return dir.resolve("data");
  }

  Path passwordFile() {
    return dir.resolve("password");
  }

  private Path log() {
    return dir.resolve("log");
  }

  private Path port() {
    return dir.resolve("port");
  }

  private void check() throws IOException {
    if (!Files.exists(passwordFile()) || Files.size(passwordFile()) == 0) {
      throw new StoreFailure(
          dir
              + " has data but its password file is gone: restore it from a backup, or move the"
              + " folder away to start empty.");
    }
    var version = data().resolve("PG_VERSION");
    if (!Files.exists(version) || !Files.readString(version).strip().equals(MAJOR)) {
      throw new StoreFailure(
          data()
              + " holds no data of PostgreSQL "
              + MAJOR
              + ": restore it from a backup, or move"
              + " the folder away to start empty.");
    }
  }

  /** Under another name first: what a crash leaves there holds no data and is thrown away. */
  private void initialise() throws IOException {
    var half = dir.resolve("data.new");
    FileSystemUtils.deleteRecursively(half);
    SecretFile.readOrCreate(passwordFile());
    Files.createDirectory(half);
    user.own(half);
    user.own(passwordFile());
    var done = Shell.run(user.command(initdb(half)));
    if (done.code() != 0) {
      throw new StoreFailure(
          "PostgreSQL could not make its data folder: " + lastLine(done.output()));
    }
    Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path into) {
    return List.of(
        program("initdb"),
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile(),
        "--username=" + USER,
        "--data-checksums",
        "--no-locale",
        "--encoding=UTF8",
        "--pgdata=" + into);
  }

  /**
   * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches Relay alone,
   * which then stops the server last. The process that is returned ends when the server is ready or
   * has ended.
   */
  Process launch(List<String> settings) {
    shortenLog();
    var options = settings.stream().map(setting -> "-c " + setting).collect(joining(" "));
    var data = data().toString();
    var command = List.of(program("pg_ctl"), "start", "-w", "-t", "300", "-s", "-D", data);
    var rest = List.of("-l", log().toString(), "-o", options);
    return Shell.start(
        user.command(Stream.of(command, rest).flatMap(List::stream).toList()), log());
  }

  private void shortenLog() {
    try {
      if (!Files.exists(log()) || Files.size(log()) > LOG_LIMIT) {
        Files.deleteIfExists(log());
        Files.createFile(log());
      }
      user.own(log());
    } catch (IOException e) {
      throw new StoreFailure(log() + " cannot be written by this user.", e);
    }
  }

  /** The port of the last start; 0 when there was none. */
  int keptPort() {
    try {
      return Files.exists(port()) ? Integer.parseInt(Files.readString(port()).strip()) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  void keepPort(int number) {
    try {
      Files.writeString(port(), Integer.toString(number));
    } catch (IOException e) {
      throw new StoreFailure(port() + " cannot be written by this user.", e);
    }
  }

  /** Why it ended, in its own words. */
  String lastWords() {
    try {
      var fatal = Files.readString(log()).lines().filter(line -> line.contains("FATAL: "));
      return lastLine(fatal.collect(joining("\n")).replaceAll("(?m)^.*FATAL: +", ""));
    } catch (IOException e) {
      return "its log cannot be read.";
    }
  }

  private static String lastLine(String text) {
    var lines = text.strip().lines().toList();
    return lines.isEmpty() ? "it said nothing." : lines.getLast();
  }

  private String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }
}
