package io.fairlead.testkit;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The desk as a signed-in agent sees it in a real browser: what he reads, presses and types. */
public final class DeskPage implements AutoCloseable {
    private final Chromium browser;
    private final String server;

    private DeskPage(Chromium browser, String server) {
        this.browser = browser;
        this.server = server;
    }

    /** @param server address without a path: of the application, or of a wire to it */
    public static DeskPage of(Chromium browser, String server, SignedIn agent) {
        String[] cookie = agent.cookie().split("=", 2);
        browser.driver().get(server + "/web/icon.svg");
        browser.driver().manage().addCookie(new Cookie(cookie[0], cookie[1]));
        return new DeskPage(browser, server);
    }

    public DeskPage open(String language) {
        driver().get(server + "/desk?lang=" + language);
        browser.waitFor(page -> "connected".equals(find("#state").getDomAttribute("data-name")));
        return this;
    }

    public DeskPage reload() {
        driver().navigate().refresh();
        return this;
    }

    /** Presses keys as they are on the keyboard, wherever the focus is. */
    public DeskPage press(CharSequence... keys) {
        driver().switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Out of any box, so that letters are shortcuts again. */
    public DeskPage leaveBox() {
        return press(Keys.ESCAPE);
    }

    public DeskPage click(String selector) {
        browser.waitFor(page -> find(selector).isDisplayed() && find(selector).isEnabled());
        find(selector).click();
        return this;
    }

    public DeskPage type(String words) {
        browser.waitFor(page -> find("#words").isDisplayed());
        find("#words").sendKeys(words);
        return this;
    }

    public DeskPage waitForText(String selector, String words) {
        browser.waitFor(page -> page.findElements(By.cssSelector(selector)).stream()
                .anyMatch(element -> element.getText().contains(words)));
        return this;
    }

    public DeskPage waitForWords(String words) {
        browser.waitFor(page -> words.equals(words()));
        return this;
    }

    /** The reference of the ticket that is shown and held; waits until there is one. */
    public String held() {
        browser.waitFor(page -> find("#do-release").isDisplayed()
                && !find("#about .ref").getText().isEmpty());
        return find("#about .ref").getText();
    }

    /** What stands in the box. */
    public String words() {
        return find("#words").getDomProperty("value");
    }

    public String text(String selector) {
        return find(selector).getText();
    }

    public WebElement find(String selector) {
        return driver().findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver().findElements(By.cssSelector(selector));
    }

    public Chromium browser() {
        return browser;
    }

    public ChromeDriver driver() {
        return browser.driver();
    }

    @Override
    public void close() {
        browser.close();
    }
}
