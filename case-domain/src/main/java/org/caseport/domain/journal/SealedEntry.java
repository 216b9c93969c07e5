package org.caseport.domain.journal;

/** A journal entry with its position in the chain and the hash that fixes it there. */
public record SealedEntry(RecordedEntry recorded, long position, String hash) {

    /** Whether its hash follows from its content and the hash before it. */
    boolean follows(String before) {
        return recorded.hash(before, position).equals(hash);
    }

    /** The entry's line in an export. */
    String line() {
        return recorded.sealedText(position) + ",\"hash\":\"" + hash + "\"}";
    }
}
