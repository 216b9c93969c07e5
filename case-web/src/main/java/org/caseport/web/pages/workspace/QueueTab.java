package org.caseport.web.pages.workspace;

import org.jspecify.annotations.Nullable;

/**
 * A view of the queue as a link.
 *
 * @param count how many cases it has, in words; null for none
 * @param alarming whether its cases need somebody at once
 * @param inPlace whether it lists what the page lists, cases or calls, so that scripts can list it in the open page
 */
public record QueueTab(
        String name,
        String address,
        boolean current,
        @Nullable String count,
        boolean alarming,
        boolean inPlace) {}
