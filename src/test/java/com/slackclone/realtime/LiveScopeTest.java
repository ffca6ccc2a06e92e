package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;

class LiveScopeTest {

    private static final Topic TOPIC = new Topic("scope", "room:r");

    private final EventLog log = mock();
    private final LiveScope scope = new LiveScope(log, Runnable::run);

    @Test
    void namesTopicsThatStayWithoutASubscription() {
        when(log.position(any())).thenReturn(new Cursor("00ff00ff00ff00ff", 7, 1_790_000_000));
        var heard = scope.add(TOPIC);

        assertThat(scope.unheard()).as("it may be under way").isEmpty();
        assertThat(scope.unheard()).containsExactly(TOPIC);
        scope.subscribed(TOPIC.channel());
        assertThat(heard.confirmed()).isCompleted();
        assertThat(scope.unheard()).isEmpty();
        assertThat(scope.unheard()).isEmpty();
    }

    @Test
    void namesThemAgainBehindALostConnection() {
        when(log.position(any())).thenReturn(new Cursor("00ff00ff00ff00ff", 7, 1_790_000_000));
        scope.add(TOPIC);
        scope.subscribed(TOPIC.channel());

        scope.disconnected();

        assertThat(scope.unheard()).isEmpty();
        assertThat(scope.unheard()).containsExactly(TOPIC);
    }
}
