package org.caseport.web.application.chat;

import java.time.Duration;

/** Event: the open pages on this server were told of what came to chats, this long after the first commit of it. */
public record ChatsTold(Duration after) {}
