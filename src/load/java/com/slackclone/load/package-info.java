/// Measures the server as its clients see it. Nothing here knows how the server works inside: it speaks to it over
/// HTTP and WebSocket, and asks the operating system and the JVM what that cost.
@NullMarked
package com.slackclone.load;

import org.jspecify.annotations.NullMarked;
