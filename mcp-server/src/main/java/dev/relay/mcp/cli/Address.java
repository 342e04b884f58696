package dev.relay.mcp.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of the REST interface, with whatever people typed into it encoded. */
record Address(String path) {

  /**
   * @param template with {@code %s} for each name
   */
  static Address of(String template, String... names) {
    return new Address(template.formatted(Arrays.stream(names).map(Address::encoded).toArray()));
  }

  /** Unchanged when there is no value. */
  Address with(String parameter, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var sign = path.contains("?") ? "&" : "?";
    return new Address(path + sign + parameter + "=" + encoded(value.toString()));
  }

  Address with(String parameter, List<String> values) {
    return with(parameter, values.isEmpty() ? null : String.join(",", values));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
