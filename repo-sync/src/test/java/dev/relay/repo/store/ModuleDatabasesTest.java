package dev.relay.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ModuleDatabasesTest {
  private final Databases databases = TestPostgres.fresh();

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void keepsModulesApart() {
    var repo = databases.module("repo");
    var task = databases.module("task");
    task.client().sql("CREATE TABLE hidden (id int)").update();

    assertThat(task.client().sql("SELECT current_schema").query(String.class).single())
        .isEqualTo("task");
    assertThatThrownBy(() -> repo.client().sql("SELECT * FROM task.hidden").query().listOfRows())
        .isInstanceOf(DataAccessException.class)
        .hasRootCauseMessage("ERROR: permission denied for schema task\n  Position: 15");
  }

  @Test
  void givesTheSameDatabaseWhenAskedAgain() {
    assertThat(databases.module("repo")).isSameAs(databases.module("repo"));
  }
}
