package dev.relay.mcp.analysis.symbols.parse;

import java.util.Locale;

/** How a name is used where it is not defined; what says most comes first. */
public enum Use {
  CALL,
  IMPORT,
  TYPE,
  NAME;

  private static final Use[] ALL = values();

  /** As it is stored: constants are only ever added, and then the index has a new format. */
  @SuppressWarnings("EnumOrdinal")
  public byte code() {
    return (byte) ordinal();
  }

  public static Use of(int code) {
    return ALL[code];
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
