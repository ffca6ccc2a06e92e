package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class AddedMembersIT {

    private final Team team;
    private final String channel;

    AddedMembersIT(Node node) {
        this.team = Team.create(node);
        this.channel = team.channel("news");
    }

    @Test
    void oneToFiftyPeopleAreAddedAtATime() {
        for (var refused : List.of(add(0), add(51))) {
            assertThat(refused.refused(ErrorCode.BAD_USER_INPUT).details())
                    .containsEntry("field", "input.userIds")
                    .containsEntry("reason", "OUT_OF_RANGE")
                    .containsEntry("limit", 50);
        }
        add(50).refused(ErrorCode.NOT_FOUND);
    }

    private Answer add(int strangers) {
        var users = IntStream.range(0, strangers)
                .mapToObj(i -> new UserId(new UUID(0, i)).global())
                .toList();
        return team.admin().api().run("addChannelMembers", Map.of("id", channel, "users", users));
    }
}
