package com.slackclone.demo;

/// One who works at the demo's company.
///
/// @param handle how the script calls them
/// @param since the day on which they came, as [Moment#day()] counts
record Person(String handle, String name, String title, String timezone, boolean isAdmin, int since) {

    /// Nobody gets mail there: the domain is reserved for examples.
    String email() {
        return handle + "@example.com";
    }
}
