package dev.relay.mcp.tool;

import java.util.regex.Pattern;

/** A sentence that repeats what somebody sent, in one line and not at any length. */
final class Plain {
  private static final int MOST = 400;
  private static final Pattern LONG = Pattern.compile("'([^']{80})[^']{40,}'");

  private Plain() {}

  static String sentence(String message) {
    var line = LONG.matcher(message.replaceAll("\\p{Cntrl}+", " ")).replaceAll("'$1…'");
    return line.length() <= MOST ? line : line.substring(0, MOST - 2) + "….";
  }
}
