@NullMarked
package com.slackclone.platform.redis;

import org.jspecify.annotations.NullMarked;
