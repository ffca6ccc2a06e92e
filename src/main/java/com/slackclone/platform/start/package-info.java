@NullMarked
package com.slackclone.platform.start;

import org.jspecify.annotations.NullMarked;
