package dev.relay.mcp.analysis.impact.contract;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What schemas of a contract are for, those inside others included.
 *
 * @param sent to the provider
 * @param given by the provider
 */
public record Roles(Set<String> sent, Set<String> given) {
  /** Where no operation uses a schema it may be both. */
  public static Roles of(Contract contract) {
    var sent = new HashSet<String>();
    var given = new HashSet<String>();
    for (var operation : contract.operations()) {
      reach(contract, operation.takes(), sent);
      reach(contract, operation.gives(), given);
    }
    for (var schema : contract.schemas()) {
      if (!sent.contains(schema.name()) && !given.contains(schema.name())) {
        sent.add(schema.name());
        given.add(schema.name());
      }
    }
    return new Roles(Set.copyOf(sent), Set.copyOf(given));
  }

  private static void reach(Contract contract, Collection<String> names, Set<String> reached) {
    var open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      var name = open.pop();
      if (reached.add(name)) {
        contract.schema(name).ifPresent(schema -> open.addAll(schema.uses()));
        contract.schemas().stream()
            .filter(inner -> inner.name().startsWith(name + "."))
            .forEach(inner -> open.add(inner.name()));
      }
    }
  }
}
