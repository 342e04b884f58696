package dev.relay.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field of a tool's arguments or answer means; becomes its description in the schema. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
  String value();

  /**
   * Inclusive bounds of a number, or how many characters a text has at most; both 0 for none, which
   * is a thousand characters.
   */
  int min() default 0;

  int max() default 0;
}
