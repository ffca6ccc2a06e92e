package com.slackclone.platform.seed;

import java.util.List;

/// Data that a feature puts into an installation: a bean of it runs when the server is started with `--seed`, in
/// the order of `@Order`, before the server takes traffic.
public interface Seed {

    /// Creates what is missing and leaves alone what is there: running it again changes nothing.
    ///
    /// @return what a person should know of it, a line each: whom to sign in as, for example
    List<String> plant();
}
