// SPDX-License-Identifier: Apache-2.0
package example.browser;

import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.Sessions;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One page with one shell. Binary messages are bytes of the terminal, both ways; text messages are {@code size ROWS
 * COLUMNS} and {@code drawn BYTES} from the page. The close of the socket tells the exit code.
 *
 * <p>The page gets no more than {@link #WINDOW} bytes ahead of what it has drawn. A page that is behind stops the thread
 * that reads, then the connection to the engine fills, and then the process in the container waits.
 */
public final class TerminalSocket implements Session.Listener.AutoDemanding {

    static final int WINDOW = 128 * 1024;
    private static final int CHUNK = 16 * 1024;

    private final Sessions sessions;
    private final String container;
    private final List<String> command;
    private final Credit credit = new Credit(WINDOW);
    private volatile Session page;
    private volatile io.github.dockerpty.pty.Session shell;

    TerminalSocket(Sessions sessions, String container, List<String> command) {
        this.sessions = sessions;
        this.container = container;
        this.command = command;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        page = opened;
        try {
            shell = sessions.exec(container, ExecSpec.of(command).interactive(true, true));
        } catch (IOException refused) {
            page.close(StatusCode.SERVER_ERROR, shortened(refused.getMessage()), Callback.NOOP);
            return;
        }
        Thread output = new Thread(this::sendOutput, "browser-output");
        output.setDaemon(true);
        output.start();
    }

    /** What is typed; it waits while the process takes nothing, and the page with it. */
    @Override
    public void onWebSocketBinary(ByteBuffer typed, Callback taken) {
        try {
            byte[] bytes = new byte[typed.remaining()];
            typed.get(bytes);
            shell.stdin().write(bytes);
            shell.stdin().flush();
            taken.succeed();
        } catch (IOException over) {
            taken.fail(over);
        }
    }

    @Override
    public void onWebSocketText(String control) {
        String[] words = control.split(" ");
        if (words.length == 3 && words[0].equals("size")) {
            shell.resize(new TerminalSize(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        } else if (words.length == 2 && words[0].equals("drawn")) {
            credit.giveBack(Integer.parseInt(words[1]));
        } else {
            throw new IllegalArgumentException("neither a size nor what was drawn");
        }
    }

    /** The page is gone: so is the shell's terminal. */
    @Override
    public void onWebSocketClose(int status, String reason, Callback done) {
        credit.end();
        if (shell != null) {
            shell.close();
        }
        done.succeed();
    }

    private void sendOutput() {
        try (io.github.dockerpty.pty.Session running = shell) {
            InputStream output = running.stdout();
            byte[] bytes = new byte[CHUNK];
            for (int allowed = credit.take(CHUNK); allowed > 0; allowed = credit.take(CHUNK)) {
                int count = output.read(bytes, 0, allowed);
                credit.giveBack(allowed - Math.max(count, 0));
                if (count < 0) {
                    break;
                }
                send(ByteBuffer.wrap(bytes, 0, count));
            }
            String how = running.await() instanceof Outcome.Exited exited ? "exit " + exited.code() : "exit unknown";
            page.close(StatusCode.NORMAL, how, Callback.NOOP);
        } catch (IOException | ExecutionException | InterruptedException gone) {
            page.close(StatusCode.SERVER_ERROR, shortened(gone.getMessage()), Callback.NOOP);
        }
    }

    /** Waits until the message is on its way, so that no queue grows and the bytes can be used again. */
    private void send(ByteBuffer bytes) throws ExecutionException, InterruptedException {
        Callback.Completable sent = new Callback.Completable();
        page.sendBinary(bytes, sent);
        sent.get();
    }

    /** A close takes 123 bytes of reason. */
    private static String shortened(String reason) {
        String plain = String.valueOf(reason).replaceAll("[^ -~]", "?");
        return plain.length() > 120 ? plain.substring(0, 120) : plain;
    }
}
