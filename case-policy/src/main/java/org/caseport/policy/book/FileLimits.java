package org.caseport.policy.book;

/** How many files a communication carries, and how large each may be. */
public record FileLimits(int files, long bytesPerFile) {}
