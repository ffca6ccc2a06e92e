@NullMarked
package com.slackclone.platform.schedule;

import org.jspecify.annotations.NullMarked;
