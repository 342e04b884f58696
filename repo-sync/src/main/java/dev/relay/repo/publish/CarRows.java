package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.Car.State;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cars of trains as rows. Whoever writes one drives its train. */
final class CarRows {
  private final Database database;

  CarRows(Database database) {
    this.database = database;
  }

  /** In the order in which they land. */
  List<Car> of(String task) {
    return database
        .client()
        .sql("SELECT * FROM train_car WHERE task = ? ORDER BY position, repository")
        .param(task)
        .query(CarRows::car)
        .list();
  }

  /** These from now on; what merged before stays. */
  void replace(String task, List<Car> cars) {
    var known = of(task);
    var names = cars.stream().map(c -> c.repository().name()).toArray(String[]::new);
    database
        .client()
        .sql(
            "DELETE FROM train_car WHERE task = ? AND state <> 'MERGED'"
                + " AND NOT repository = ANY (?)")
        .params(task, names)
        .update();
    for (int i = 0; i < cars.size(); i++) {
      put(task, known.size() + i, joined(cars.get(i), known));
    }
  }

  /** The merge of this car with where its target branch was is tested. */
  void tested(String task, RepositoryId repository, Sha head) {
    database
        .client()
        .sql("UPDATE train_car SET tested = ? WHERE task = ? AND repository = ?")
        .params(head.hex(), task, repository.name())
        .update();
  }

  private static Car joined(Car car, List<Car> known) {
    return known.stream()
        .filter(k -> k.repository().equals(car.repository()))
        .findFirst()
        .map(k -> k.carrying(car.commit(), car.waitsFor()))
        .orElse(car);
  }

  private void put(String task, int position, Car car) {
    database
        .client()
        .sql(
            "INSERT INTO train_car (task, repository, position, commit, waits_for, state)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (task, repository) DO UPDATE"
                + " SET position = excluded.position")
        .params(
            task,
            car.repository().name(),
            position,
            car.commit().hex(),
            names(car),
            car.state().name())
        .update();
    update(task, car);
  }

  void update(String task, Car car) {
    database
        .client()
        .sql(
            "UPDATE train_car SET commit = :commit, waits_for = :waits, state = :state,"
                + " number = cast(:number AS bigint), link = :link, merged = :merged, tested = :tested"
                + " WHERE task = :task AND repository = :repository")
        .param("commit", car.commit().hex())
        .param("waits", names(car))
        .param("state", car.state().name())
        .param("number", car.number())
        .param("link", car.link())
        .param("merged", hex(car.merged()))
        .param("tested", hex(car.tested()))
        .param("task", task)
        .param("repository", car.repository().name())
        .update();
  }

  private static String[] names(Car car) {
    return car.waitsFor().stream().map(RepositoryId::name).toArray(String[]::new);
  }

  private static @Nullable String hex(@Nullable Sha sha) {
    return sha == null ? null : sha.hex();
  }

  private static Car car(ResultSet row, int number) throws SQLException {
    return new Car(
        new RepositoryId(row.getString("repository")),
        new Sha(row.getString("commit")),
        ids(row.getArray("waits_for")),
        State.valueOf(row.getString("state")),
        row.getObject("number", Long.class),
        row.getString("link"),
        sha(row.getString("merged")),
        sha(row.getString("tested")));
  }

  private static List<RepositoryId> ids(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(RepositoryId::new).toList();
  }

  private static @Nullable Sha sha(@Nullable String hex) {
    return hex == null ? null : new Sha(hex);
  }
}
