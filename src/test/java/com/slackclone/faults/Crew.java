package com.slackclone.faults;

import com.slackclone.testing.LocalStack;
import com.slackclone.testing.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// A workspace with people in it.
///
/// @param id of the workspace
/// @param members the first is an admin
/// @param mails that have come to anybody
record Crew(String id, List<Member> members, List<Mail> mails) {

    private static final Pattern INVITE = Pattern.compile("/invites/(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Crew gather(NodeProcess node, LocalStack stack, int size) {
        var mails = new CopyOnWriteArrayList<Mail>();
        stack.onMail(mails::add);
        var admin = register(node, 0);
        var workspace = admin(node, admin, "createWorkspace", Map.of("name", "Crew " + UUID.randomUUID()))
                .text("createWorkspace.workspace.id");
        var members = new ArrayList<>(List.of(admin));
        for (var i = 1; i < size; i++) {
            members.add(register(node, i));
        }
        var others = members.subList(1, size);
        var emails = others.stream().map(Member::email).toList();
        admin(node, admin, "inviteMembers", Map.of("workspaceId", workspace, "emails", emails));
        for (var member : others) {
            var token = Awaitility.await().atMost(PATIENCE).until(() -> invite(mails, member), Optional::isPresent);
            admin(node, member, "acceptInvite", Map.of("token", token.orElseThrow()));
        }
        return new Crew(workspace, List.copyOf(members), mails);
    }

    private static Member register(NodeProcess node, int number) {
        return Member.register(node, "Person" + number, "p" + UUID.randomUUID() + "@example.org");
    }

    private static com.slackclone.testing.Answer admin(
            NodeProcess node, Member who, String document, Map<String, ?> variables) {
        return node.api().as(who.token()).run(document, variables).ok();
    }

    private static Optional<String> invite(List<Mail> mails, Member member) {
        return mails.stream()
                .filter(mail -> mail.to().equals(member.email()))
                .map(mail -> INVITE.matcher(mail.text()))
                .filter(java.util.regex.Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
    }

    /// A channel in which all of them are. May be asked while things are still coming back.
    ///
    /// @return its id
    String newChannel(NodeProcess node) {
        var admin = members.getFirst();
        var ids = members.stream().skip(1).map(Member::id).toList();
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            admin.signIn(node);
                            var name = "c" + UUID.randomUUID().toString().substring(0, 18);
                            var input = Map.of("workspaceId", id, "name", name, "type", "PUBLIC");
                            var channel = admin(node, admin, "createChannel", Map.of("input", input))
                                    .text("createChannel.channel.id");
                            admin(node, admin, "addChannelMembers", Map.of("id", channel, "users", ids));
                            return channel;
                        },
                        channel -> !channel.isEmpty());
    }
}
