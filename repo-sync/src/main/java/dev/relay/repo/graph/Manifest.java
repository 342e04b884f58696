package dev.relay.repo.graph;

import java.util.List;
import java.util.Map;

/**
 * What a manifest says a repository makes and uses.
 *
 * @param defines values for <code>${key}</code> in coordinates of the same kind, in its folder and
 *     below
 * @param notes sentences about what in it could not be used
 */
public record Manifest(
    List<Coordinate> produces,
    List<Use> consumes,
    Map<String, String> defines,
    List<String> notes) {
  public static final Manifest NOTHING = new Manifest(List.of(), List.of());

  public Manifest {
    produces = List.copyOf(produces);
    consumes = List.copyOf(consumes);
    defines = Map.copyOf(defines);
    notes = List.copyOf(notes);
  }

  public Manifest(List<Coordinate> produces, List<Use> consumes) {
    this(produces, consumes, Map.of(), List.of());
  }

  /**
   * @param line where it stands, from 1
   * @param confidence 0 to 1: how sure it is that who makes the coordinate is depended on
   */
  public record Use(Coordinate coordinate, int line, double confidence) {}
}
