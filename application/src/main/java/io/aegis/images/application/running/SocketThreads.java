package io.aegis.images.application.running;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for work that waits for a socket: virtual ones, but the system's in a process that is soon over ({@code -Daegis.threads=platform}).
 * HotSpot holds up its own end for 300 ms where a thread is in native code, as the poller of virtual threads is for good once one of them
 * has waited for a socket. None of them keeps a process alive.
 */
public final class SocketThreads {
    /** More at once than these would cost more memory than 300 ms are worth. */
    private static final int MOST_PLATFORM_THREADS = 256;

    private static final boolean PLATFORM = "platform".equals(System.getProperty("aegis.threads"));

    public static void start(String name, Runnable work) {
        factory(name, PLATFORM).newThread(work).start();
    }

    /** A thread for each task. Closing waits for those under way. */
    public static ExecutorService perTask(String name, int tasks) {
        return Executors.newThreadPerTaskExecutor(factory(name, PLATFORM && tasks <= MOST_PLATFORM_THREADS));
    }

    /** So many tasks at a time. Closing waits for all. */
    public static ExecutorService atMost(int threads, String name) {
        return Executors.newFixedThreadPool(threads, factory(name, PLATFORM));
    }

    private static ThreadFactory factory(String name, boolean platform) {
        return platform
                ? Thread.ofPlatform().daemon().name(name).factory()
                : Thread.ofVirtual().name(name).factory();
    }

    private SocketThreads() {}
}
