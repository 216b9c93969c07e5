package org.caseport.policy.book;

/** How many files a communication carries, and how large each may be; and the same for what programs send by parts. */
public record FileLimits(int files, long bytesPerFile, int uploads, long bytesPerUpload) {}
