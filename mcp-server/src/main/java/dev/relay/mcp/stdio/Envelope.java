package dev.relay.mcp.stdio;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outermost members of a JSON-RPC message, each as it was written. All the bridge has to know;
 * what is inside is passed on unread.
 */
record Envelope(String line, Map<String, String> members) {

  /** Empty when the line is no JSON object. */
  static Optional<Envelope> of(String line) {
    try {
      return Optional.of(new Envelope(line, new Scanner(line.strip()).object()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** True when an answer must come back. */
  boolean isRequest() {
    return members.containsKey("id") && members.containsKey("method");
  }

  boolean isMethod(String name) {
    return ("\"" + name + "\"").equals(members.get("method"));
  }

  String id() {
    return members.getOrDefault("id", "null");
  }

  /** Walks over one object, skipping what is nested. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    Map<String, String> object() {
      var members = new HashMap<String, String>();
      expect('{');
      while (peek() != '}') {
        var name = value();
        expect(':');
        members.put(name.substring(1, name.length() - 1), value());
        if (peek() == ',') {
          at++;
        }
      }
      return members;
    }

    private String value() {
      peek();
      var start = at;
      var depth = 0;
      do {
        var c = text.charAt(at);
        if (c == '"') {
          skipString();
        } else if (c == '{' || c == '[') {
          depth++;
        } else if (c == '}' || c == ']') {
          depth--;
        }
        at++;
      } while (depth > 0 || !endsValue(text.charAt(at)));
      return text.substring(start, at).strip();
    }

    private static boolean endsValue(char c) {
      return c == ',' || c == ':' || c == '}' || c == ']';
    }

    private void skipString() {
      at++;
      while (text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.charAt(at);
    }

    private void expect(char wanted) {
      if (peek() != wanted) {
        throw new IllegalArgumentException("no JSON object");
      }
      at++;
    }
  }
}
