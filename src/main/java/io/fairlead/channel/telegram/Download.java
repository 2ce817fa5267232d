package io.fairlead.channel.telegram;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Writes an answer's body to a stream as it comes, and stops at a limit: at most one network buffer is held in memory.
 * Its result is the number of bytes, or {@link #TOO_MANY}.
 */
final class Download implements BodySubscriber<Long> {
    static final long TOO_MANY = -1;

    private final OutputStream to;
    private final long atMost;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private Subscription subscription;
    private long written;
    private boolean ended;
    private IOException notKept;

    Download(OutputStream to, long atMost) {
        this.to = to;
        this.atMost = atMost;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (ended) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                written += bytes.length;
                if (written > atMost) {
                    end();
                    result.complete(TOO_MANY);
                    return;
                }
                to.write(bytes);
            }
            subscription.request(1);
        } catch (IOException e) {
            notKept = e;
            end();
            result.complete(written);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public synchronized void onComplete() {
        result.complete(written);
    }

    /** @throws IOException when it was the stream that failed, and not the network */
    synchronized void requireKept() throws IOException {
        if (notKept != null) {
            throw notKept;
        }
    }

    /** After this nothing is written any more, whatever still arrives. */
    synchronized void end() {
        ended = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
