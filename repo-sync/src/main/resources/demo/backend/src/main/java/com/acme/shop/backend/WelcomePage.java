package com.acme.shop.backend;

import com.acme.shop.api.User;

/** What the template of the welcome page reads. */
public final class WelcomePage {
  private final User user;

  public WelcomePage(User user) {
    this.user = user;
  }

  public String getUserName() {
    return user.userName();
  }

  public String getHeading() {
    return "Welcome back, " + getUserName() + "!";
  }
}
