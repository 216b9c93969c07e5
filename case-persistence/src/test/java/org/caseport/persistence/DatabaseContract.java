package org.caseport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.OptionalAssert;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A contract that is held to on each database, and the questions that several contracts ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseContract {

    protected TestDatabase database;

    protected abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    protected <T> OptionalAssert<T> assertOne(Function<TestDatabase.Kept, Optional<T>> question) {
        return assertThat(database.<Optional<T>>ask(question));
    }

    protected <T> ListAssert<T> assertMany(Function<TestDatabase.Kept, List<T>> question) {
        return assertThat(database.<List<T>>ask(question));
    }

    protected SupportCase find(Member member, CaseId id) {
        return database.ask(kept -> kept.cases.find(Visibility.of(member), id)).orElseThrow();
    }

    protected AttachedFile attached(CaseDraft draft, Instant at) {
        AttachedFile file = uploaded(new Member(draft.author(), "n", "e", draft.account()));
        database.act(kept -> kept.drafts.attach(draft, file, at));
        return file;
    }

    protected AttachedFile uploaded(Member member) {
        AttachedFile file = Sample.file();
        try {
            store(member, file.id(), new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected BlobStore files() {
        return database.ask(kept -> kept.files);
    }

    protected long store(Member member, FileId file, InputStream bytes, long most) throws IOException {
        BlobStore files = files();
        return files.store(member.account(), file, bytes, most);
    }

    protected byte[] bytesOf(Member member, FileId file) throws IOException {
        BlobStore files = files();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(files.copyTo(member.account(), file, out)).isTrue();
        return out.toByteArray();
    }

    protected boolean isKept(Member member, FileId file) {
        BlobStore files = files();
        try {
            return files.copyTo(member.account(), file, new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static <T> List<T> atOnce(int many, Callable<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                futures.add(threads.submit(() -> {
                    await(start);
                    return act.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(3, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    protected static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
