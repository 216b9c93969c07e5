package org.caseport.web.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Scans one file over one connection to clamd: it sends the command, the file in chunks preceded by their lengths and
 * an empty chunk, and reads the answer up to its zero byte. All waiting is limited by a time-out, for both kinds of
 * sockets.
 */
final class ClamdCall implements Closeable {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final Selector selector;
    private final SocketChannel channel;
    private final long patienceNanos;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean answered;

    private ClamdCall(Selector selector, SocketChannel channel, Duration patience) {
        this.selector = selector;
        this.channel = channel;
        patienceNanos = patience.toNanos();
    }

    static ClamdCall to(SocketAddress address, Duration patience) throws IOException {
        Selector selector = Selector.open();
        try {
            SocketChannel channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            ClamdCall call = new ClamdCall(selector, channel, patience);
            try {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_CONNECT);
                if (!channel.connect(address)) {
                    call.await(SelectionKey.OP_CONNECT);
                    while (!channel.finishConnect()) {
                        call.await(SelectionKey.OP_CONNECT);
                    }
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return call;
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    /** The answer of clamd about the file, without the zero byte at its end. */
    String scan(InputStream file) throws IOException {
        try {
            write(ByteBuffer.wrap(COMMAND));
            ByteBuffer chunk = ByteBuffer.allocate(4 + CHUNK);
            for (byte[] some = file.readNBytes(CHUNK); some.length > 0 && !answered; some = file.readNBytes(CHUNK)) {
                write(chunk.clear().putInt(some.length).put(some).flip());
            }
            write(chunk.clear().putInt(0).flip());
        } catch (IOException brokenOff) {
            // clamd answers early and closes when it refuses a file, for example as too large.
            readWhatIsThere();
            if (!answered) {
                throw brokenOff;
            }
        }
        while (!answered) {
            await(SelectionKey.OP_READ);
            readSome();
        }
        return answer.toString(US_ASCII);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && !answered) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
            }
            readSome();
        }
    }

    private void readWhatIsThere() {
        try {
            readSome();
        } catch (IOException e) {
            // There was no answer then.
        }
    }

    private void readSome() throws IOException {
        ByteBuffer some = ByteBuffer.allocate(512);
        for (int size = channel.read(some.clear()); !answered && size != 0; size = channel.read(some.clear())) {
            if (size < 0) {
                throw new IOException("clamd closed the connection after " + answer.size() + " bytes of its answer");
            }
            some.flip();
            while (some.hasRemaining() && !answered) {
                byte next = some.get();
                answered = next == 0;
                if (!answered) {
                    answer.write(next);
                }
            }
            if (answer.size() > LONGEST_ANSWER) {
                throw new IOException("clamd answers more than " + LONGEST_ANSWER + " bytes");
            }
            if (answered) {
                return;
            }
        }
    }

    private void await(int what) throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.interestOps(what);
        }
        long giveUp = System.nanoTime() + patienceNanos;
        while (selector.select(Math.max(1, (giveUp - System.nanoTime()) / 1_000_000)) == 0) {
            if (System.nanoTime() - giveUp >= 0 || Thread.currentThread().isInterrupted()) {
                throw new SocketTimeoutException("clamd is silent for too long");
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
