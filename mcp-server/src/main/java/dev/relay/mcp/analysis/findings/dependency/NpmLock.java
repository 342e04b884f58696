package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code package-lock.json} and {@code npm-shrinkwrap.json} of all three formats. */
final class NpmLock implements VersionReader {
  private static final String FOLDER = "node_modules/";

  @Override
  public boolean reads(String name) {
    return name.equals("package-lock.json") || name.equals("npm-shrinkwrap.json");
  }

  @Override
  public Declared read(String name, String text) {
    var packages = new ArrayList<Dependency>();
    var old = new ArrayList<Dependency>();
    JsonWalk.texts(
        text,
        (path, version, line) -> {
          if (path.size() < 3 || !path.getLast().equals("version")) {
            return;
          }
          var key = path.get(path.size() - 2);
          var isPackage = path.size() == 3 && path.getFirst().equals("packages");
          if (isPackage && key.contains(FOLDER)) {
            var module = key.substring(key.lastIndexOf(FOLDER) + FOLDER.length());
            packages.add(locked(module, version, line));
          } else if (path.get(path.size() - 3).equals("dependencies")) {
            old.add(locked(key, version, line));
          }
        });
    // Format 2 says the same twice.
    List<Dependency> all = packages.isEmpty() ? old : packages;
    return Declared.of(all);
  }

  private static Dependency locked(String module, String version, int line) {
    return new Dependency(Ecosystem.NPM, module, version, line, Source.LOCKED);
  }
}
