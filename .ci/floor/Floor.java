// SPDX-License-Identifier: Apache-2.0
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;

/**
 * The least that a Java program can do to run a process in a container: what docker asks of an engine, in requests that
 * are written out, with answers that are searched for the two words that matter. It knows no other argument, no
 * configuration, no terminal mode, no frame and no error. What it costs is what the JVM and its unix socket cost.
 *
 * <p>Arguments: the socket, the container, "exec" for `true` or "prompt" for `sh` on a terminal.
 */
final class Floor implements Runnable {

    private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(65536);

    private final SocketChannel typed;

    private Floor(SocketChannel typed) {
        this.typed = typed;
    }

    /** What the JDK asks for before its first unix socket, on a thread of its own; or the keys, on another. */
    @Override
    @SuppressWarnings("deprecation") // to ISO 8859-1, without a table
    public void run() {
        try {
            if (typed == null) {
                SecureRandom.getInstance("NativePRNGNonBlocking");
                return;
            }
            byte[] keys = new byte[1024];
            FileInputStream terminal = new FileInputStream(FileDescriptor.in);
            for (int length = terminal.read(keys); length > 0; length = terminal.read(keys)) {
                typed.write(ByteBuffer.wrap(keys, 0, length));
            }
        } catch (Exception e) {
            Runtime.getRuntime().halt(125);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new Thread(new Floor(null)).start();
        System.setProperty("java.nio.channels.spi.SelectorProvider", "sun.nio.ch.EPollSelectorProvider");
        if (System.getProperty("java.specification.version").equals("25")) {
            Runnable lambda = () -> {};
            lambda.run();
        }
        boolean terminal = arguments[2].equals("prompt");
        SocketChannel engine = open(arguments[0]);
        ask(engine, "GET /_ping", "", null);
        String id = ask(
                engine,
                "POST /containers/" + arguments[1] + "/exec",
                terminal
                        ? "{\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true,\"Tty\":true,\"Cmd\":[\"sh\"]}"
                        : "{\"AttachStdout\":true,\"AttachStderr\":true,\"Cmd\":[\"true\"]}",
                "\"Id\":\"");
        ask(engine, "POST /exec/" + id + "/start", terminal ? "{\"Tty\":true}" : "{}", null);
        if (terminal) {
            Thread keys = new Thread(new Floor(engine));
            keys.setDaemon(true);
            keys.start();
        }
        FileOutputStream screen = new FileOutputStream(FileDescriptor.out);
        byte[] output = new byte[BUFFER.capacity()];
        while (BUFFER.hasRemaining() || refill(engine)) {
            int length = BUFFER.remaining();
            BUFFER.get(output, 0, length);
            screen.write(output, 0, length);
        }
        String code = ask(open(arguments[0]), "GET /exec/" + id + "/json", "", "\"ExitCode\":");
        Runtime.getRuntime().halt(Integer.parseInt(code));
    }

    private static SocketChannel open(String path) throws IOException {
        SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX);
        engine.connect(UnixDomainSocketAddress.of(path));
        return engine;
    }

    private static boolean refill(SocketChannel engine) throws IOException {
        BUFFER.clear();
        boolean more = engine.read(BUFFER) > 0;
        BUFFER.flip();
        return more;
    }

    /** What stands behind a word of the answer, up to the next quote or comma; what follows a head is left. */
    @SuppressWarnings("deprecation")
    private static String ask(SocketChannel engine, String call, String body, String word) throws IOException {
        String request = call + " HTTP/1.1\r\nHost: engine\r\n"
                + (call.endsWith("/start") ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
        byte[] bytes = new byte[request.length()];
        request.getBytes(0, bytes.length, bytes, 0);
        engine.write(ByteBuffer.wrap(bytes));
        String answer = "";
        int end = -1;
        BUFFER.limit(0);
        while (end < 0 || word != null && answer.indexOf(word) < 0) {
            if (!BUFFER.hasRemaining() && !refill(engine)) {
                throw new IOException(answer);
            }
            byte[] more = new byte[BUFFER.remaining()];
            BUFFER.get(more);
            answer += new String(more, 0);
            end = answer.indexOf("\r\n\r\n");
        }
        if (word == null) {
            // A ping's OK belongs to it, what is behind the head of an upgrade does not.
            BUFFER.position(call.endsWith("/start") ? BUFFER.limit() - (answer.length() - end - 4) : BUFFER.limit());
            return answer;
        }
        int from = answer.indexOf(word) + word.length();
        int to = from;
        while (Character.isLetterOrDigit(answer.charAt(to))) {
            to++;
        }
        return answer.substring(from, to);
    }
}
