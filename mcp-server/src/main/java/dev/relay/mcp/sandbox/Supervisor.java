package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The shell that runs one detached command; see {@code supervise.sh}. It leads a session and a
 * process group of its own, both named by its pid.
 *
 * @param began tells it from a later process of the same number
 * @param folder knows since which start of the machine it runs; after another, every number in it
 *     is somebody else's
 */
record Supervisor(long pid, Instant began, Path folder) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private static final String SCRIPT = script();

  /** Start times are computed from a clock that may have been set meanwhile. */
  private static final Duration SAME = Duration.ofSeconds(2);

  private static final int ROUNDS = 100;
  private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");

  /** Returns when it listens to signals. */
  static Supervisor start(Invocation invocation, Path folder, Limits limits) throws IOException {
    var argv = new ArrayList<>(ownSession());
    argv.addAll(List.of("sh", "-c", SCRIPT, "relay", folder.toString()));
    argv.add(String.valueOf(limits.time().toSeconds()));
    argv.add(String.valueOf(Math.max(1, limits.disk() / 512)));
    argv.addAll(invocation.argv());
    var environment = invocation.environment();
    var process =
        new Invocation(argv, environment, invocation.directory())
            .builder()
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(Redirect.DISCARD)
            .start();
    try (var ready = process.getInputStream()) {
      if (ready.read() < 0) {
        throw new IOException("the supervisor did not start");
      }
    }
    Files.writeString(folder.resolve("boot"), boot());
    var began = process.info().startInstant().orElse(Instant.EPOCH);
    return new Supervisor(process.pid(), began, folder);
  }

  /** Names this start of the machine; empty where the system does not tell. */
  private static String boot() {
    try {
      return Files.isReadable(BOOT) ? Files.readString(BOOT).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  private boolean isOfThisBoot() {
    try {
      return Files.readString(folder.resolve("boot")).equals(boot());
    } catch (IOException e) {
      return false; // what is not sure to be ours is left alone
    }
  }

  /** A Mac has no setsid, but a perl. */
  private static List<String> ownSession() {
    return SETSID.stream()
        .filter(program -> Files.isExecutable(Path.of(program)))
        .findFirst()
        .map(List::of)
        .orElse(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"));
  }

  /** The process itself, as long as it runs. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::isOurs)
        .filter(_ -> isOfThisBoot());
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(began, start).abs().compareTo(SAME) <= 0)
        .orElse(true);
  }

  /** All that runs for it. */
  List<ProcessHandle> family() {
    return Family.of(pid);
  }

  /** Asks the command to end; a sandbox around it passes no signal on. */
  void terminate(Path folder) {
    var command = command(folder);
    while (command.filter(Supervisor::isWrapper).isPresent()) {
      command = command.flatMap(wrapper -> wrapper.children().findFirst());
    }
    command.ifPresent(ProcessHandle::destroy);
  }

  private Optional<ProcessHandle> command(Path folder) {
    try {
      var child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
      return process().flatMap(own -> own.children().filter(c -> c.pid() == child).findFirst());
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // it is being started, or was never
    }
  }

  private static boolean isWrapper(ProcessHandle process) {
    try {
      var name = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"));
      return name.strip().equals("bwrap");
    } catch (IOException e) {
      return false;
    }
  }

  void endOfInput() throws IOException {
    if (process().isPresent()) {
      new ProcessBuilder("sh", "-c", "kill -USR1 " + pid).start().onExit().join();
    }
  }

  /** Ends it with everything it started, also what outlived it. */
  void kill() {
    var taken = ProcessHandle.of(pid).filter(other -> !isOurs(other)).isPresent();
    if (taken || !isOfThisBoot()) {
      return; // the number is somebody else's now, so nothing of ours is left under it
    }
    process().ifPresent(ProcessHandle::destroyForcibly);
    // Children may be born while their parents are being killed.
    var family = family();
    for (int round = 0; round < ROUNDS && !family.isEmpty(); round++) {
      family.forEach(ProcessHandle::destroyForcibly);
      family = family();
    }
  }

  private static String script() {
    try (var in = Supervisor.class.getResourceAsStream("supervise.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
