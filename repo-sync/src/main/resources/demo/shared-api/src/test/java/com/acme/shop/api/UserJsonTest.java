package com.acme.shop.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UserJsonTest {
  @Test
  void writesAndReads() {
    var json = "{\"id\":\"7\",\"userName\":\"Ada\"}";
    assertEquals(json, UserJson.write(new User("7", "Ada")));
    assertEquals(new User("7", "Ada"), UserJson.read(json));
  }

  @Test
  void saysWhatIsMissing() {
    assertThrows(IllegalArgumentException.class, () -> UserJson.read("{\"id\":\"7\"}"));
  }
}
