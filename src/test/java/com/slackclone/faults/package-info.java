/// Breaks real processes under load, and holds what clients saw against what they were promised:
/// `docs/faults.md`.
@NullMarked
package com.slackclone.faults;

import org.jspecify.annotations.NullMarked;
