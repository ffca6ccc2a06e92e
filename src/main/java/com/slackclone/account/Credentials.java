package com.slackclone.account;

/// How a person proves who they are. It never leaves this package.
///
/// @param passwordHash of bcrypt
record Credentials(User user, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + user.id() + "]";
    }
}
