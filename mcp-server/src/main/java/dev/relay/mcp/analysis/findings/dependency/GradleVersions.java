package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Reads Gradle's build files, version catalogs and lock files without running them. */
final class GradleVersions implements VersionReader {
  private static final String ID = "[A-Za-z0-9_.-]++";
  private static final Pattern LITERAL =
      Pattern.compile("[\"'](" + ID + "):(" + ID + "):(\\$?\\{?[A-Za-z0-9_.-]++}?)[\"'@]");
  private static final Pattern LOCKED = Pattern.compile("^(" + ID + "):(" + ID + "):([^=\\s]++)=");
  private static final Pattern VARIABLE =
      Pattern.compile("^\\s*+(?:def|val|ext\\.)\\s*+(\\w++)\\s*+=\\s*+[\"']([\\w.-]++)[\"']");
  private static final Pattern VERSION = Pattern.compile("^([\\w.-]++)\\s*+=\\s*+\"([^\"]++)\"");
  private static final Pattern MODULE =
      Pattern.compile("\\bmodule\\s*+=\\s*+\"(" + ID + "):(" + ID + ")\"");
  private static final Pattern REFERENCE =
      Pattern.compile("version(?:\\.ref\\s*+=\\s*+\"([^\"]++)\"|\\s*+=\\s*+\"([^\"]++)\")");

  @Override
  public boolean reads(String name) {
    return name.matches("build\\.gradle(\\.kts)?|gradle\\.lockfile|.+\\.versions\\.toml");
  }

  @Override
  public Declared read(String name, String text) {
    if (name.equals("gradle.lockfile")) {
      return Declared.of(found(text, LOCKED, Source.LOCKED));
    }
    return name.endsWith(".toml") ? catalog(text) : build(text);
  }

  private static List<Dependency> found(String text, Pattern pattern, Source source) {
    var all = new ArrayList<Dependency>();
    LineScan.matches(
        text,
        pattern,
        (line, match) ->
            all.add(
                dependency(match.group(1) + ":" + match.group(2), match.group(3), line, source)));
    return all;
  }

  private static Dependency dependency(String name, String version, int line, Source source) {
    var clean = version.replaceFirst("^\\$(\\w+)$", "\\${$1}");
    return new Dependency(Ecosystem.MAVEN, name, clean, line, source);
  }

  private static Declared build(String text) {
    var defines = new HashMap<String, String>();
    LineScan.matches(text, VARIABLE, (_, match) -> defines.put(match.group(1), match.group(2)));
    return new Declared(found(text, LITERAL, Source.DECLARED), defines);
  }

  private static Declared catalog(String text) {
    var all = new ArrayList<>(found(text, LITERAL, Source.DECLARED));
    var defines = new HashMap<String, String>();
    LineScan.lines(
        text,
        (number, line) -> {
          var version = VERSION.matcher(line);
          var module = MODULE.matcher(line);
          if (version.find() && !line.contains(":")) {
            defines.put(version.group(1), version.group(2));
          }
          var reference = REFERENCE.matcher(line);
          if (module.find() && reference.find()) {
            var value =
                reference.group(1) == null ? reference.group(2) : "${" + reference.group(1) + "}";
            var name = module.group(1) + ":" + module.group(2);
            all.add(dependency(name, value, number, Source.DECLARED));
          }
        });
    return new Declared(all, defines);
  }
}
