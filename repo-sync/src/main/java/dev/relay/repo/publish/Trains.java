package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** The trains there are, in PostgreSQL. Only whoever drives one with its newest epoch writes. */
public final class Trains {
  private final Database database;
  private final CarRows cars;
  private final TrainCommits commits;
  private final InstantSource clock;

  /**
   * @param database of the module {@code repo}
   */
  public Trains(Database database, InstantSource clock) {
    this.database = database;
    this.cars = new CarRows(database);
    this.commits = new TrainCommits(database);
    this.clock = clock;
  }

  /** The cars of a task, in the order in which they land; none before it was approved. */
  public List<Car> cars(String task) {
    return cars.of(task);
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
              this.cars.replace(task, cars);
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
              cars.update(train.task(), car);
              return read(train.task());
            }));
  }

  /** Nothing moved since the last look. */
  void looked(Train train) {
    touch(train, train.looks() + 1, Timestamp.from(train.movedAt()));
  }

  TrainCommits commits() {
    return commits;
  }

  /** The merge of this car with where its target branch was is tested. */
  void tested(String task, RepositoryId repository, Sha head) {
    cars.tested(task, repository, head);
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
    var all = cars.of(task);
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
                all))
        .single();
  }
}
