package com.acme.shop.backend;

import com.acme.shop.api.User;
import java.util.Map;

/** Users as rows of the table {@code users}. */
public final class UserRows {
  private UserRows() {}

  public static User user(Map<String, String> row) {
    return new User(row.get("id"), row.get("user_name"));
  }
}
