package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.NodeLoader;
import graphql.GraphQLContext;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// People, as far as the viewer may know of them: themselves, and those who share a workspace with them.
@Controller
class PersonController implements NodeLoader {

    private final Users users;
    private final Members members;

    PersonController(Users users, Members members) {
        this.users = users;
        this.members = members;
    }

    @QueryMapping
    User user(@Argument String id, Viewer viewer) {
        var wanted = UserId.parse(id);
        if (!wanted.equals(viewer.userId()) && !members.areColleagues(viewer.userId(), wanted)) {
            throw ApiException.notFound("user");
        }
        return users.find(wanted).orElseThrow(() -> ApiException.notFound("user"));
    }

    @Override
    public String prefix() {
        return UserId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return user(id, Viewer.of(context));
    }
}
