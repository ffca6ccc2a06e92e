package com.slackclone.load.client;

/// How a message is recognized in whatever frame carries it: `~` and eight digits, at the start of its content.
/// Nothing else in a frame has that character.
public final class Mark {

    public static final int SIZE = 9;
    public static final char SIGN = '~';

    private Mark() {}

    public static String of(int number) {
        return "%c%08d".formatted(SIGN, number);
    }

    /// Where the mark is, or -1. In frames of one stream it is almost always at the same place.
    ///
    /// @param guess where to look first
    static int find(byte[] frame, int from, int to, int guess) {
        if (guess >= from && guess <= to - SIZE && frame[guess] == SIGN) {
            return guess;
        }
        for (var i = from; i <= to - SIZE; i++) {
            if (frame[i] == SIGN) {
                return i;
            }
        }
        return -1;
    }

    static int number(byte[] frame, int at) {
        var number = 0;
        for (var i = at + 1; i < at + SIZE; i++) {
            number = number * 10 + frame[i] - '0';
        }
        return number;
    }
}
