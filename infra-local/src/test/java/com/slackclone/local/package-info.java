@NullMarked
package com.slackclone.local;

import org.jspecify.annotations.NullMarked;
