/// A server that has only the transport, over a schema of its own: no database, no Redis.
@NullMarked
package com.slackclone.testing.transport;

import org.jspecify.annotations.NullMarked;
