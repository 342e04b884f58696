package dev.relay.repo.workspace;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a repository can be selected by beside its name: {@code group:payments} and {@code
 * tag:java}. Groups say whose it is, tags what it is; both are sorted and without repeats.
 */
public record Labels(List<String> groups, List<String> tags) {
  public static final Labels NONE = new Labels(List.of(), List.of());

  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  public Labels {
    groups = sorted(groups);
    tags = sorted(tags);
    Stream.concat(groups.stream(), tags.stream()).forEach(Labels::check);
  }

  public Labels groups(UnaryOperator<List<String>> change) {
    return new Labels(change.apply(groups), tags);
  }

  public Labels tags(UnaryOperator<List<String>> change) {
    return new Labels(groups, change.apply(tags));
  }

  /** Throws an illegal argument with a sentence for what can't be the name of a group or tag. */
  static String check(String label) {
    if (!FORM.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "'" + label + "' is no group or tag: use letters, digits, dot, dash and underscore.");
    }
    return label;
  }

  private static List<String> sorted(List<String> labels) {
    return labels.stream().distinct().sorted().toList();
  }
}
