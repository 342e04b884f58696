package dev.relay.mcp.analysis.findings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** Examples of rules as data. Whatever looks like a secret is made up here, when the test runs. */
final class Examples {
  private static final Pattern PART = Pattern.compile("\\{([xahAwbdLQP])(\\d+)}");
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final Map<String, String> LETTERS =
      Map.of(
          "x", LOWER + UPPER + DIGITS,
          "a", LOWER + DIGITS,
          "h", "0123456789abcdef",
          "A", UPPER + DIGITS,
          "w", LOWER + UPPER + DIGITS + "_",
          "b", LOWER + UPPER + DIGITS,
          "d", DIGITS,
          "L", LOWER + UPPER,
          "P", "P",
          "Q", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L");

  private Examples() {}

  record Example(String rule, String path, String yes, String no) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static List<Example> read(String name) {
    try (var in = Examples.class.getResourceAsStream("/findings/" + name)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Map<String, String>> all = new Yaml().load(text);
      var examples = new ArrayList<Example>();
      all.forEach((rule, each) -> {
        var yes = each.getOrDefault("yes", "");
        var no = each.getOrDefault("no", "");
        examples.add(
            each.containsKey("file")
                ? new Example(rule, "", yes, no)
                : new Example(rule, each.getOrDefault("path", ""), filled(yes), filled(no)));
      });
      return examples;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Always the same for the same text. */
  static String filled(String text) {
    var random = new Random(text.hashCode());
    return PART.matcher(text)
        .replaceAll(part -> {
          var letters = LETTERS.getOrDefault(part.group(1), "?");
          var made = new StringBuilder();
          for (int i = 0; i < Integer.parseInt(part.group(2)); i++) {
            made.append(letters.charAt(random.nextInt(letters.length())));
          }
          return made.toString();
        });
  }
}
