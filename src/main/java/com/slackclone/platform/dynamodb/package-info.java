@NullMarked
package com.slackclone.platform.dynamodb;

import org.jspecify.annotations.NullMarked;
