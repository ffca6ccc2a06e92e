@NullMarked
package com.slackclone.platform.text;

import org.jspecify.annotations.NullMarked;
