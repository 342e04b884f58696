package dev.relay.mcp.analysis.symbols.parse;

import java.util.Locale;

/** What a definition defines, the same words in every language. */
public enum Kind {
  NAMESPACE,
  CLASS,
  INTERFACE,
  ENUM,
  TYPE,
  FUNCTION,
  METHOD,
  FIELD,
  CONSTANT,
  VARIABLE,
  MACRO;

  private static final Kind[] ALL = values();

  /** As it is stored: constants are only ever added, and then the index has a new format. */
  @SuppressWarnings("EnumOrdinal")
  public byte code() {
    return (byte) ordinal();
  }

  public static Kind of(int code) {
    return ALL[code];
  }

  /** As in captures of query files and in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isType() {
    return this == CLASS || this == INTERFACE || this == ENUM || this == TYPE;
  }

  public boolean isCallable() {
    return this == FUNCTION || this == METHOD || this == MACRO;
  }
}
