package org.caseport.web.application;

import org.caseport.domain.file.Upload;

/** What came of a step of an upload by parts. */
public sealed interface Uploading {

    /** The upload as it stands now. */
    record UnderWay(Upload upload) implements Uploading {}

    /** There is no such upload of this account, its time is over, or it is used up. */
    record NoSuchUpload() implements Uploading {}

    /** A file has at least one byte and at most so many. */
    record NotThatSize(long most) implements Uploading {}

    /** The account has so many uploads that are on no case that it has to wait. */
    record TooMany() implements Uploading {}

    /** All parts are there, but no scanner could look at the file just now: reporting them again tries again. */
    record NotChecked() implements Uploading {}

    /** No such part has arrived, or another in its place; nothing of the report was noted. */
    record NotThatPart(int number) implements Uploading {}
}
