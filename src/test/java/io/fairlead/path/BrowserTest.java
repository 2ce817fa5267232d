package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser; skipped where Debian's chromium and chromium-driver are not installed. */
class BrowserTest {
    private static final Pattern REFERENCE = Pattern.compile("FL-[2-9A-HJ-NP-Z]{6}");

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private RunningApp app;
    private ChromeDriver browser;

    @BeforeEach
    void start() {
        Path driver = installed("chromedriver");
        Path chromium = installed("chromium");
        assumeTrue(driver != null && chromium != null, "no chromium and chromedriver here: the pages go unseen");
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--lang=en",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .build(),
                options);
        app = RunningApp.start(Map.of());
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (app != null) {
            app.close();
        }
    }

    @Test
    void a_visitor_fills_in_the_form_and_an_agent_sees_his_ticket_on_the_desk() {
        browser.get(app.url("/forms/support?lang=en"));
        browser.findElement(By.name("message"))
                .sendKeys("My withdrawal of 0.5 BTC is pending since yesterday. My password is Blue-Harbor" + 77);
        browser.findElement(By.name("email")).sendKeys("ann@example.org");
        sendUntil(form -> REFERENCE.matcher(form.getPageSource()).find());
        String ref = reference(browser.getPageSource());

        browser.manage().logs().get(LogType.BROWSER);

        String oneTime = app.app().access().firstPassword(false).orElseThrow();
        browser.get(app.url("/desk?lang=en"));
        signIn("admin", oneTime);
        browser.findElement(By.linkText("To the desk")).click();
        waitFor(desk -> desk.getPageSource().contains(ref));

        String page = browser.findElement(By.tagName("body")).getText();
        assertThat(page).contains("[password]", "0.5", "BTC").doesNotContain("Blue-Harbor");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .isEmpty();
    }

    @Test
    void what_a_visitor_forgot_is_said_beside_the_field() {
        browser.get(app.url("/forms/support?lang=zh-CN"));
        browser.findElement(By.name("email")).sendKeys("ann@example.org");

        sendUntil(form ->
                !form.findElements(By.cssSelector("[aria-invalid=true]")).isEmpty());
        assertThat(browser.findElement(By.name("email")).getDomProperty("value"))
                .isEqualTo("ann@example.org");
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .startsWith("zh");
    }

    /** As a newcomer does: the one-time password leads to choosing another, and that to the desk. */
    private void signIn(String name, String oneTime) {
        browser.findElement(By.name("name")).sendKeys(name);
        browser.findElement(By.name("password")).sendKeys(oneTime, Keys.ENTER);
        waitFor(account -> !account.findElements(By.name("old")).isEmpty());
        browser.findElement(By.name("old")).sendKeys(oneTime);
        browser.findElement(By.name("new")).sendKeys(SignedIn.password(name));
        browser.findElement(By.name("again")).sendKeys(SignedIn.password(name), Keys.ENTER);
        waitFor(account -> !account.findElements(By.linkText("To the desk")).isEmpty());
    }

    /** A form that is sent sooner than a person can is refused and shown again; so it is sent until it is taken. */
    private void sendUntil(Predicate<ChromeDriver> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .pollingEvery(Duration.ofSeconds(3))
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> {
                    if (condition.test((ChromeDriver) driver)) {
                        return true;
                    }
                    driver.findElement(By.cssSelector("p.send button")).click();
                    return condition.test((ChromeDriver) driver);
                });
    }

    private static String reference(String page) {
        Matcher matcher = REFERENCE.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private void waitFor(Predicate<ChromeDriver> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> condition.test((ChromeDriver) driver));
    }

    private static Path installed(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/snap/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
