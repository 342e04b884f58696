package dev.relay.mcp.tool;

import dev.relay.repo.speech.Words;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a model sent into a tool's record, or says in one sentence what is wrong. Forgiving
 * where the meaning is plain: null is absent, "5" is 5, one name is a list of one.
 */
final class Arguments {
  private static final int MOST_NAMES = 10_000;

  private final String tool;
  private final Map<String, Object> given;

  private Arguments(String tool, Map<String, Object> given) {
    this.tool = tool;
    this.given = given;
  }

  static <I extends Record> I bind(String tool, Class<I> type, Map<String, Object> given) {
    var present = new LinkedHashMap<String, Object>();
    given.forEach((name, value) -> {
      if (value != null) {
        present.put(name, value);
      }
    });
    return new Arguments(tool, present).bind(type);
  }

  private <I extends Record> I bind(Class<I> type) {
    var fields = Field.of(type);
    renameNumber(fields);
    refuseUnknown(fields);
    var values = new ArrayList<@Nullable Object>();
    fields.forEach(field -> values.add(value(field)));
    try {
      var types = fields.stream().map(Field::type).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the arguments of " + tool + " check more than they say", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the arguments of " + tool + " are no plain record", e);
    }
  }

  /** "repository" where a list is taken, and "repositories" with one where one is taken. */
  private void renameNumber(List<Field> fields) {
    for (var field : fields) {
      var other =
          switch (field.name()) {
            case "repositories" -> "repository";
            case "repository" -> "repositories";
            default -> "";
          };
      var stray = fields.stream().noneMatch(f -> f.name().equals(other)) ? given.get(other) : null;
      if (stray != null && !given.containsKey(field.name())) {
        var one = stray instanceof List<?> list && list.size() == 1 ? list.getFirst() : stray;
        given.remove(other);
        given.put(field.name(), one);
      }
    }
  }

  private void refuseUnknown(List<Field> fields) {
    var known = fields.stream().map(Field::name).toList();
    for (var name : given.keySet()) {
      if (!known.contains(name)) {
        throw new BadArgument(
            "%s has no argument '%s'%s: it takes %s."
                .formatted(
                    tool,
                    name,
                    Nearest.to(name, known).map(n -> " (did you mean '" + n + "'?)").orElse(""),
                    known.isEmpty() ? "none" : Words.and(known)));
      }
    }
  }

  private @Nullable Object value(Field field) {
    var value = given.get(field.name());
    if (value == null) {
      if (field.optional()) {
        return null;
      }
      throw new BadArgument("%s needs '%s': %s".formatted(tool, field.name(), about(field)));
    }
    if (field.type() == List.class) {
      return list(field, value);
    }
    if (field.type().isEnum()) {
      return choice(field, value);
    }
    if (field.type() == Integer.class) {
      return number(field, value);
    }
    return field.type() == Boolean.class ? truth(field, value) : text(field, value);
  }

  private String text(Field field, Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      throw wrong(field, "some text");
    }
    if (text.length() > field.most()) {
      throw wrong(field, "at most " + field.most() + " characters long");
    }
    return text;
  }

  private Integer number(Field field, Object value) {
    var about = field.about();
    var text = value.toString();
    if (!text.matches("-?\\d{1,9}")) {
      throw wrong(field, "a whole number");
    }
    var number = Integer.valueOf(text);
    if (about != null && about.max() > 0 && (number < about.min() || number > about.max())) {
      throw wrong(field, "a whole number from " + about.min() + " to " + about.max());
    }
    return number;
  }

  private Boolean truth(Field field, Object value) {
    return switch (value.toString().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(field, "true or false");
    };
  }

  private Object choice(Field field, Object value) {
    var wanted = value.toString().strip().toLowerCase(Locale.ROOT);
    var index = field.choices().indexOf(wanted);
    if (index < 0) {
      throw wrong(field, Words.or(field.choices()));
    }
    return field.type().getEnumConstants()[index];
  }

  private List<String> list(Field field, Object value) {
    var many = value instanceof List<?> all ? all : List.of(value);
    if (many.size() > MOST_NAMES || !many.stream().allMatch(Arguments::isName)) {
      throw wrong(field, "a list of names");
    }
    return many.stream().map(String.class::cast).toList();
  }

  private static boolean isName(Object value) {
    return value instanceof String name && !name.isBlank() && name.length() <= Field.USUAL_LENGTH;
  }

  private BadArgument wrong(Field field, String expected) {
    return new BadArgument("'%s' of %s must be %s.".formatted(field.name(), tool, expected));
  }

  private static String about(Field field) {
    var about = field.about();
    return about == null ? "it is missing." : about.value();
  }
}
