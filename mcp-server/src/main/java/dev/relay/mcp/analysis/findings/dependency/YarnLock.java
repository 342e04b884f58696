package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads {@code yarn.lock}, of the first generation and of those that are YAML. */
final class YarnLock implements VersionReader {
  private static final Pattern KEY = Pattern.compile("^\"?(@?[^@\"\\s]++)@[^:]*+:?.*");
  private static final Pattern VERSION = Pattern.compile("^ {2}version:? \"?([^\"\\s]++)\"?\\s*$");

  @Override
  public boolean reads(String name) {
    return name.equals("yarn.lock");
  }

  @Override
  public Declared read(String name, String text) {
    var all = new ArrayList<Dependency>();
    var module = new String[] {""};
    LineScan.lines(
        text,
        (number, line) -> {
          var key = KEY.matcher(line);
          var version = VERSION.matcher(line);
          if (line.isEmpty() || line.startsWith("#")) {
            module[0] = "";
          } else if (!line.startsWith(" ")) {
            module[0] = key.matches() && !line.contains("@workspace:") ? key.group(1) : "";
          } else if (version.matches() && !module[0].isEmpty()) {
            all.add(
                new Dependency(Ecosystem.NPM, module[0], version.group(1), number, Source.LOCKED));
          }
        });
    return Declared.of(all);
  }
}
