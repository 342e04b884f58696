package com.acme.shop.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.shop.api.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserRowsTest {
  @Test
  void readsARow() {
    var row = Map.of("id", "7", "user_name", "Ada");
    assertEquals(new User("7", "Ada"), UserRows.user(row));
  }
}
