package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.Database;
import dev.relay.repo.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndedTasksTest {
  private final Database database = TestPostgres.fresh().module("task");
  private final EndedTasks ends = new EndedTasks(database);

  @ParameterizedTest
  @EnumSource
  void endsWhereNothingMoreHappens(TaskState state) {
    task(state);

    assertThat(ends.endedAt("t1").isPresent()).isEqualTo(state.isFinal());
  }

  @Test
  void keepsAFailedLandingThatCanBeResumed() {
    task(TaskState.FAILED);
    approval("REJECTED");
    assertThat(ends.endedAt("t1")).isPresent();
    database.client().sql("UPDATE approval SET state = 'APPROVED'").update();

    assertThat(ends.endedAt("t1")).isEmpty();
  }

  @Test
  void knowsNothingOfOtherTasks() {
    assertThat(ends.endedAt("t1")).isEmpty();
  }

  private void task(TaskState state) {
    database
        .client()
        .sql(
            "INSERT INTO task (id, user_id, workspace, description, repositories, agent,"
                + " agent_reason, started_by, state, summary, created_at, updated_at) VALUES"
                + " ('t1', 'owner', 'w', 'd', '{}', 'a', 'r', 's', ?, '', now(), now())")
        .param(state.name())
        .update();
  }

  private void approval(String state) {
    database
        .client()
        .sql(
            "INSERT INTO change_set (task, number, user_id, digest, message, changes, created_at)"
                + " VALUES ('t1', 1, 'owner', 'd', 'm', '[]', now())")
        .update();
    database
        .client()
        .sql(
            "INSERT INTO approval (id, task, change_set, user_id, digest, summary, state,"
                + " asked_at, expires_at, plan, fresh, author) VALUES ('a', 't1', 1, 'owner', 'd',"
                + " 's', ?, now(), now(), '[]', '[]', '{}')")
        .param(state)
        .update();
  }
}
