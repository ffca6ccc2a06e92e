/// The processes that are measured, and what they cost.
@NullMarked
package com.slackclone.load.process;

import org.jspecify.annotations.NullMarked;
