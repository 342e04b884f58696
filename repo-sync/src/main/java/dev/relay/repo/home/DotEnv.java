package dev.relay.repo.home;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of a {@code .env} file: {@code NAME=value} per line, optional {@code export}, {@code #}
 * comments, single quotes (literal) and double quotes (with {@code \n \t \" \\ \$}). Nothing is
 * expanded.
 */
final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

  private DotEnv() {}

  static Map<String, String> parse(String file, String text) {
    var values = new LinkedHashMap<String, String>();
    var lines = text.startsWith("\uFEFF") ? text.substring(1).lines() : text.lines();
    var number = 0;
    for (var line : lines.toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw bad(file, number, "is not NAME=value");
      }
      values.put(parts.group(1), value(file, number, parts.group(2).strip()));
    }
    return values;
  }

  private static String value(String file, int number, String written) {
    if (written.startsWith("'")) {
      var quoted = SINGLE.matcher(written);
      if (quoted.matches()) {
        return quoted.group(1);
      }
      throw bad(file, number, "has a quote that does not end");
    }
    if (written.startsWith("\"")) {
      var quoted = DOUBLE.matcher(written);
      if (quoted.matches()) {
        return unescape(quoted.group(1));
      }
      throw bad(file, number, "has a quote that does not end");
    }
    return written.startsWith("#") ? "" : written.replaceFirst("\\s+#.*$", "");
  }

  private static String unescape(String quoted) {
    var plain = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      var c = quoted.charAt(i);
      if (c == '\\') {
        c = quoted.charAt(++i);
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static HomeFailure bad(String file, int number, String what) {
    return new HomeFailure("Line " + number + " of " + file + " " + what + ": correct that line.");
  }
}
