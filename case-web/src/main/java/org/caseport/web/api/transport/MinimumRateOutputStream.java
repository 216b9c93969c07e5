package org.caseport.web.api.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.caseport.web.api.ApiError;

/**
 * Fails when a response is received more slowly than a minimum rate, so that a slow client does not occupy a thread.
 */
public final class MinimumRateOutputStream extends FilterOutputStream {

    private final long begun = System.nanoTime();
    private long size;

    public MinimumRateOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        size += length;
        try {
            RequestBody.checkPace(size, Duration.ofNanos(System.nanoTime() - begun));
        } catch (ApiError tooSlow) {
            throw new IOException("the file was fetched too slowly", tooSlow);
        }
    }
}
