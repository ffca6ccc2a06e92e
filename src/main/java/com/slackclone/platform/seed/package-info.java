@NullMarked
package com.slackclone.platform.seed;

import org.jspecify.annotations.NullMarked;
