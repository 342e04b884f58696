package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads versions that requirements and {@code pyproject.toml} pin or begin at. */
final class PythonVersions implements VersionReader {
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "^\\s*+[\"']?([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[[^]]*+])?\\s*+(==|>=|~=)\\s*+"
              + "([0-9][^\\s,;\"'*]*+).*");
  private static final Pattern POETRY =
      Pattern.compile(
          "^([A-Za-z0-9._-]++)\\s*+=\\s*+\"([\\^~]|==|>=)?([0-9][0-9A-Za-z.]*+)\"\\s*$");

  @Override
  public boolean reads(String name) {
    return name.equals("pyproject.toml")
        || name.matches("(?:[\\w.-]+[-_.])?requirements.*\\.(txt|in)");
  }

  @Override
  public Declared read(String name, String text) {
    var all = new ArrayList<Dependency>();
    var inPoetry = new boolean[1];
    LineScan.lines(
        text,
        (number, line) -> {
          if (line.startsWith("[")) {
            inPoetry[0] = line.startsWith("[tool.poetry") && line.contains("dependencies]");
          }
          var pattern = inPoetry[0] ? POETRY : REQUIREMENT;
          var match = pattern.matcher(line);
          if (line.length() < 1000 && match.matches() && !match.group(1).equals("python")) {
            var sign = inPoetry[0] && match.group(2) == null ? "==" : match.group(2);
            var source = sign.equals("==") ? Source.DECLARED : Source.AT_LEAST;
            all.add(
                new Dependency(
                    Ecosystem.PYPI, plain(match.group(1)), match.group(3), number, source));
          }
        });
    return Declared.of(all);
  }

  /** Python takes all spellings for one. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
