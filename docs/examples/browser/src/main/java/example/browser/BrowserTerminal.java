// SPDX-License-Identifier: Apache-2.0
package example.browser;

import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.Sessions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Serves a page with a terminal in it, on 127.0.0.1: each page that is opened runs a command in the container. */
public final class BrowserTerminal implements AutoCloseable {

    private static final String XTERM = "META-INF/resources/webjars/xterm/4.9.0/";
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** Port 0 is any free one. */
    BrowserTerminal(Sessions sessions, String container, List<String> command, int port) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        WebSocketUpgradeHandler sockets = WebSocketUpgradeHandler.from(server, all -> {
            all.setIdleTimeout(Duration.ZERO);
            all.setMaxTextMessageSize(100);
            all.addMapping("/terminal", (request, response, done) -> {
                if (isOurs(request)) {
                    return new TerminalSocket(sessions, container, command);
                }
                org.eclipse.jetty.server.Response.writeError(request, response, done, 403);
                return null;
            });
        });
        sockets.setHandler(files());
        server.setHandler(sockets);
        server.start();
    }

    /* Pages of other sites can open a socket to this machine, too; a browser tells the truth about whose page it is. */
    private boolean isOurs(Request request) {
        String origin = request.getHeaders().get("Origin");
        return ("http://127.0.0.1:" + connector.getLocalPort()).equals(origin)
                || ("http://localhost:" + connector.getLocalPort()).equals(origin);
    }

    private ResourceHandler files() {
        ResourceHandler files = new ResourceHandler();
        files.setBaseResource(ResourceFactory.combine(
                folderOf("page/index.html"), folderOf(XTERM + "lib/xterm.js"), folderOf(XTERM + "css/xterm.css")));
        files.setDirAllowed(false);
        return files;
    }

    private Resource folderOf(String name) {
        String file = String.valueOf(BrowserTerminal.class.getClassLoader().getResource(name));
        return ResourceFactory.of(server).newResource(URI.create(file.substring(0, file.lastIndexOf('/') + 1)));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** The container, and the command with its arguments; the engine is the one that docker would use. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("which container? BrowserTerminal CONTAINER [COMMAND...]");
        }
        List<String> command = words.size() > 1 ? words.subList(1, words.size()) : List.of("sh");
        Engine engine = Engine.at(Endpoint.fromEnvironment());
        BrowserTerminal terminal = new BrowserTerminal(DockerPty.sessions(engine), words.get(0), command, 8022);
        System.out.println(terminal.uri());
    }
}
