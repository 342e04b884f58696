package dev.relay.repo.graph;

import java.util.List;

/**
 * What a manifest says a repository makes and uses.
 *
 * @param produces coordinates such as {@code com.acme:shared-api} or {@code @shop/shared-api}
 */
public record Manifest(List<String> produces, List<Use> consumes) {
  public Manifest {
    produces = List.copyOf(produces);
    consumes = List.copyOf(consumes);
  }

  /**
   * @param line where it stands, from 1
   */
  public record Use(String coordinate, int line) {}
}
