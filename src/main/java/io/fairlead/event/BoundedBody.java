package io.fairlead.event;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads an answer's body and keeps none of it; a long one is cut off. */
final class BoundedBody implements HttpResponse.BodySubscriber<Void> {
    private static final long MOST = 64 * 1024;

    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private long bytes;

    @Override
    public CompletionStage<Void> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > MOST) {
            subscription.cancel();
            read.complete(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The status came before: what is lost is nothing that anybody reads.
        read.complete(null);
    }

    @Override
    public void onComplete() {
        read.complete(null);
    }
}
