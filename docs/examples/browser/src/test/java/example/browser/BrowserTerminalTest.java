// SPDX-License-Identifier: Apache-2.0
package example.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.HostPrograms;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A person at the page: types, resizes, looks. The shells are programs of this machine; no Docker is needed. */
@Timeout(120)
class BrowserTerminalTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path profile;

    private static EmbeddedEngine engine;
    private static ChromeDriver browser;

    private BrowserTerminal terminal;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && DRIVER.canExecute(),
                "no Chromium: install the packages chromium and chromium-driver");
        engine = EmbeddedEngine.setUp()
                .image("shells", HostPrograms.any())
                .container("box", "shells")
                .onUnixSocket();
        ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=900,600",
                "--user-data-dir=" + profile);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        browser = new ChromeDriver(service, options);
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.quit();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void openPage() throws Exception {
        openPage(Engine.at(Endpoint.of(engine.host())), "box");
    }

    private void openPage(Engine own, String container) throws Exception {
        terminal = new BrowserTerminal(DockerPty.sessions(own), container, List.of("sh"), 0);
        browser.get(terminal.uri().toString());
        awaitScreen("[#$] *$");
    }

    @AfterEach
    void closePage() throws Exception {
        if (terminal != null) {
            browser.get("about:blank");
            terminal.close();
        }
    }

    /** The rows of the terminal as the page has drawn them. */
    private static String screen() {
        Object rows = browser.executeScript("return [...document.querySelectorAll('.xterm-rows > div')]"
                + ".map(row => row.textContent.replace(/\\u00a0/g, ' ').trimEnd()).join('\\n').trimEnd();");
        return String.valueOf(rows);
    }

    private static void awaitScreen(String pattern) {
        Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE);
        Deadline deadline = Deadline.in(LIMIT);
        while (!wanted.matcher(screen()).find()) {
            if (deadline.hasPassed()) {
                throw new AssertionError("the page does not show " + pattern + " but\n" + screen());
            }
        }
    }

    private static void type(String text) {
        browser.findElement(By.cssSelector(".xterm-helper-textarea")).sendKeys(text);
    }

    private static long number(String script) {
        return (Long) browser.executeScript("return " + script + ";");
    }

    @Test
    void typed_isAnswered_andTheExitCodeShown() {
        type("echo a$((1+1))b; exit 7\n");
        awaitScreen("^a2b$");
        awaitScreen("^\\[closed: exit 7\\]$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOCKERPTY_DOCKER_HOST", "DOCKERPTY_PODMAN_HOST"})
    void realEngine_isTypedAtToo(String variable) throws Exception {
        String host = System.getenv(variable);
        assumeTrue(host != null, variable + " names no engine");
        closePage();
        Engine real = Engine.at(Endpoint.of(URI.create(host)));
        String container = real.createContainer(ContainerSpec.of("busybox:latest", "sleep", "600")
                        .withHostConfig("NetworkMode", "\"none\""))
                .id();
        try {
            real.startContainer(container);
            openPage(real, container);
            type("echo a$((1+1))b; exit 7\n");
            awaitScreen("^\\[closed: exit 7\\]$");
            assertThat(screen()).contains("\na2b\n");
        } finally {
            real.removeContainer(container);
        }
    }

    @Test
    void utf8_isRight_typedAndCutAnywhere() {
        type("echo [ä✓");
        // The driver's keys are those of the basic plane.
        browser.executeScript("terminal.paste('😀]')");
        type("\n");
        awaitScreen("^\\[ä✓😀\\]$");
        type("for b in 360 237 230 200; do printf \"\\\\$b\"; sleep 0.1; done; echo '<'\n");
        awaitScreen("^😀<$");
    }

    @Test
    void window_resized_isTheShellsSize() {
        long before = number("terminal.cols");
        browser.manage().window().setSize(new Dimension(600, 400));
        Deadline.in(LIMIT).await("another size", () -> number("terminal.cols") < before);
        String size = number("terminal.rows") + " " + number("terminal.cols");
        type("until stty size | grep '" + size + "$'; do sleep 0.1; done; echo re''sized\n");
        awaitScreen("^resized$");
        browser.manage().window().setSize(new Dimension(900, 600));
        Deadline.in(LIMIT).await("the size of before", () -> number("terminal.cols") == before);
    }

    @Test
    void flood_isDrawnToItsEnd_andNeverAheadOfThePage() {
        browser.executeScript("window.ahead = 0; window.peak = 0; const write = terminal.write.bind(terminal);"
                + "terminal.write = (data, done) => { window.ahead += data.length;"
                + " window.peak = Math.max(window.peak, window.ahead);"
                + " write(data, () => { window.ahead -= data.length; if (done) done(); }); };");
        type("yes 0123456789 | head -c 1500000; echo; echo fl''ooded\n");
        awaitScreen("^flooded$");
        assertThat(number("window.peak")).isPositive().isLessThanOrEqualTo(TerminalSocket.WINDOW);
    }

    @Test
    void pageOfAnotherSite_isRefused() {
        URI socket = URI.create("ws://127.0.0.1:" + terminal.uri().getPort() + "/terminal");
        for (String origin : List.of("http://example.com", "null", "http://127.0.0.1:1")) {
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .header("Origin", origin)
                            .buildAsync(socket, new WebSocket.Listener() {})
                            .join())
                    .as(origin)
                    .isInstanceOf(CompletionException.class)
                    .hasStackTraceContaining("WebSocketHandshakeException");
        }
    }
}
