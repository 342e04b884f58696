package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.Car.State;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trains there are, in PostgreSQL. Only whoever drives one with its newest epoch writes. */
public final class Trains {
  private final Database database;
  private final InstantSource clock;

  /**
   * @param database of the module {@code repo}
   */
  public Trains(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The cars of a task, in the order in which they land; none before it was approved. */
  public List<Car> cars(String task) {
    return database
        .client()
        .sql("SELECT * FROM train_car WHERE task = ? ORDER BY position, repository")
        .param(task)
        .query(Trains::car)
        .list();
  }

  /**
   * Takes the train over with these cars; what merged before stays in it. Throws {@link Superseded}
   * when somebody with a newer epoch has it.
   */
  Train drive(String task, String digest, long epoch, List<Car> cars) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(_ -> {
              claim(task, digest, epoch);
              var known = cars(task);
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
              return read(task);
            }));
  }

  /** Takes the train away from whoever drives it. */
  void halt(String task, long epoch) {
    database
        .client()
        .sql("UPDATE train SET epoch = greatest(epoch, ?) WHERE task = ?")
        .params(epoch, task)
        .update();
  }

  /** Throws {@link Superseded}. Called right before anything is caused outside. */
  void check(Train train) {
    var newest =
        database
            .client()
            .sql("SELECT epoch FROM train WHERE task = ?")
            .param(train.task())
            .query(Long.class)
            .single();
    if (newest != train.epoch()) {
      throw new Superseded(train.task());
    }
  }

  /** Something moved: the next look comes soon again. */
  Train save(Train train, Car car) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(_ -> {
              touch(train, 0, Timestamp.from(clock.instant()));
              update(train.task(), car);
              return read(train.task());
            }));
  }

  /** Nothing moved since the last look. */
  void looked(Train train) {
    touch(train, train.looks() + 1, Timestamp.from(train.movedAt()));
  }

  /** Before it is pushed anywhere. */
  void keep(String task, RepositoryId repository, String digest, Sha made) {
    database
        .client()
        .sql(
            "INSERT INTO train_commit (task, repository, digest, sha) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(task, repository.name(), digest, made.hex())
        .update();
  }

  /** The last one made for these bytes. */
  Optional<Sha> kept(String task, RepositoryId repository, String digest) {
    return database
        .client()
        .sql(
            "SELECT sha FROM train_commit WHERE task = ? AND repository = ? AND digest = ?"
                + " ORDER BY position DESC LIMIT 1")
        .params(task, repository.name(), digest)
        .query(String.class)
        .optional()
        .map(Sha::new);
  }

  /** All commits that Relay may have pushed to the task's branch. */
  Set<Sha> own(String task, RepositoryId repository) {
    return Set.copyOf(
        database
            .client()
            .sql("SELECT DISTINCT sha FROM train_commit WHERE task = ? AND repository = ?")
            .params(task, repository.name())
            .query((row, _) -> new Sha(row.getString("sha")))
            .list());
  }

  /** The merge of this car with where its target branch was is tested. */
  void tested(String task, RepositoryId repository, Sha head) {
    database
        .client()
        .sql("UPDATE train_car SET tested = ? WHERE task = ? AND repository = ?")
        .params(head.hex(), task, repository.name())
        .update();
  }

  private void claim(String task, String digest, long epoch) {
    var now = Timestamp.from(clock.instant());
    int mine =
        database
            .client()
            .sql(
                "INSERT INTO train (task, digest, epoch, moved_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (task) DO UPDATE SET epoch = excluded.epoch,"
                    + " digest = excluded.digest,"
                    + " looks = CASE WHEN train.digest = excluded.digest THEN train.looks ELSE 0 END,"
                    + " moved_at = CASE WHEN train.digest = excluded.digest THEN train.moved_at"
                    + " ELSE excluded.moved_at END"
                    + " WHERE train.epoch <= excluded.epoch")
            .params(task, digest, epoch, now)
            .update();
    if (mine == 0) {
      throw new Superseded(task);
    }
  }

  private static Car joined(Car car, List<Car> known) {
    return known.stream()
        .filter(k -> k.repository().equals(car.repository()))
        .findFirst()
        .map(k -> k.carrying(car.commit(), car.waitsFor()))
        .orElse(car);
  }

  private void touch(Train train, int looks, Timestamp movedAt) {
    int mine =
        database
            .client()
            .sql("UPDATE train SET looks = ?, moved_at = ? WHERE task = ? AND epoch = ?")
            .params(looks, movedAt, train.task(), train.epoch())
            .update();
    if (mine == 0) {
      throw new Superseded(train.task());
    }
  }

  private Train read(String task) {
    var cars = cars(task);
    return database
        .client()
        .sql("SELECT * FROM train WHERE task = ?")
        .param(task)
        .query((row, _) ->
            new Train(
                task,
                row.getLong("epoch"),
                row.getInt("looks"),
                row.getTimestamp("moved_at").toInstant(),
                cars))
        .single();
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

  private void update(String task, Car car) {
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
