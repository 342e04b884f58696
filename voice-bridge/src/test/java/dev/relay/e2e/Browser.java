package dev.relay.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The installed Chromium, headless. */
final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** The browser on this machine, or null when there is none. */
  static Path executable() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  BrowserContext phone(ColorScheme scheme) {
    return context(390, 844, scheme);
  }

  BrowserContext desktop(ColorScheme scheme) {
    return context(1440, 900, scheme);
  }

  private BrowserContext context(int width, int height, ColorScheme scheme) {
    return browser.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme));
  }

  /** {@code step-390-dark.png} under target/screenshots. */
  static void screenshot(Page page, String step, ColorScheme scheme) {
    var name =
        step
            + "-"
            + page.viewportSize().width
            + "-"
            + scheme.name().toLowerCase(Locale.ROOT)
            + ".png";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name))
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  /**
   * The same step as a phone and a desktop show it, light and dark; the page is then as it was.
   *
   * @param view the phone's tab on which the step is seen: {@code talk} or {@code tasks}
   */
  static void everyWay(Page page, String step, String view) {
    var size = page.viewportSize();
    for (var width : new int[] {390, 1440}) {
      page.setViewportSize(width, width == 390 ? 844 : 900);
      if (width == 390) {
        page.getByTestId("view-" + view).click();
      }
      for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        screenshot(page, step, scheme);
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    page.setViewportSize(size.width, size.height);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
