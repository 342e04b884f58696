package dev.relay.mcp.api;

import org.jspecify.annotations.Nullable;

/** What requests bring along, checked. */
final class Params {
  private Params() {}

  static boolean openOnly(String state) {
    return switch (state) {
      case "open" -> true;
      case "all" -> false;
      default -> throw new BadRequest("'state' must be open or all.");
    };
  }

  static int limit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new BadRequest("'limit' must be a number from 1 to " + most + ".");
    }
    return limit;
  }

  static String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new BadRequest("'" + name + "' is missing: send it as a text that is not empty.");
    }
    return value;
  }
}
