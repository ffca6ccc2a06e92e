/// Tables and plots of what was measured.
@NullMarked
package com.slackclone.load.report;

import org.jspecify.annotations.NullMarked;
