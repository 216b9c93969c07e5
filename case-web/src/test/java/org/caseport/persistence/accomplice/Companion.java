package org.caseport.persistence.accomplice;

public final class Companion {}
