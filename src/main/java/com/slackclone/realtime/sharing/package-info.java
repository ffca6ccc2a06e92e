/// One execution and one serialization of an event for all subscribers that asked for the same.
@NullMarked
package com.slackclone.realtime.sharing;

import org.jspecify.annotations.NullMarked;
