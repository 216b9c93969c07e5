package org.caseport.domain.journal;

/** An entry with its place in the chain and the hash that holds it there. */
public record SealedEntry(RecordedEntry recorded, long position, String hash) {

    /** Whether its hash is what its words and the hash before it make. */
    boolean follows(String before) {
        return recorded.hash(before, position).equals(hash);
    }

    /** Its line in an export. */
    String line() {
        return recorded.sealedText(position) + ",\"hash\":\"" + hash + "\"}";
    }
}
