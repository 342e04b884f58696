package dev.relay.mcp.access;

import dev.relay.mcp.access.Caller.Scope;

/**
 * Who may cause what: the one place that decides it.
 *
 * <p>A person is a browser session. No token is a person, {@code RELAY_TOKEN} included; a channel
 * of Relay's own acts for its user but does not decide for them.
 */
public final class Policy {
  private Policy() {}

  /** Throws {@link Forbidden} with a sentence when the caller may not. */
  public static void require(Caller caller, Effect effect) {
    if (!allows(caller, effect)) {
      throw new Forbidden(refusal(effect));
    }
  }

  public static boolean allows(Caller caller, Effect effect) {
    return switch (caller) {
      case Caller.Person _ -> true;
      case Caller.Token token -> allows(token, effect);
      case Caller.Service _ -> allowsService(effect);
    };
  }

  private static boolean allows(Caller.Token token, Effect effect) {
    return switch (effect) {
      case READ -> token.scopes().contains(Scope.READ);
      case RUN, SYNC, UNDO -> token.scopes().contains(Scope.RUN);
      case SIGN_IN -> token.scopes().contains(Scope.SIGN_IN);
      case ADD_REPOSITORY -> token.scopes().contains(Scope.ADMIN);
      case ANSWER, DECIDE, DECIDE_PROTECTED, ADMINISTER -> false;
    };
  }

  private static boolean allowsService(Effect effect) {
    return switch (effect) {
      case READ, RUN, SYNC, UNDO, ADD_REPOSITORY -> true;
      case ANSWER, DECIDE, DECIDE_PROTECTED, SIGN_IN, ADMINISTER -> false;
    };
  }

  /** What who may not is told. */
  public static String refusal(Effect effect) {
    return switch (effect) {
      case READ -> "This token may not read: use one with the scope 'read'.";
      case RUN, SYNC, UNDO -> "This token may not start work: use one with the scope 'run'.";
      case ANSWER -> "Only a person answers an agent: open Relay's page and answer there.";
      case DECIDE, DECIDE_PROTECTED ->
          "Only a person decides on an approval: open Relay's page and tap there.";
      case ADD_REPOSITORY ->
          "This token may not add anything: use one with the scope 'admin', or Relay's page.";
      case SIGN_IN ->
          "A token signs nobody in: run ./relay token on the machine that Relay runs on.";
      case ADMINISTER -> "Only a person changes settings: open Relay's page and sign in there.";
    };
  }
}
