/// State tests: what a client held, and the events that it got, make what it would fetch now.
@NullMarked
package com.slackclone.state;

import org.jspecify.annotations.NullMarked;
