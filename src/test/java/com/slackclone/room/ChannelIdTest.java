package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.workspace.WorkspaceId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelIdTest {

    @Test
    void defaultChannelsOfWorkspacesMadeInOneMillisecondDiffer() {
        var ids = new HashSet<ChannelId>();
        for (var i = 0; i < 1000; i++) {
            var workspace = WorkspaceId.next();
            ids.add(ChannelId.ofDefault(workspace, 0));
            ids.add(ChannelId.ofDefault(workspace, 1));
        }

        assertThat(ids.stream().map(ChannelId::uuid)).doesNotHaveDuplicates().hasSize(2000);
    }

    @Test
    void defaultChannelsComeFirst() {
        var workspace = WorkspaceId.next();
        var general = ChannelId.ofDefault(workspace, 0);
        var random = ChannelId.ofDefault(workspace, 1);

        assertThat(List.of(ChannelId.next(workspace).key(), random.key(), general.key()).stream()
                        .sorted())
                .startsWith(general.key(), random.key());
    }

    @Test
    void readsWhatItWrote() {
        var id = ChannelId.next(WorkspaceId.next());

        assertThat(ChannelId.parse(id.global())).isEqualTo(id);
        assertThat(RoomId.parse(id.global())).isEqualTo(id);
        assertThat(ChannelId.ofKey(id.workspace(), id.key())).isEqualTo(id);
    }
}
