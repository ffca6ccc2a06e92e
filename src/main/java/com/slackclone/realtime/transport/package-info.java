/// The ways on which live streams reach clients: the sub-protocol `graphql-transport-ws` and server-sent events.
@NullMarked
package com.slackclone.realtime.transport;

import org.jspecify.annotations.NullMarked;
