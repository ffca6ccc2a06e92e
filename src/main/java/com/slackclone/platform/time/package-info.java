@NullMarked
package com.slackclone.platform.time;

import org.jspecify.annotations.NullMarked;
