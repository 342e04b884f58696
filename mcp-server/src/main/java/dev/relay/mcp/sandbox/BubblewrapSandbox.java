package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Linux namespaces through {@code bwrap}: the system read-only, homes, temporary files and the
 * sockets of services hidden, only the given directories writable, no capabilities, no network
 * unless asked for.
 */
public final class BubblewrapSandbox implements LocalSandbox {
  /** Where {@code /etc/resolv.conf} may lead. */
  private static final List<String> RESOLVERS =
      List.of(
          "/run/systemd/resolve/stub-resolv.conf",
          "/run/systemd/resolve/resolv.conf",
          "/run/NetworkManager/resolv.conf",
          "/run/NetworkManager/no-stub-resolv.conf",
          "/run/resolvconf/resolv.conf");

  private static final String FEW =
      "ulimit -u \"$0\" 2> /dev/null || ulimit -p \"$0\"; exec \"$@\"";

  private static final Duration PROBE = Duration.ofSeconds(10);
  private final Path hidden;
  private @Nullable Probe probe;

  /**
   * @param hidden the Relay home, which no command may see beyond its own directories
   */
  public BubblewrapSandbox(Path hidden) {
    this.hidden = hidden;
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public synchronized Probe probe() {
    if (probe == null) {
      probe =
          works()
              ? new Probe(true, true, "Commands see only their own files and no network.")
              : new Probe(false, false, BubblewrapAdvice.here().sentence());
    }
    return probe;
  }

  @Override
  public Invocation confine(Command command) {
    // Not as arguments: those of a process can be read by everybody on the machine.
    return new Invocation(arguments(command), command.environment(), Path.of("/"));
  }

  /** Counted within the namespace, so that the user's other processes don't count. */
  @Override
  public Detached detach(Detached.Launch launch) throws IOException {
    var most = String.valueOf(launch.limits().processes());
    var command = launch.command().within(List.of("sh", "-c", FEW, most));
    return LocalDetached.start(name(), confine(command), launch);
  }

  private boolean works() {
    try {
      var empty = Files.createTempDirectory("relay-probe");
      var command =
          new Command(
              List.of("true"), empty, environment(), List.of(empty), List.of(), false, true);
      var process = start(command);
      var ended = process.waitFor(PROBE.toMillis(), TimeUnit.MILLISECONDS);
      ProcessTree.kill(process);
      Files.deleteIfExists(empty);
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<String, String> environment() {
    return Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
  }

  private List<String> arguments(Command command) {
    var args = new ArrayList<>(List.of("bwrap", "--ro-bind", "/", "/"));
    args.addAll(List.of("--dev", "/dev", "--proc", "/proc"));
    hiddenPlaces().forEach(place -> args.addAll(List.of("--tmpfs", place.toString())));
    RESOLVERS.forEach(place -> args.addAll(List.of("--ro-bind-try", place, place)));
    byDepth(command.readOnly()).forEach(path -> show(args, path));
    byDepth(command.writable()).forEach(path -> bind(args, "--bind", path));
    args.addAll(List.of("--unshare-user", "--uid", "1000", "--gid", "1000"));
    args.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL"));
    if (!command.network()) {
      args.add("--unshare-net");
    }
    args.addAll(List.of("--die-with-parent", "--new-session"));
    args.addAll(List.of("--chdir", command.directory().toString(), "--"));
    args.addAll(command.argv());
    return args;
  }

  /** Where the Relay home lies in a folder of tools, it is covered again. */
  private void show(List<String> args, Path path) {
    bind(args, "--ro-bind", path);
    if (Files.isDirectory(hidden) && real(hidden).startsWith(real(path))) {
      args.addAll(List.of("--tmpfs", real(hidden).toString()));
    }
  }

  /** Outer ones first, so that an inner one is not covered again. */
  private List<Path> hiddenPlaces() {
    return byDepth(
        Stream.of(
                Path.of("/tmp"),
                Path.of("/var/tmp"),
                Path.of("/home"),
                Path.of("/root"),
                Path.of("/run"),
                Path.of(System.getProperty("user.home")),
                hidden)
            .filter(Files::isDirectory)
            .map(BubblewrapSandbox::real)
            .distinct()
            .toList());
  }

  /** Nothing can be mounted on a link: what it leads to is, and the link is made again. */
  private void bind(List<String> args, String how, Path path) {
    if (!Files.exists(path)) {
      return;
    }
    var real = real(path);
    args.addAll(List.of(how, real.toString(), real.toString()));
    if (!real.equals(path) && hiddenPlaces().stream().anyMatch(path::startsWith)) {
      args.addAll(List.of("--symlink", real.toString(), path.toString()));
    }
  }

  private static List<Path> byDepth(List<Path> paths) {
    return paths.stream().sorted(Comparator.comparingInt(Path::getNameCount)).toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
