package dev.relay.mcp.cli;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The values an option may have. */
abstract class Choice implements Iterable<String> {
  private final String option;
  private final List<String> values;

  Choice(String option, String... values) {
    this.option = option;
    this.values = List.of(values);
  }

  @Override
  public Iterator<String> iterator() {
    return values.iterator();
  }

  /** Throws with a sentence when it is none of them. */
  void check(CommandSpec spec, @Nullable String value) {
    if (value != null && !values.contains(value.replace('_', '-'))) {
      throw new ParameterException(
          spec.commandLine(),
          option + " must be one of " + String.join(", ", values) + ", not '" + value + "'");
    }
  }
}
