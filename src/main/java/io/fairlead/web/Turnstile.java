package io.fairlead.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Lets requests wait for the moment in which the route behind a door is replaced, so that nobody finds it gone. */
public final class Turnstile {
    private static final int LOOK_EVERY_MILLIS = 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private int closed;
    private int inside;

    /** What holds it closed; to close this opens it. */
    public interface Closed extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * From now on requests wait. Returns when those that were inside are out, or after a few seconds: whoever takes so
     * long has his body still on the way.
     */
    public synchronized Closed close() throws InterruptedException {
        closed++;
        long end = System.nanoTime() + PATIENCE;
        for (long left = PATIENCE; inside > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return this::open;
    }

    private synchronized void open() {
        closed--;
    }

    /**
     * Whether a request must wait. It comes back as if it came anew: which doors there are was fixed for it when it came.
     */
    boolean holds(RoutingContext request) {
        if (enter(request)) {
            return false;
        }
        request.request().pause();
        comeBack(request);
        return true;
    }

    private void comeBack(RoutingContext request) {
        request.vertx().setTimer(LOOK_EVERY_MILLIS, timer -> {
            if (isOpen()) {
                request.request().resume();
                request.reroute(request.request().uri());
            } else {
                comeBack(request);
            }
        });
    }

    private synchronized boolean isOpen() {
        return closed == 0;
    }

    private boolean enter(RoutingContext request) {
        // A stream of events stays for hours, and is no door of a channel.
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        boolean stays = accept != null && accept.contains("text/event-stream");
        synchronized (this) {
            if (closed > 0) {
                return false;
            }
            inside += stays ? 0 : 1;
        }
        if (!stays) {
            request.addEndHandler(ended -> leave());
        }
        return true;
    }

    private synchronized void leave() {
        inside--;
        notifyAll();
    }
}
