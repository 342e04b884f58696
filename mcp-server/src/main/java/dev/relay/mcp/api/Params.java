package dev.relay.mcp.api;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests bring along, checked. */
final class Params {
  private static final Pattern WHILE = Pattern.compile("([1-9]\\d{0,4})([hdw])");

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

  /** When a while such as 90d, 12h or 2w is over; null for never, which is also the usual. */
  static @Nullable Instant after(String name, @Nullable String value, Instant now) {
    if (value == null || value.isBlank() || value.strip().equals("never")) {
      return null;
    }
    var given = WHILE.matcher(value.strip());
    if (!given.matches()) {
      throw new BadRequest("'" + name + "' must be like 90d, 12h, 2w or never.");
    }
    var count = Long.parseLong(given.group(1));
    return switch (given.group(2)) {
      case "h" -> now.plus(Duration.ofHours(count));
      case "w" -> now.plus(Duration.ofDays(7 * count));
      default -> now.plus(Duration.ofDays(count));
    };
  }

  static String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new BadRequest("'" + name + "' is missing: send it as a text that is not empty.");
    }
    return value;
  }
}
