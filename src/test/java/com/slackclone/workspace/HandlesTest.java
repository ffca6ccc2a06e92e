package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandlesTest {

    @Test
    void theShortestFreeOneIsTheBest() {
        assertThat(Handles.candidates("Ada Lovelace")).startsWith("ada", "ada.lovelace", "ada.lovelace2");
        assertThat(Handles.candidates("Ada")).startsWith("ada", "ada2", "ada3");
    }

    @Test
    void nobodyIsCalledAsAllAre() {
        assertThat(Handles.candidates("Channel")).startsWith("member", "member2");
        assertThat(Handles.candidates("Here Comes Trouble")).startsWith("here.comes.trouble", "here.comes.trouble2");
        assertThat(Handles.candidates("???")).startsWith("member");
    }
}
