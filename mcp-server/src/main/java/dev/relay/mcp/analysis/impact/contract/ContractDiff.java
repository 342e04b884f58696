package dev.relay.mcp.analysis.impact.contract;

import dev.relay.mcp.analysis.impact.contract.Contract.Operation;
import dev.relay.mcp.analysis.impact.contract.Contract.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares what was promised before with what is promised now. */
public final class ContractDiff {
  private final List<ContractChange> changes = new ArrayList<>();

  private ContractDiff() {}

  /** By path, then by line; those that break nothing too. */
  public static List<ContractChange> between(List<Contract> before, List<Contract> after) {
    var diff = new ContractDiff();
    var now = byKey(after, Contract::path);
    for (var old : before) {
      var fresh =
          now.getOrDefault(old.path(), new Contract(old.style(), old.path(), List.of(), List.of()));
      if (!fresh.equals(old)) {
        diff.operations(old, fresh);
        new SchemaDiff(old, fresh, diff.changes::add).compare(old);
      }
    }
    return List.copyOf(diff.changes);
  }

  private void operations(Contract old, Contract fresh) {
    var now = byKey(fresh.operations(), ContractDiff::shape);
    var then = byKey(old.operations(), ContractDiff::shape);
    then.forEach((shape, operation) -> {
      var current = now.get(shape);
      if (current == null) {
        add(fresh, operation, "", operation.line(), true, "is gone: callers get an error.");
      } else {
        operation(fresh, operation, current);
      }
    });
    now.forEach((shape, operation) -> {
      if (!then.containsKey(shape)) {
        add(fresh, operation, "", operation.line(), false, "is new: nobody calls it yet.");
      }
    });
  }

  /** Names of path parameters are nobody's business but the provider's. */
  private static String shape(Operation operation) {
    return operation.method() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
  }

  private void operation(Contract contract, Operation old, Operation now) {
    if (!old.id().equals(now.id()) && !old.id().isEmpty()) {
      add(
          contract,
          now,
          "",
          now.line(),
          true,
          "is called %s, no longer %s: generated clients have another name."
              .formatted(now.id(), old.id()));
    }
    if (!old.gives().equals(now.gives())) {
      var breaks = !now.gives().containsAll(old.gives());
      add(
          contract,
          now,
          "",
          now.line(),
          breaks,
          "answers with %s in place of %s.".formatted(all(now.gives()), all(old.gives())));
    }
    if (!old.takes().equals(now.takes())) {
      var breaks = !now.takes().containsAll(old.takes());
      add(
          contract,
          now,
          "",
          now.line(),
          breaks,
          "takes %s in place of %s.".formatted(all(now.takes()), all(old.takes())));
    }
    parameters(contract, old, now);
  }

  private static String all(List<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  private void parameters(Contract contract, Operation old, Operation now) {
    var then = byKey(old.parameters(), ContractDiff::place);
    var current = byKey(now.parameters(), ContractDiff::place);
    current.forEach((place, parameter) -> {
      var before = then.get(place);
      if (before == null && !parameter.in().equals("path")) {
        var words =
            parameter.required()
                ? "needs a new %s parameter: callers that do not send it fail."
                : "takes a new %s parameter, which may be left out.";
        var sentence = words.formatted(parameter.in());
        add(contract, now, parameter.name(), parameter.line(), parameter.required(), sentence);
      } else if (before != null) {
        parameter(contract, now, before, parameter);
      }
    });
    then.forEach((place, parameter) -> {
      if (!current.containsKey(place) && !parameter.in().equals("path")) {
        var sentence =
            "no longer takes a %s parameter: what callers send is refused or ignored."
                .formatted(parameter.in());
        add(contract, now, parameter.name(), now.line(), true, sentence);
      }
    });
  }

  private void parameter(Contract contract, Operation operation, Parameter old, Parameter now) {
    if (now.required() && !old.required()) {
      var words = "is required now: callers that do not send it fail.";
      add(contract, operation, now.name(), now.line(), true, words);
    }
    if (!old.type().equals(now.type())) {
      var words = "is %s, it was %s.".formatted(now.type(), old.type());
      add(contract, operation, now.name(), now.line(), true, words);
    }
  }

  private static String place(Parameter parameter) {
    return parameter.in().equals("path") ? "path" : parameter.in() + " " + parameter.name();
  }

  private void add(
      Contract contract, Operation in, String name, int line, boolean breaking, String words) {
    var subject = name.isEmpty() ? in.title() : in.title() + ": " + name;
    changes.add(
        new ContractChange(
            contract.path(), in.title(), name, line, breaking, subject + " " + words));
  }

  static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
    var map = new LinkedHashMap<String, T>();
    all.forEach(each -> map.putIfAbsent(key.apply(each), each));
    return map;
  }
}
