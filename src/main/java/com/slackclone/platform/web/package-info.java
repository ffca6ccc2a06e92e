@NullMarked
package com.slackclone.platform.web;

import org.jspecify.annotations.NullMarked;
