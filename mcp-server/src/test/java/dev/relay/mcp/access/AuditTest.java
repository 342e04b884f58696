package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.store.Database;
import dev.relay.repo.store.TestPostgres;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Caller WHO = new Caller.Person("owner", "s");
  private Database database;
  private Audit audit;

  @BeforeEach
  void open() {
    database = TestPostgres.fresh().module("task");
    audit = new Audit(database.client(), () -> Instant.parse("2026-11-20T10:00:00.123456Z"));
  }

  @Test
  void verifiesWhatWasWritten() {
    audit.write(WHO, "task.started", "t1", "quotes ' \" and ünïcode");
    audit.write(WHO, "task.cancelled", "t1", "");
    assertThat(audit.verify()).isEmpty();
    assertThat(audit.head()).hasSize(64).isNotEqualTo("0".repeat(64));
  }

  @Test
  void writesWithTheActionOrNotAtAll() {
    assertThatThrownBy(() ->
            database
                .transactions()
                .executeWithoutResult(_ -> {
                  audit.write(WHO, "task.started", "t1", "");
                  throw new IllegalStateException("the action failed");
                }))
        .hasMessage("the action failed");
    assertThat(count()).isZero();
    assertThat(audit.verify()).isEmpty();
  }

  @Test
  void refusesToChangeOrForget() {
    audit.write(WHO, "task.started", "t1", "");
    for (var sql :
        new String[] {
          "UPDATE audit SET detail = 'x'",
          "DELETE FROM audit",
          "TRUNCATE audit",
          "DELETE FROM audit_chain"
        }) {
      assertThatThrownBy(() -> database.client().sql(sql).update())
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void noticesARowThatWasChangedBehindItsBack() {
    for (int i = 0; i < 3; i++) {
      audit.write(WHO, "task.started", "t" + i, "");
    }
    tamper("UPDATE audit SET subject = 'other' WHERE subject = 't1'");
    assertThat(audit.verify()).contains(2L);
  }

  @Test
  void noticesARowThatWasTakenOut() {
    for (int i = 0; i < 3; i++) {
      audit.write(WHO, "task.started", "t" + i, "");
    }
    tamper("DELETE FROM audit WHERE subject = 't1'");
    assertThat(audit.verify()).contains(2L);
  }

  @Test
  void noticesAnEndThatWasCutOffByItsHead() {
    audit.write(WHO, "task.started", "t1", "");
    var head = audit.head();
    audit.write(WHO, "approval.decided", "a1", "");
    tamper("DELETE FROM audit WHERE subject = 'a1'");
    database.client().sql("ALTER TABLE audit_chain DISABLE TRIGGER USER").update();
    database.client().sql("DELETE FROM audit_chain WHERE position = 2").update();
    assertThat(audit.verify()).isEmpty();
    assertThat(audit.head()).isEqualTo(head);
  }

  @Test
  void keepsOneChainWhenManyWriteAtOnce() throws InterruptedException {
    var done = new CountDownLatch(40);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        var subject = "t" + i;
        threads.execute(() -> {
          audit.write(WHO, "task.started", subject, "");
          done.countDown();
        });
      }
      done.await();
    }
    assertThat(count()).isEqualTo(40);
    assertThat(audit.verify()).isEmpty();
  }

  private void tamper(String sql) {
    database.client().sql("ALTER TABLE audit DISABLE TRIGGER audit_append_only").update();
    database.client().sql(sql).update();
  }

  private int count() {
    return database.client().sql("SELECT count(*) FROM audit").query(Integer.class).single();
  }
}
