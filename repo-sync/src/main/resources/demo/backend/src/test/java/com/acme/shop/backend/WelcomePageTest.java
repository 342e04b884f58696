package com.acme.shop.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.shop.api.User;
import org.junit.jupiter.api.Test;

class WelcomePageTest {
  @Test
  void greetsByName() {
    assertEquals("Welcome back, Ada!", new WelcomePage(new User("7", "Ada")).getHeading());
  }
}
