package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads the keys below {@code packages} of {@code pnpm-lock.yaml}, formats 5 to 9. */
final class PnpmLock implements VersionReader {
  private static final Pattern KEY =
      Pattern.compile("^ {2}['\"]?/?(@[^/@]++/[^/@]++|[^/@'\"]++)[@/](\\d[^('\"_:]*+).*:\\s*$");

  @Override
  public boolean reads(String name) {
    return name.equals("pnpm-lock.yaml");
  }

  @Override
  public Declared read(String name, String text) {
    var all = new ArrayList<Dependency>();
    var inside = new boolean[1];
    LineScan.lines(
        text,
        (number, line) -> {
          var key = KEY.matcher(line);
          if (!line.startsWith(" ") && !line.isBlank()) {
            inside[0] = line.startsWith("packages:");
          } else if (inside[0] && line.length() < 1000 && key.matches()) {
            all.add(
                new Dependency(Ecosystem.NPM, key.group(1), key.group(2), number, Source.LOCKED));
          }
        });
    return Declared.of(all);
  }
}
