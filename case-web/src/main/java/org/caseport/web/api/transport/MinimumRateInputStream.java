package org.caseport.web.api.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Fails when a request arrives more slowly than a minimum rate, so that a slow sender does not occupy a thread. */
public final class MinimumRateInputStream extends FilterInputStream {

    private final long begun = System.nanoTime();
    private long size;

    public MinimumRateInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        return counted(read, read);
    }

    private int counted(int read, int bytes) {
        size += Math.max(0, read < 0 ? 0 : bytes);
        RequestBody.checkPace(size, Duration.ofNanos(System.nanoTime() - begun));
        return read;
    }
}
