package com.slackclone.platform.id;

/// The id of an object of the API. Each kind has its own record, which alone knows how it reads as a
/// [global][#global()] id and as a table key.
public interface GlobalId {

    /// The opaque text that clients see: letters, digits, `-` and `_`. It names its own type and place.
    String global();
}
