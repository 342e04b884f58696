package dev.relay.repo.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server process, known by its pid and by the data folder on its command line. */
record Postmaster(long pid, Path data) {
  private static final Duration FAST = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE = Duration.ofSeconds(5);

  /** The server that a Relay which is gone left behind on this data folder. */
  static Optional<Postmaster> orphan(Path data) {
    var file = PidFile.read(data);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var left = new Postmaster(file.get().pid(), data);
    if (left.isAlive() && left.isOurs(file.get())) {
      return Optional.of(left);
    }
    file.get().disown(data);
    return Optional.empty();
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie();
  }

  /** Ends its connections, writes what is to write, and stops. */
  void stop() {
    if (!ends("INT", FAST) && !ends("QUIT", IMMEDIATE)) {
      throw new StoreFailure(
          "The PostgreSQL of this home (process " + pid + ") does not stop: end it by hand.");
    }
    PidFile.read(data).ifPresent(file -> file.disown(data));
  }

  private boolean ends(String signal, Duration patience) {
    Shell.run(List.of("sh", "-c", "kill -" + signal + " " + pid));
    return Patience.until(patience, () -> !isAlive() || !Files.exists(PidFile.in(data)));
  }

  /** A pid is used again by others: only a command line with our data folder makes it ours. */
  private boolean isOurs(PidFile file) {
    var command = commandLine();
    if (command.contains(data.toString())) {
      return true;
    }
    if (command.isBlank() || (command.contains("postgres") && command.contains(file.data()))) {
      throw new StoreFailure(
          "Process " + pid + " may be a PostgreSQL on " + data + ": end it, then start again.");
    }
    return false;
  }

  private String commandLine() {
    return ProcessHandle.of(pid).flatMap(p -> p.info().commandLine()).orElse("");
  }

  /** Where nobody collects ended processes (a container whose first process is Java). */
  private boolean isZombie() {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return false;
    }
  }
}
