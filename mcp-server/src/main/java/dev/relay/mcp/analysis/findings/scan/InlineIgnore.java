package dev.relay.mcp.analysis.findings.scan;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A comment that says that a finding is meant so: {@code relay:ignore rule reason}.
 *
 * @param line from 1
 * @param alone nothing else stands on that line, so the next one is meant, too
 */
public record InlineIgnore(int line, String rule, String reason, boolean alone) {
  static final String KEYWORD = "relay:ignore";

  private static final Pattern COMMENT =
      Pattern.compile("^(.*?)relay:ignore[ \\t]+([a-z0-9][a-z0-9-]*)([^\\r]*)");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9\"'{}()\\[\\]]");
  private static final Pattern END = Pattern.compile("\\s*(\\*/|-->|#}|%>)?\\s*$");

  static Optional<InlineIgnore> of(int number, String line) {
    var match = COMMENT.matcher(line);
    if (!match.find()) {
      return Optional.empty();
    }
    var reason = END.matcher(match.group(3)).replaceFirst("").strip();
    var alone = !CODE.matcher(match.group(1)).find();
    return Optional.of(new InlineIgnore(number, match.group(2), reason, alone));
  }

  public boolean covers(String otherRule, int otherLine) {
    return rule.equals(otherRule) && (otherLine == line || (alone && otherLine == line + 1));
  }
}
