@NullMarked
package com.slackclone.platform.health;

import org.jspecify.annotations.NullMarked;
