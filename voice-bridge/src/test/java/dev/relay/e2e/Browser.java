package dev.relay.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
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
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
