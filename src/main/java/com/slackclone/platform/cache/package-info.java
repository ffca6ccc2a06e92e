@NullMarked
package com.slackclone.platform.cache;

import org.jspecify.annotations.NullMarked;
