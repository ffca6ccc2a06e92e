@NullMarked
package com.slackclone.platform.aws;

import org.jspecify.annotations.NullMarked;
