package dev.relay.mcp.tool;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One field of a tool's arguments or answer, read off a record component. */
record Field(RecordComponent component) {
  static List<Field> of(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(Field::new).toList();
  }

  /** How many characters a text has at most, where nothing else is said. */
  static final int USUAL_LENGTH = 1000;

  /** In snake case. */
  String name() {
    return component.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  Class<?> type() {
    return component.getType();
  }

  boolean optional() {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** True for a map whose entries lie beside the other fields. */
  boolean isOpen() {
    return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
  }

  @Nullable About about() {
    return component.getAnnotation(About.class);
  }

  /** How many characters its text may have. */
  int most() {
    var about = about();
    return about == null || about.max() == 0 ? USUAL_LENGTH : about.max();
  }

  /** What a list holds. */
  Class<?> element() {
    var argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return (Class<?>) (argument instanceof ParameterizedType p ? p.getRawType() : argument);
  }

  /** The values of an enum as they are written. */
  List<String> choices() {
    return Arrays.stream(type().getEnumConstants())
        .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
