package dev.relay.mcp.analysis.impact.contract;

import static dev.relay.mcp.analysis.impact.contract.ContractDiff.byKey;

import dev.relay.mcp.analysis.impact.contract.Contract.Field;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import java.util.HashSet;
import java.util.function.Consumer;

/** Compares the schemas of one contract; what breaks depends on who sends them. */
final class SchemaDiff {
  private final Contract fresh;
  private final Roles roles;
  private final Consumer<ContractChange> changes;

  SchemaDiff(Contract old, Contract fresh, Consumer<ContractChange> changes) {
    this.fresh = fresh;
    this.roles = Roles.of(old);
    this.changes = changes;
  }

  void compare(Contract old) {
    var now = byKey(fresh.schemas(), Schema::name);
    var then = byKey(old.schemas(), Schema::name);
    then.forEach((name, schema) -> {
      var current = now.get(name);
      if (current == null) {
        add(schema, "", schema.line(), true, "is gone: code that names it no longer builds.");
      } else {
        fields(schema, current);
      }
    });
    now.forEach((name, schema) -> {
      if (!then.containsKey(name)) {
        add(schema, "", schema.line(), false, "is new.");
      }
    });
  }

  private void fields(Schema before, Schema now) {
    var then = byKey(before.fields(), Field::name);
    var current = byKey(now.fields(), Field::name);
    then.forEach((name, field) -> {
      var fieldNow = current.get(name);
      if (fieldNow == null) {
        var words =
            given(before)
                ? "is gone: whoever reads it finds nothing."
                : "is no longer taken: what callers send is refused or ignored.";
        add(now, name, field.line(), true, words);
      } else {
        field(now, field, fieldNow);
      }
    });
    current.forEach((name, field) -> {
      if (!then.containsKey(name)) {
        var breaks = field.required() && sent(before);
        var words =
            breaks
                ? "is new and required: whoever does not send it fails."
                : "is new: whoever does not know it passes over it.";
        add(now, name, field.line(), breaks, words);
      }
    });
  }

  private void field(Schema schema, Field then, Field now) {
    if (!then.type().equals(now.type())) {
      var words = "is %s, it was %s.".formatted(now.type(), then.type());
      add(schema, now.name(), now.line(), true, words);
    }
    if (then.tag() != now.tag()) {
      var words =
          "has the number %d, it had %d: old messages are read wrongly."
              .formatted(now.tag(), then.tag());
      add(schema, now.name(), now.line(), true, words);
    }
    if (now.required() && !then.required()) {
      var words =
          sent(schema)
              ? "is required now: whoever does not send it fails."
              : "is always there now.";
      add(schema, now.name(), now.line(), sent(schema), words);
    }
    if (then.required() && !now.required()) {
      var words =
          given(schema) ? "may be missing now: readers must expect that." : "may be left out now.";
      add(schema, now.name(), now.line(), given(schema), words);
    }
    values(schema, then, now);
  }

  private void values(Schema schema, Field then, Field now) {
    if (then.values().isEmpty() && now.values().isEmpty()) {
      return;
    }
    var gone = new HashSet<>(then.values());
    now.values().forEach(gone::remove);
    var fresh = new HashSet<>(now.values());
    then.values().forEach(fresh::remove);
    if (!gone.isEmpty() || (then.values().isEmpty() && sent(schema))) {
      var words =
          "can no longer be %s.".formatted(gone.isEmpty() ? "anything" : String.join(", ", gone));
      add(schema, now.name(), now.line(), sent(schema), words);
    }
    if (!fresh.isEmpty() && !then.values().isEmpty()) {
      var words =
          "can be %s as well: readers may not know that.".formatted(String.join(", ", fresh));
      add(schema, now.name(), now.line(), given(schema), words);
    }
  }

  private boolean sent(Schema schema) {
    return roles.sent().contains(schema.name());
  }

  private boolean given(Schema schema) {
    return roles.given().contains(schema.name());
  }

  private void add(Schema in, String name, int line, boolean breaking, String words) {
    var subject = name.isEmpty() ? in.name() : in.name() + "." + name;
    changes.accept(
        new ContractChange(fresh.path(), in.name(), name, line, breaking, subject + " " + words));
  }
}
