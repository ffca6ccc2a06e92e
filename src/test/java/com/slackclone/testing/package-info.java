/// What the tests and the local start stand on: the local stack, nodes of the server, clients, and a recorder of
/// calls.
@NullMarked
package com.slackclone.testing;

import org.jspecify.annotations.NullMarked;
