/// Thousands of subscribers that cost the machine little: one thread, one buffer, no objects for each event.
@NullMarked
package com.slackclone.load.client;

import org.jspecify.annotations.NullMarked;
