@NullMarked
package com.slackclone.platform.opensearch;

import org.jspecify.annotations.NullMarked;
