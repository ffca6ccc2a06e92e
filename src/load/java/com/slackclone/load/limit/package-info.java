/// What the server is compared with: programs that do as little as possible, or what is usual, with the same frames.
/// Each runs in a JVM of its own, reads on standard input what to publish, and ends when that does.
@NullMarked
package com.slackclone.load.limit;

import org.jspecify.annotations.NullMarked;
