@NullMarked
package com.slackclone.platform.mail;

import org.jspecify.annotations.NullMarked;
