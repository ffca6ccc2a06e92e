@NullMarked
package com.slackclone.platform.error;

import org.jspecify.annotations.NullMarked;
