/// People and rooms of the server, made by its API.
@NullMarked
package com.slackclone.load.api;

import org.jspecify.annotations.NullMarked;
