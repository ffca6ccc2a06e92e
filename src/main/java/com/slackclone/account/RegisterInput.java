package com.slackclone.account;

record RegisterInput(String email, String password, String name) {

    @Override
    public String toString() {
        return "RegisterInput";
    }
}
