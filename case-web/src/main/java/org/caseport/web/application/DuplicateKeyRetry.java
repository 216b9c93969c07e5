package org.caseport.web.application;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Interceptor that repeats use cases with {@link RetryOnDuplicateKey}. It is around their transactions, whose
 * interceptor has the priority {@code PLATFORM_BEFORE + 200}. A use case within the transaction of another one is not
 * repeated, since that transaction can only be rolled back.
 */
@Interceptor
@RetryOnDuplicateKey
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class DuplicateKeyRetry {

    /** SQL state of a violated unique or primary key, in both databases. */
    private static final String UNIQUE_VIOLATION = "23505";

    @Resource
    TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    @Nullable
    Object call(InvocationContext useCase) throws Exception {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return useCase.proceed();
        }
        try {
            return useCase.proceed();
        } catch (RuntimeException e) {
            if (!isDuplicateKey(e)) {
                throw e;
            }
            return useCase.proceed();
        }
    }

    private static boolean isDuplicateKey(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
