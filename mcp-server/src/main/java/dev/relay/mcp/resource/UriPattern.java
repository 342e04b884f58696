package dev.relay.mcp.resource;

import io.modelcontextprotocol.util.McpUriTemplateManager;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of addresses: {@code {name}} is one segment, or after an {@code @} what follows the
 * last one; {@code {+name}} may hold slashes. Values are percent-encoded in addresses.
 */
public final class UriPattern implements McpUriTemplateManager {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\+?)(\\w+)}");

  private final String template;
  private final List<String> names;
  private final Pattern addresses;

  public UriPattern(String template) {
    this.template = template;
    var found = new ArrayList<String>();
    var regex = new StringBuilder();
    int end = 0;
    var variable = VARIABLE.matcher(template);
    while (variable.find()) {
      regex.append(Pattern.quote(template.substring(end, variable.start())));
      regex.append(values(variable.group(1), template.charAt(variable.start() - 1)));
      found.add(variable.group(2));
      end = variable.end();
    }
    this.names = List.copyOf(found);
    this.addresses = Pattern.compile(regex + Pattern.quote(template.substring(end)));
  }

  private static String values(String operator, char before) {
    if (!operator.isEmpty()) {
      return "(.+)";
    }
    return before == '@' ? "([^@]+)" : "([^/]+)"; // branches have slashes
  }

  /** The values in an address, decoded; empty when it is none of these. */
  public Optional<Map<String, String>> match(String uri) {
    var matcher = addresses.matcher(uri);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), decoded(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }

  /** The address with these values. */
  public String fill(Map<String, String> values) {
    return VARIABLE
        .matcher(template)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                encoded(values.getOrDefault(found.group(2), ""), !found.group(1).isEmpty())));
  }

  private static String encoded(String value, boolean slashes) {
    var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return slashes ? encoded.replace("%2F", "/") : encoded;
  }

  /** Broken escapes stand for themselves. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public List<String> getVariableNames() {
    return names;
  }

  @Override
  public Map<String, String> extractVariableValues(String uri) {
    return match(uri).orElse(Map.of());
  }

  @Override
  public boolean matches(String uri) {
    return uri.equals(template) || addresses.matcher(uri).matches();
  }

  @Override
  public boolean isUriTemplate(String uri) {
    return VARIABLE.matcher(uri).find();
  }
}
