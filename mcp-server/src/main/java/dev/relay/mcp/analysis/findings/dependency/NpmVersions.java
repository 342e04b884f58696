package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code package.json}: the least version that what is written there allows. */
final class NpmVersions implements VersionReader {
  private static final Set<String> FIELDS =
      Set.of("dependencies", "devDependencies", "optionalDependencies");
  private static final Pattern RANGE =
      Pattern.compile("([~^]|>=\\s*+)?v?(\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?)");

  @Override
  public boolean reads(String name) {
    return name.equals("package.json");
  }

  @Override
  public Declared read(String name, String text) {
    var all = new ArrayList<Dependency>();
    JsonWalk.texts(
        text,
        (path, version, line) -> {
          var range = RANGE.matcher(version);
          if (path.size() == 2 && FIELDS.contains(path.getFirst()) && range.matches()) {
            var source = range.group(1) == null ? Source.DECLARED : Source.AT_LEAST;
            all.add(new Dependency(Ecosystem.NPM, path.getLast(), range.group(2), line, source));
          }
        });
    return Declared.of(all);
  }
}
