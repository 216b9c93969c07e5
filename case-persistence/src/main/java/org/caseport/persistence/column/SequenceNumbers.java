package org.caseport.persistence.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;

/** Takes numbers from the database's sequences, fifty at a time. The rest of a block is lost when the server stops. */
@ApplicationScoped
public class SequenceNumbers {

    static final int BLOCK = 50;

    @Inject
    EntityManager entities;

    private final Map<Series, Block> blocks = new HashMap<>();

    public synchronized long next(Series series) {
        Block block = blocks.get(series);
        if (block == null || block.next == block.end) {
            Number first = (Number) entities.createNativeQuery("select nextval('" + series.sequence + "')")
                    .getSingleResult();
            block = new Block(first.longValue());
            blocks.put(series, block);
        }
        return block.next++;
    }

    /** The sequences. */
    public enum Series {
        DISPLAY_IDS("display_id"),
        FACTS("case_fact_number"),
        JOURNAL("journal_number"),
        OUTBOX("outbox_number");

        private final String sequence;

        Series(String sequence) {
            this.sequence = sequence;
        }
    }

    private static final class Block {

        private long next;
        private final long end;

        Block(long first) {
            next = first;
            end = first + BLOCK;
        }
    }
}
