@NullMarked
package com.slackclone.platform.graphql;

import org.jspecify.annotations.NullMarked;
