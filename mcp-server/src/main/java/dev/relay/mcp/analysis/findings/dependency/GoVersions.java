package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads {@code go.mod}: Go builds with exactly the versions that stand there. */
final class GoVersions implements VersionReader {
  private static final Pattern REQUIRE =
      Pattern.compile("^\\s*+(?:require\\s++)?([\\w.-]++(?:/[\\w.~-]++)++)\\s++(v[\\w.+-]++).*");

  @Override
  public boolean reads(String name) {
    return name.equals("go.mod");
  }

  @Override
  public Declared read(String name, String text) {
    var all = new ArrayList<Dependency>();
    var block = new String[] {""};
    LineScan.lines(
        text,
        (number, line) -> {
          var words = line.strip().split("\\s+");
          var first = words[0];
          if (first.equals(")")) {
            block[0] = "";
          } else if (words.length > 1 && words[1].equals("(")) {
            block[0] = first;
          } else if (first.equals("require") || block[0].equals("require")) {
            var require = REQUIRE.matcher(line);
            if (require.matches()) {
              all.add(
                  new Dependency(
                      Ecosystem.GO,
                      require.group(1),
                      require.group(2),
                      number,
                      line.contains("// indirect") ? Source.LOCKED : Source.DECLARED));
            }
          }
        });
    return Declared.of(all);
  }
}
