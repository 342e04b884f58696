package com.acme.shop.api;

import java.util.regex.Pattern;

/** Users as the JSON that openapi.yaml describes. */
public final class UserJson {
  private static final String ID = "id";
  private static final String NAME = "userName";

  private UserJson() {}

  public static String write(User user) {
    return "{\"" + ID + "\":\"" + user.id() + "\",\"" + NAME + "\":\"" + user.userName() + "\"}";
  }

  public static User read(String json) {
    return new User(text(json, ID), text(json, NAME));
  }

  private static String text(String json, String field) {
    var matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + field + " in " + json);
    }
    return matcher.group(1);
  }
}
