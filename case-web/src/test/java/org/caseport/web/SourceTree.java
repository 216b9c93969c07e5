package org.caseport.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files that all of this is built from, for tests that read them. */
public final class SourceTree {

    /** The folder of the modules and the README, wherever the tests are started. */
    public static final Path TOP = Files.exists(Path.of("case-web")) ? Path.of("") : Path.of("..");

    private SourceTree() {}
}
