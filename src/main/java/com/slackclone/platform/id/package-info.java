@NullMarked
package com.slackclone.platform.id;

import org.jspecify.annotations.NullMarked;
