package dev.relay.mcp.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tools of this machine: what a build finds on its path, and where that lies. */
public final class Toolchain {
  private static final List<String> KEPT = List.of("PATH", "JAVA_HOME", "LANG", "LC_ALL", "TZ");
  private final Map<String, String> environment;
  private final List<Path> more;

  /**
   * @param more folders of tools that are not on the path
   */
  public Toolchain(Map<String, String> environment, List<Path> more) {
    this.environment = Map.copyOf(environment);
    this.more = List.copyOf(more);
  }

  /** What a build needs of the environment, and nothing that could be a secret. */
  public Map<String, String> environment(Path home) {
    var kept = new LinkedHashMap<String, String>();
    KEPT.forEach(name -> kept.computeIfAbsent(name, environment::get));
    kept.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
    kept.putIfAbsent("LANG", "C.UTF-8");
    kept.put("HOME", home.toString());
    kept.put("CI", "true");
    return kept;
  }

  /** The folders in which tools are looked for. */
  public String searchPath() {
    return environment.getOrDefault("PATH", "");
  }

  /** Folders of tools: JDK, and for each entry of the path that is a {@code bin}, its parent. */
  public List<Path> readOnly() {
    var home = Path.of(System.getProperty("user.home"));
    var entries = environment.getOrDefault("PATH", "").split(File.pathSeparator);
    var installed =
        Stream.concat(
            Stream.of(environment.getOrDefault("JAVA_HOME", ""), System.getProperty("java.home")),
            Arrays.stream(entries));
    return Stream.concat(more.stream(), folders(installed))
        .filter(path -> !home.startsWith(path) && path.getNameCount() > 1)
        .filter(Files::isDirectory)
        .distinct()
        .toList();
  }

  private static Stream<Path> folders(Stream<String> entries) {
    return entries
        .filter(entry -> !entry.isBlank() && Path.of(entry).isAbsolute())
        .map(Path::of)
        .flatMap(entry -> Stream.of(entry, real(entry)))
        .map(Toolchain::installation);
  }

  /** What lies beside a {@code bin} belongs to it, except in a home itself. */
  private static Path installation(Path entry) {
    var parent = entry.getParent();
    var own = entry.endsWith("bin") && parent != null && !parent.endsWith(".local");
    return own && parent != null ? parent : entry;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
