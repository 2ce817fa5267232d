package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.BackOff;
import io.fairlead.channel.email.mailbox.MailboxHealth.Part;
import io.fairlead.ticket.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Takes the mails of one folder: finds them above the cursor, fetches them in batches while the lanes work on those
 * before, tells the server of those that are committed, then moves the cursor. It outlives connections, so that a mail in
 * its lane is not fetched again when the connection breaks. Used by one thread.
 */
final class Taking {
    private static final int IN_LANES = 400;
    private static final int SEARCHED = 500;
    private static final int TOLD_AT_ONCE = 50;
    private static final Duration TOLD_AFTER = Duration.ofMillis(200);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);
    private static final int FETCH_ATTEMPTS = 4;

    private final Mailbox box;
    private final String folder;
    private final BooleanSupplier stopping;
    private final Runnable works;
    private final Setbacks setbacks = new Setbacks();
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1));
    private final BackOff refusals = new BackOff(Duration.ofSeconds(1));
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Set<Long> retried = new HashSet<>();
    private final Map<Long, Integer> notGiven = new HashMap<>();
    private final Waiting waiting = new Waiting();
    private Progress progress;
    private MailCursor kept;
    private int numbering;
    private int inLanes;
    private Instant retryAt = Instant.MAX;
    private Instant tellAt = Instant.MIN;
    private Instant keepAt = Instant.MIN;

    /** @param works told whenever mails could be searched for and fetched */
    Taking(Mailbox box, String folder, BooleanSupplier stopping, Runnable works) {
        this.box = box;
        this.folder = folder;
        this.stopping = stopping;
        this.works = works;
    }

    /** After each connecting: opens the folder and learns whether it still has the numbers that we know. */
    void begin(MailConnection connection) throws MailboxException {
        FolderState state = connection.select(folder);
        if (progress == null || progress.start().uidValidity() != state.uidValidity()) {
            Optional<MailCursor> last =
                    progress == null ? box.cursors().find(channel(), folder) : Optional.of(progress.cursor());
            boolean marks = box.options().after() != AfterCommit.NOTHING;
            MailCursor start = FirstLook.at(last, state, box.options().since(), marks, now());
            box.cursors().keep(channel(), folder, start);
            progress = new Progress(start);
            kept = start;
            numbering++;
            retried.clear();
            notGiven.clear();
            waiting.clear();
        }
        retryAt = progress.behind().isEmpty() ? Instant.MAX : now();
    }

    /** Another router goes on from the stored cursor; when it is our turn again, so do we. */
    void forget() {
        if (progress != null) {
            progress = null;
            numbering++;
            waiting.clear();
            setbacks.release();
            setbacks.went();
        }
        for (Outcome late = outcomes.poll(); late != null; late = outcomes.poll()) {
            note(late);
        }
    }

    /** Hands on all there is, as far as memory and the intake allow; false when there was nothing. */
    boolean round(MailConnection connection) throws MailboxException, InterruptedException {
        retry(connection);
        connection.forgetChanges();
        List<Long> found = find(connection);
        waiting.found(found, progress::isInWork);
        for (int from = 0; from < found.size(); from += SEARCHED) {
            List<Long> uids = found.subList(from, Math.min(from + SEARCHED, found.size()));
            if (!handOn(connection, uids, false)) {
                return true;
            }
        }
        progress.passOver(progress.start().selectedBelow() - 1);
        works.run();
        settle(connection, Duration.ZERO);
        return !found.isEmpty();
    }

    /** Waits until all lanes are through, or as long as this; what is through is settled meanwhile. */
    void finish(MailConnection connection, Duration longest) throws MailboxException, InterruptedException {
        Instant end = now().plus(longest);
        while (inLanes > 0 && now().isBefore(end)) {
            settle(connection, TOLD_AFTER);
        }
        settle(connection, Duration.ZERO);
    }

    /** Whether mails are in their lanes. */
    boolean busy() {
        return inLanes > 0;
    }

    /** How long nothing is due, if nothing new comes. */
    Duration leisure(Duration longest) {
        Instant due = retryAt.isBefore(tellAt) || progress.committed().isEmpty() ? retryAt : tellAt;
        Duration until = due.equals(Instant.MAX) ? longest : Duration.between(now(), due);
        return until.isNegative() ? Duration.ZERO : until.compareTo(longest) < 0 ? until : longest;
    }

    private List<Long> find(MailConnection connection) throws MailboxException {
        List<Long> found = new ArrayList<>();
        long from = progress.highest() + 1;
        long selectedBelow = progress.start().selectedBelow();
        if (from < selectedBelow) {
            found.addAll(connection.search("UID " + from + ":" + (selectedBelow - 1) + " "
                    + progress.start().selection()));
        }
        long newFrom = Math.max(from, selectedBelow);
        // where there is nothing new, the last mail answers to n:*
        connection.search("UID " + newFrom + ":*").stream()
                .filter(uid -> uid >= newFrom)
                .forEach(found::add);
        return found;
    }

    /** False when it had to stop on the way; the rest is found again. */
    private boolean handOn(MailConnection connection, List<Long> uids, boolean probe)
            throws MailboxException, InterruptedException {
        Map<Long, MailHead> heads = connection.heads(uids);
        List<MailHead> mails = uids.stream()
                .map(uid -> heads.getOrDefault(uid, new MailHead(uid, Long.MAX_VALUE, Instant.EPOCH)))
                .toList();
        mails.forEach(waiting::seen);
        waiting.tell(box.health(), folder);
        for (List<MailHead> batch : box.mails().batches(mails)) {
            if (!makeRoom(connection, batch, probe)) {
                return false;
            }
            fetch(connection, batch, probe);
            works.run();
            settle(connection, Duration.ZERO);
        }
        return true;
    }

    private boolean makeRoom(MailConnection connection, List<MailHead> batch, boolean probe)
            throws MailboxException, InterruptedException {
        long bytes = batch.stream().mapToLong(box.mails()::bytes).sum();
        while (!stopping.getAsBoolean() && (probe || !setbacks.allStop())) {
            if (inLanes < IN_LANES && box.room().take(bytes)) {
                return true;
            }
            settle(connection, Duration.ofMillis(20));
        }
        return false;
    }

    private void fetch(MailConnection connection, List<MailHead> batch, boolean probe) throws MailboxException {
        Map<Long, byte[]> bodies = Map.of();
        try {
            bodies = box.mails().fetch(connection, batch);
        } finally {
            for (MailHead mail : batch) {
                if (!bodies.containsKey(mail.uid())) {
                    box.room().give(box.mails().bytes(mail));
                }
            }
        }
        List<MailHead> missing = new ArrayList<>();
        for (MailHead mail : batch) {
            byte[] body = bodies.get(mail.uid());
            progress.handOn(mail.uid());
            if (body == null) {
                progress.leaveBehind(mail.uid());
                missing.add(mail);
            } else {
                toLane(mail, body, box.mails().bytes(mail), probe);
            }
        }
        for (MailHead mail : missing) {
            searchFor(connection, mail);
        }
    }

    /** The server gave others, but not this one: is it gone, or can it not be read? */
    private void searchFor(MailConnection connection, MailHead mail) throws MailboxException {
        retryLater();
        if (connection.search("UID " + mail.uid()).isEmpty()) {
            notGiven.remove(mail.uid());
            progress.settle(List.of(mail.uid()));
            waiting.done(mail.uid());
        } else if (notGiven.merge(mail.uid(), 1, Integer::sum) < FETCH_ATTEMPTS) {
            box.health()
                    .sick(folder, Part.INTAKE, "the server does not give out mail " + mail.uid() + "; trying again");
        } else {
            notGiven.remove(mail.uid());
            toLane(mail, box.mails().remains(connection, mail.uid()), 0, false);
        }
    }

    private void toLane(MailHead mail, byte[] body, long bytes, boolean probe) {
        int of = numbering;
        Inbound inbound = new Inbound(box.channel(), sourceId(mail.uid()), "message/rfc822", body, now());
        String sender = SenderLane.of(body);
        if (progress.isBehind(mail.uid())) {
            retried.add(mail.uid());
        }
        inLanes++;
        box.lanes()
                .of(sender)
                .execute(() -> outcomes.add(new Outcome(of, mail, bytes, inLane(sender, inbound, probe))));
    }

    /** The id of INBOX's mails is the plain one, so that it is the same whatever folders are read besides. */
    private String sourceId(long uid) {
        String id = progress.start().uidValidity() + "-" + uid;
        return folder.equalsIgnoreCase("INBOX") ? id : folder + "/" + id;
    }

    private String inLane(String sender, Inbound inbound, boolean probe) {
        if (stopping.getAsBoolean() || setbacks.holds(sender) || setbacks.allStop() && !probe) {
            setbacks.holdBack(sender);
            return Outcome.NOT_TRIED;
        }
        String failure = box.intake().take(inbound);
        if (failure == null) {
            setbacks.went();
        } else {
            setbacks.failed(sender);
        }
        return failure;
    }

    /** Tries those left behind once more; while everything fails, only the first of them. */
    private void retry(MailConnection connection) throws MailboxException, InterruptedException {
        if (now().isBefore(retryAt) || !retried.isEmpty()) {
            return;
        }
        retryAt = Instant.MAX;
        List<Long> behind = progress.behind();
        boolean probe = setbacks.allStop();
        setbacks.release();
        List<Long> uids = behind.subList(0, Math.min(behind.size(), probe ? 1 : SEARCHED));
        if (!uids.isEmpty() && !handOn(connection, uids, probe)) {
            retryLater();
        }
    }

    private void retryLater() {
        if (retryAt.equals(Instant.MAX)) {
            retryAt = now().plus(backOff.next());
        }
    }

    private void settle(MailConnection connection, Duration wait) throws MailboxException, InterruptedException {
        Outcome outcome = outcomes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (outcome != null) {
            note(outcome);
            outcome = outcomes.poll();
        }
        waiting.tell(box.health(), folder);
        tell(connection);
        keep();
    }

    private void note(Outcome outcome) {
        inLanes--;
        box.room().give(outcome.bytes());
        if (outcome.numbering() != numbering) {
            return;
        }
        long uid = outcome.mail().uid();
        boolean again = retried.remove(uid);
        if (outcome.failure() == null) {
            Instant arrived = outcome.mail().arrived();
            progress.commit(uid, arrived.isBefore(now()) ? arrived : now());
            waiting.done(uid);
            if (again) {
                retryAt = now();
            }
            if (progress.behind().isEmpty()) {
                retryAt = Instant.MAX;
                backOff.reset();
                box.health().well(folder, Part.INTAKE);
            }
            return;
        }
        progress.leaveBehind(uid);
        retryLater();
        if (!outcome.failure().equals(Outcome.NOT_TRIED)) {
            box.health()
                    .sick(
                            folder,
                            Part.INTAKE,
                            "mails can be neither stored nor quarantined (" + outcome.failure()
                                    + "); they stay in the mailbox and are tried again");
        }
    }

    private void tell(MailConnection connection) throws MailboxException {
        List<Long> committed = progress.committed();
        boolean due = committed.size() >= TOLD_AT_ONCE || inLanes == 0;
        if (committed.isEmpty() || now().isBefore(tellAt) && !(due && tellAt.isBefore(now().plus(TOLD_AFTER)))) {
            return;
        }
        Collection<Long> some = committed.subList(0, Math.min(committed.size(), SEARCHED));
        try {
            box.options().after().on(connection, some, box.options().moveTo());
            progress.settle(some);
            tellAt = now().plus(TOLD_AFTER);
            refusals.reset();
            box.health().well(folder, Part.AFTER_COMMIT);
        } catch (MailboxException e) {
            if (e.kind() != MailboxException.Kind.COMMAND_REFUSED) {
                throw e;
            }
            progress.pass(some);
            tellAt = now().plus(refusals.next());
            box.health().sick(folder, Part.AFTER_COMMIT, e.getMessage());
        }
    }

    private void keep() {
        MailCursor cursor = progress.cursor();
        // The cursor of a router whose turn is over would take the next one back.
        if (cursor.equals(kept) || now().isBefore(keepAt) || !box.isOurTurn()) {
            return;
        }
        try {
            box.cursors().keep(channel(), folder, cursor);
            kept = cursor;
            box.health().well(folder, Part.CURSOR);
        } catch (RuntimeException e) {
            keepAt = now().plus(DATABASE_PAUSE);
            box.health().sick(folder, Part.CURSOR, "the database does not take how far the mailbox was read");
        }
    }

    private String channel() {
        return box.channel().name();
    }

    private Instant now() {
        return box.clock().instant();
    }
}
