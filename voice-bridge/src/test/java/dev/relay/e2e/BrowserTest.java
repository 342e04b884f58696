package dev.relay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, against a real Relay with the demo workspace. */
@NeedsBrowser
final class BrowserTest {
  private static final String SENTENCE =
      "rename the field userName to displayName in all repositories";
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

  private static Browser browser;
  @TempDir Path directory;

  @BeforeAll
  static void launch() {
    browser = new Browser(Browser.executable());
  }

  @AfterAll
  static void quit() {
    browser.close();
  }

  @Test
  void aTypedSentenceLandsInThreeRepositoriesAndIsTakenBack() {
    try (var relay = RunningRelay.demo(directory.resolve("home"));
        var context = browser.desktop(ColorScheme.LIGHT)) {
      var page = open(context, relay);
      Browser.everyWay(page, "1-first-visit", "talk");
      say(page, SENTENCE);

      assertThat(page.getByTestId("diff-file").first()).isVisible(PATIENTLY);
      Browser.everyWay(page, "2-diff", "tasks");
      var approve = page.getByTestId("approve").first();
      assertThat(approve).isVisible(PATIENTLY);
      assertThat(page.getByTestId("transcript")).containsText("fourteen places");
      Browser.everyWay(page, "3-approval", "tasks");
      Browser.everyWay(page, "3-conversation", "talk");
      approve.click();

      hears(page, "landed in three repositories");
      Browser.everyWay(page, "4-landed", "tasks");
      for (var repository : new String[] {"shared-api", "backend", "frontend"}) {
        assertThat(relay.log(repository, "%s").getFirst()).containsIgnoringCase("displayName");
      }

      say(page, "what changed?");
      hears(page, "fourteen|three");
      say(page, "undo that");
      assertThat(page.getByTestId("approve").first()).isVisible(PATIENTLY);
      Browser.everyWay(page, "5-undo", "tasks");
      page.getByTestId("approve").first().click();
      hears(page, "taken back in three repositories: frontend, backend and shared-api");
      Browser.everyWay(page, "6-taken-back", "talk");
    }
  }

  @Test
  void aSpokenSentenceTravelsTheSameWay() {
    try (var relay = RunningRelay.demo(directory.resolve("home"));
        var context = browser.phone(ColorScheme.DARK)) {
      context.addInitScript(SCRIPTED_RECOGNITION);
      var page = open(context, relay);
      page.evaluate("sentence => { window.nextSentence = sentence }", "search for userName");
      page.getByTestId("talk").click();
      assertThat(page.getByTestId("speech-consent")).containsText("may send the sound");
      Browser.screenshot(page, "speech-consent", ColorScheme.DARK);
      page.getByTestId("speech-agree").click();
      hears(page, "fourteen|three repositories");
      Browser.screenshot(page, "spoken", ColorScheme.DARK);
    }
  }

  @Test
  void withoutRecognitionAndMicrophoneTypingWorks() {
    try (var relay = RunningRelay.demo(directory.resolve("home"));
        var context = browser.phone(ColorScheme.DARK)) {
      context.addInitScript(NO_SPEECH);
      var page = open(context, relay);
      assertThat(page.getByTestId("talk")).isDisabled();
      assertThat(page.getByText("no speech recognition. Typing works").first()).isVisible();
      assertThat(page.getByTestId("example").first()).isVisible(PATIENTLY);
      Browser.screenshot(page, "no-speech", ColorScheme.DARK);
      say(page, SENTENCE);
      hears(page, "ready for your approval");
      page.getByTestId("view-tasks").click();
      assertThat(page.getByTestId("approve").first()).isVisible(PATIENTLY);
      Browser.screenshot(page, "3-approval", ColorScheme.DARK);
    }
  }

  @Test
  void aDroppedSocketInMidTaskLosesNothing() {
    try (var relay = RunningRelay.demo(directory.resolve("home"));
        var context = browser.phone(ColorScheme.LIGHT)) {
      var socket = new AtomicReference<WebSocketRoute>();
      context.routeWebSocket(
          Pattern.compile(".*/v1/realtime.*"),
          route -> {
            route.connectToServer();
            socket.set(route);
          });
      var page = open(context, relay);
      say(page, SENTENCE);
      hears(page, "fourteen places");
      socket.get().close();

      hears(page, "ready for your approval");
      page.getByTestId("view-tasks").click();
      assertThat(page.getByTestId("approve").first()).isVisible(PATIENTLY);
      Browser.screenshot(page, "approval-after-drop", ColorScheme.LIGHT);
      page.getByTestId("view-talk").click();
      assertThat(page.getByTestId("transcript")).containsText(SENTENCE);
    }
  }

  @Test
  void aStrangerIsToldHowToGetIn() {
    try (var relay = RunningRelay.demo(directory.resolve("home"));
        var context = browser.phone(ColorScheme.LIGHT)) {
      var page = context.newPage();
      page.navigate(relay.base.toString());
      assertThat(page.getByTestId("login-needed")).isVisible(PATIENTLY);
      Browser.screenshot(page, "no-login", ColorScheme.LIGHT);
    }
  }

  private static Page open(BrowserContext context, RunningRelay relay) {
    var page = context.newPage();
    page.navigate(relay.loginUrl);
    assertThat(page.getByTestId("prompt")).isVisible(PATIENTLY);
    assertThat(page.url()).isEqualTo(relay.base.toString());
    return page;
  }

  private static void say(Page page, String sentence) {
    page.getByTestId("prompt").fill(sentence);
    page.getByTestId("send").click();
  }

  private static void hears(Page page, String pattern) {
    Locator said =
        page.getByTestId("message")
            .filter(
                new Locator.FilterOptions()
                    .setHasText(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)));
    assertThat(said.last()).isVisible(PATIENTLY);
  }

  private static final String NO_SPEECH =
      """
      delete globalThis.SpeechRecognition;
      delete globalThis.webkitSpeechRecognition;
      """;

  /** A SpeechRecognition that hears {@code window.nextSentence}, with the real one's events. */
  private static final String SCRIPTED_RECOGNITION =
      """
      globalThis.SpeechRecognition = globalThis.webkitSpeechRecognition = class extends EventTarget {
        start() {
          queueMicrotask(() => {
            this.fire(new Event('start'));
            const alternative = { transcript: window.nextSentence ?? '', confidence: 0.9 };
            const result = Object.assign([alternative], { isFinal: true });
            this.fire(Object.assign(new Event('result'), { resultIndex: 0, results: [result] }));
            this.fire(new Event('end'));
          });
        }
        stop() {}
        abort() {}
        fire(event) { this['on' + event.type]?.(event); this.dispatchEvent(event); }
      };
      """;
}
