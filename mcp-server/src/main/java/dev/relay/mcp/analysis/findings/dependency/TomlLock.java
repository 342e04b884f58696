package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads {@code Cargo.lock}, {@code poetry.lock} and {@code uv.lock}: packages, line by line. */
final class TomlLock implements VersionReader {
  private static final Pattern FIELD = Pattern.compile("^(name|version)\\s*+=\\s*+\"([^\"]++)\".*");

  @Override
  public boolean reads(String name) {
    return name.equals("Cargo.lock") || name.equals("poetry.lock") || name.equals("uv.lock");
  }

  @Override
  public Declared read(String name, String text) {
    var isCargo = name.equals("Cargo.lock");
    var all = new ArrayList<Dependency>();
    var module = new String[] {""};
    LineScan.lines(
        text,
        (number, line) -> {
          var field = FIELD.matcher(line);
          if (line.startsWith("[")) {
            module[0] = "";
          } else if (line.length() < 1000 && field.matches()) {
            if (field.group(1).equals("name")) {
              module[0] = isCargo ? field.group(2) : PythonVersions.plain(field.group(2));
            } else if (!module[0].isEmpty()) {
              var ecosystem = isCargo ? Ecosystem.CRATES : Ecosystem.PYPI;
              all.add(new Dependency(ecosystem, module[0], field.group(2), number, Source.LOCKED));
              module[0] = "";
            }
          }
        });
    return Declared.of(all);
  }
}
