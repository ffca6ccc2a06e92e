/// The local stack: stand-ins for every AWS service the server uses, in one JVM.
///
/// Nothing here is on the server's classpath, and nothing of the server is on this one; the two meet over
/// sockets and over the lines that [LocalStack] prints.
@NullMarked
package com.slackclone.local;

import org.jspecify.annotations.NullMarked;
