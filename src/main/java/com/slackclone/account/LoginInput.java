package com.slackclone.account;

record LoginInput(String email, String password) {

    @Override
    public String toString() {
        return "LoginInput";
    }
}
