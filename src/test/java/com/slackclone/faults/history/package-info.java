/// What clients saw of a room while things broke, and whether that keeps what they were promised. Knows nothing
/// of how the server works.
@NullMarked
package com.slackclone.faults.history;

import org.jspecify.annotations.NullMarked;
