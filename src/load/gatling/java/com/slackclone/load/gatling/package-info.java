/// Many people who use the API at once, simulated by Gatling. It speaks to the server over HTTP alone.
@NullMarked
package com.slackclone.load.gatling;

import org.jspecify.annotations.NullMarked;
