package dev.relay.mcp.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
  private static String apply(String sentence, String text) {
    return Substitution.of(CodemodSentence.parse(sentence).orElseThrow()).apply(text).text();
  }

  @ParameterizedTest
  @CsvSource({
    "userName, displayName",
    "getUserName(), getDisplayName()",
    "UserNameMapper.java, DisplayNameMapper.java",
    "user_name, display_name",
    "old_user_name_column, old_display_name_column",
    "user-name, display-name",
    "USER_NAME, DISPLAY_NAME",
    "MAX_USER_NAME_LENGTH, MAX_DISPLAY_NAME_LENGTH",
    "X-USER-NAME, X-DISPLAY-NAME",
    "userNameLength, displayNameLength",
    "userName2, displayName2",
    "_userName, _displayName",
    "IUserName, IDisplayName",
    "user.userName, user.displayName",
    "myuserName, myuserName",
    "userNames, userNames",
    "username, username",
    "superuser_name, superuser_name",
    "USER_NAMES, USER_NAMES",
  })
  void followsAnIdentifierThroughItsSpellings(String text, String expected) {
    assertThat(apply("rename userName to displayName", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "name, title",
    "getName, getTitle",
    "NAME, TITLE",
    "user_name, user_title",
    "rename, rename",
    "names, names",
    "nameless, nameless"
  })
  void renamesASingleWord(String text, String expected) {
    assertThat(apply("rename name to title", text)).isEqualTo(expected);
  }

  @Test
  void writesTheNewNameAsItWasSaid() {
    assertThat(apply("rename userName to display_name", "a.userName = b.getUserName()"))
        .isEqualTo("a.display_name = b.getDisplayName()");
  }

  @Test
  void replacesLiterally() {
    assertThat(apply("replace a.b with $1\\x", "a.b axb")).isEqualTo("$1\\x axb");
  }

  @Test
  void countsEveryPlace() {
    var substitution =
        Substitution.of(CodemodSentence.parse("rename userName to displayName").orElseThrow());
    assertThat(substitution.apply("userName userName\ngetUserName").places()).isEqualTo(3);
  }
}
