@NullMarked
package com.slackclone;

import org.jspecify.annotations.NullMarked;
