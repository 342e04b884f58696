package dev.relay.repo.publish;

import dev.relay.repo.workspace.RepositoryId;
import java.time.Instant;
import java.util.List;

/**
 * All that one task lands, in the order in which it lands.
 *
 * @param epoch of whoever drives it
 * @param looks since anything last moved
 * @param movedAt when anything last moved
 */
public record Train(String task, long epoch, int looks, Instant movedAt, List<Car> cars) {
  public Train {
    cars = List.copyOf(cars);
  }

  Car car(RepositoryId repository) {
    return cars.stream().filter(c -> c.repository().equals(repository)).findFirst().orElseThrow();
  }

  /** What has to be merged before this one and is not. Whatever is not in the train counts as. */
  List<RepositoryId> missing(Car car) {
    return cars.stream()
        .filter(other -> !other.isMerged() && car.waitsFor().contains(other.repository()))
        .map(Car::repository)
        .toList();
  }
}
