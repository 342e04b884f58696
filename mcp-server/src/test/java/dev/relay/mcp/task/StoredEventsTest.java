package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
  private Databases databases;
  private Database database;
  private Books books;
  private StoredEvents feed;

  @BeforeEach
  void open() {
    databases = TestPostgres.fresh();
    database = databases.module("task");
    books = Books.of(database, InstantSource.system(), Secrets.none());
    feed = new StoredEvents(books.journal());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private TaskId task() {
    var now = books.clock().instant();
    var id = TaskId.random();
    var task =
        new Task(
            id,
            "owner",
            "w",
            "d",
            List.of(new RepositoryId("a")),
            "codemod",
            "because",
            null,
            Ends.CHANGES,
            TaskState.QUEUED,
            "s",
            0,
            now,
            now);
    books.journal().begin(task, "test", pen -> pen.tell("begun", new Noted()));
    return id;
  }

  @Test
  void givesSequencesWithoutGapsUnderConcurrency() throws Exception {
    var id = task();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() ->
            books
                .journal()
                .locked(
                    id,
                    pen -> {
                      pen.tell("more", new Noted());
                      return id;
                    }));
      }
    }
    var seqs =
        database.client().sql("SELECT seq FROM task_event ORDER BY seq").query(Long.class).list();
    assertThat(seqs).hasSize(21).startsWith(1L).endsWith(21L);
  }

  @Test
  void skipsNothingThatCommitsLate() throws Exception {
    var cursor = feed.now();
    var slow = task();
    var fast = task();
    var wrote = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late =
          threads.submit(() ->
              books
                  .journal()
                  .locked(
                      slow,
                      pen -> {
                        pen.tell("late", new Noted());
                        wrote.countDown();
                        return await(commit);
                      }));
      wrote.await();
      books
          .journal()
          .locked(
              fast,
              pen -> {
                pen.tell("early", new Noted());
                return fast;
              });
      var seen = new ArrayList<String>();
      for (var entry : feed.after(cursor, "owner", 100)) {
        seen.add(((EventFeed.Happened) entry).event().sentence());
        cursor = entry.cursor();
      }
      assertThat(seen).doesNotContain("early");
      commit.countDown();
      late.get();
      while (seen.size() < 4) {
        for (var entry : feed.await(cursor, "owner", Duration.ofSeconds(10))) {
          seen.add(((EventFeed.Happened) entry).event().sentence());
          cursor = entry.cursor();
        }
      }
      assertThat(seen).containsExactly("begun", "begun", "late", "early");
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void showsOnlyTheUsersOwn() {
    var cursor = feed.now();
    task();
    assertThat(feed.await(cursor, "somebody", Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void refusesWhatIsNoCursor() {
    assertThatThrownBy(() -> feed.after("1-1; DROP", "owner", 1)).isInstanceOf(TaskRefused.class);
  }

  @Test
  void keepsWhatAnAgentSaysAboutNulAndDropsNulItself() {
    var id = task();
    var cursor = feed.now();
    var said = "'\\u0000' and \\\\u0000 and \0\0!";
    books
        .journal()
        .locked(
            id,
            pen -> {
              pen.tell(said, new TaskEvent.AgentSaid(said));
              return id;
            });
    var event =
        ((EventFeed.Happened) feed.await(cursor, "owner", Duration.ofSeconds(10)).getLast())
            .event();
    assertThat(event.fact()).isEqualTo(new TaskEvent.AgentSaid("'\\u0000' and \\\\u0000 and !"));
    assertThat(event.sentence()).isEqualTo("'\\u0000' and \\\\u0000 and !");
  }

  @Test
  void refusesWritesUnderAnOldLease() {
    var id = task();
    var zombie = books.journal().locked(id, TaskJournal.Pen::lease);
    var fresh = books.journal().locked(id, TaskJournal.Pen::lease);
    assertThatThrownBy(() -> books.journal().tell(zombie, "x", new Noted()))
        .isInstanceOf(LeaseLost.class);
    books.journal().tell(fresh, "y", new Noted());
  }

  @Test
  void refusesATransitionThatIsNotInTheTable() {
    var id = task();
    assertThatThrownBy(() ->
            books
                .journal()
                .locked(
                    id,
                    pen -> {
                      pen.become(TaskState.DONE, "no");
                      return id;
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.client().sql("SELECT count(*) FROM task_event").query(Long.class).single())
        .isEqualTo(1);
  }
}
