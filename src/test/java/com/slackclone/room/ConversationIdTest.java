package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ApiException;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationIdTest {

    private static final WorkspaceId WORKSPACE =
            new WorkspaceId(UUID.fromString("01936f2e-0000-7000-8000-000000000001"));
    private static final UserId ADA = new UserId(UUID.fromString("01936f2e-0000-7000-8000-00000000000a"));
    private static final UserId BOB = new UserId(UUID.fromString("01936f2e-0000-7000-8000-00000000000b"));

    /// If this fails, the conversations that there are can't be opened any more.
    @Test
    void itStaysWhatItIs() {
        assertThat(ConversationId.of(WORKSPACE, List.of(ADA, BOB)).uuid())
                .isEqualTo(UUID.fromString("dcf80c47-36e0-5261-b644-0fe14b4aba5e"));
    }

    @Test
    void itIsOfThePeopleInWhateverOrder() {
        var id = ConversationId.of(WORKSPACE, List.of(ADA, BOB));

        assertThat(ConversationId.of(WORKSPACE, List.of(BOB, ADA, BOB))).isEqualTo(id);
        assertThat(ConversationId.of(WorkspaceId.next(), List.of(ADA, BOB)).uuid())
                .isNotEqualTo(id.uuid());
        assertThat(ConversationId.of(WORKSPACE, List.of(ADA))).isNotEqualTo(id);
    }

    @Test
    void itIsReadAsItIsWritten() {
        var id = ConversationId.of(WORKSPACE, List.of(ADA, BOB));

        assertThat(ConversationId.parse(id.global())).isEqualTo(id);
        assertThat(RoomId.parse(id.global())).isEqualTo(id);
        assertThat(RoomId.ofKey(WORKSPACE, id.key())).isEqualTo(id);
        assertThatThrownBy(() -> ConversationId.parse(ChannelId.next(WORKSPACE).global()))
                .isInstanceOf(ApiException.class);
    }
}
