package org.caseport.policy.book;

/**
 * The limits for the files of a communication: how many it carries and how many bytes each has. {@code uploads} and
 * {@code bytesPerUpload} are the same for files that programs send in parts.
 */
public record FileLimits(int files, long bytesPerFile, int uploads, long bytesPerUpload) {}
