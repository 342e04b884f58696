package dev.relay.mcp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a command writes to, and what can be shown there. */
final class Terminal {
  private final Sink out;
  private final Sink err;
  private final boolean colours;

  /**
   * @param width in columns; 0 when it is no terminal
   */
  record Sink(PrintStream stream, int width) {
    boolean isTerminal() {
      return width > 0;
    }
  }

  Terminal(Sink out, Sink err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  /** The launcher knows what is a terminal, and how wide it is. */
  static Terminal ofProcess(Map<String, String> environment) {
    var dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        sink(FileDescriptor.out, dumb ? 0 : Integer.getInteger("relay.cli.out", 0)),
        sink(FileDescriptor.err, dumb ? 0 : Integer.getInteger("relay.cli.err", 0)),
        environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static Sink sink(FileDescriptor descriptor, int width) {
    var stream = new FileOutputStream(descriptor);
    return new Sink(new PrintStream(stream, true, StandardCharsets.UTF_8), Math.max(0, width));
  }

  /** For results. */
  Sink out() {
    return out;
  }

  /** For everything that is no result. */
  Sink err() {
    return err;
  }

  void line(String text) {
    out.stream().print(text + "\n");
  }

  void note(String text) {
    err.stream().print(safe(text) + "\n");
  }

  /** Colours only where a person looks, unless they want none. */
  String styled(Style style, String text) {
    return styled(out, style, text);
  }

  String styled(Sink sink, Style style, String text) {
    return colours && sink.isTerminal() ? style.on(text) : text;
  }

  /** Without the control characters that a repository could bring along to a terminal. */
  static String safe(String text) {
    return text.chars().noneMatch(Terminal::isControl)
        ? text
        : text.codePoints()
            .mapToObj(c -> isControl(c) ? "?" : Character.toString(c))
            .collect(Collectors.joining());
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t';
  }
}
