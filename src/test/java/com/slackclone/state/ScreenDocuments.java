package com.slackclone.state;

/// The documents of the screens. What an event bears is selected as what is fetched.
final class ScreenDocuments {

    private static final String MESSAGE = """
            fragment M on Message {
              id seq content html createdAt editedAt deletedAt version parentId
              author { id } room { id } broadcastOf { id } isPinned pin { user { id } at }
            }
            """;
    private static final String COUNTS = """
            fragment T on Thread { root { id version } replyCount latestSeq lastReplyAt participants { id } }
            """;
    private static final String PUBLIC = MESSAGE + COUNTS + """
            fragment P on Message { ...M reactions { emoji count } thread { ...T } }
            fragment C on Channel { id name topic purpose isArchived memberCount version latestSeq lastMessageAt }
            """;
    private static final String PERSONAL = MESSAGE + COUNTS + """
            fragment V on Message {
              ...M reactions { emoji count viewerHasReacted } viewerHasSaved
              thread { ...F }
            }
            fragment F on Thread { ...T viewerIsFollowing viewerLastReadSeq viewerUnreadCount }
            fragment C on Channel {
              id name topic purpose isArchived isDefault memberCount version latestSeq lastMessageAt
              viewerIsMember viewerLastReadSeq
            }
            fragment D on Conversation { id participants { id } latestSeq lastMessageAt viewerIsMember viewerLastReadSeq }
            fragment R on Room { ...C ...D }
            fragment W on Workspace { id name iconUrl version owner { id } viewerRole }
            fragment U on User { id name displayName title timezone avatarUrl status { emoji text expiresAt } }
            fragment N on WorkspaceMember { user { ...U } role isActive leftAt handle }
            fragment B on Draft { id roomId rootId content updatedAt expiresAt }
            fragment S on ScheduledMessage {
              id roomId rootId content sendAt status version failure { code message } message { id }
            }
            """;

    static final String WORKSPACE = PERSONAL + """
            query ($workspace: ID!, $room: ID!) {
              workspace(id: $workspace) {
                ...W
                channels(first: 30) { nodes { ...C } }
                conversations(first: 5) { nodes { ...D } }
                members(first: 10) { nodes { ...N } }
              }
              room(id: $room) {
                ...R
                messages(last: 40) { nodes { ...V } }
                pins(first: 10) { nodes { ...V } }
              }
              viewer {
                savedItems(workspaceId: $workspace, first: 10) { nodes { savedAt message { ...V } } }
                drafts(workspaceId: $workspace, first: 10) { nodes { ...B } }
                scheduledMessages(workspaceId: $workspace, first: 10) { nodes { ...S } }
              }
            }
            """;
    static final String WORKSPACE_EVENTS = PERSONAL + """
            subscription ($workspace: ID!, $after: EventCursor) {
              workspaceEvents(workspaceId: $workspace, after: $after) {
                __typename
                ... on Event { cursor }
                ... on StreamOpened { resumed }
                ... on MessageSent { message { ...V } }
                ... on MessageEdited { message { ...V } }
                ... on MessageDeleted { message { ...V } }
                ... on ReactionAdded { message { ...V } }
                ... on ReactionRemoved { message { ...V } }
                ... on MessagePinned { message { ...V } }
                ... on MessageUnpinned { message { ...V } }
                ... on ThreadUpdated { thread { ...F } }
                ... on ThreadRead { thread { ...F } }
                ... on ThreadFollowChanged { thread { ...F } }
                ... on MessageSaved { messageId savedItem { savedAt message { ...V } } }
                ... on MessageUnsaved { messageId }
                ... on DraftSaved { draft { ...B } }
                ... on DraftDeleted { draftId }
                ... on MessageScheduled { scheduledMessageId scheduledMessage { ...S } }
                ... on ScheduledMessageSent { scheduledMessageId }
                ... on ScheduledMessageFailed { scheduledMessageId scheduledMessage { ...S } }
                ... on ScheduledMessageCancelled { scheduledMessageId }
                ... on MemberJoinedRoom { room { ...R } user { id } }
                ... on MemberLeftRoom { roomId left: room { ...R } user { id } }
                ... on ChannelCreated { channel { ...C } }
                ... on ChannelUpdated { channel { ...C } }
                ... on ChannelArchived { channel { ...C } }
                ... on ChannelUnarchived { channel { ...C } }
                ... on ConversationOpened { conversation { ...D } }
                ... on RoomRead { room { ...R } }
                ... on MemberJoinedWorkspace { member { ...N } }
                ... on MemberRoleChanged { member { ...N } }
                ... on MemberDeactivated { member { ...N } }
                ... on WorkspaceUpdated { workspace { ...W } }
                ... on UserUpdated { user { ...U } }
              }
            }
            """;
    static final String ROOM = PUBLIC + """
            query ($room: ID!) {
              room(id: $room) {
                ...C
                messages(last: 40) { nodes { ...P } }
                pins(first: 10) { nodes { ...P } }
                members(first: 10) { nodes { user { id } } }
              }
            }
            """;
    static final String ROOM_EVENTS = PUBLIC + """
            subscription ($room: ID!, $after: EventCursor) {
              roomEvents(roomId: $room, after: $after) {
                __typename
                ... on Event { cursor }
                ... on StreamOpened { resumed }
                ... on MessageSent { message { ...P } }
                ... on MessageEdited { message { ...P } }
                ... on MessageDeleted { message { ...P } }
                ... on ReactionAdded { message { ...P } }
                ... on ReactionRemoved { message { ...P } }
                ... on MessagePinned { message { ...P } }
                ... on MessageUnpinned { message { ...P } }
                ... on ThreadUpdated { thread { ...T } }
                ... on MemberJoinedRoom { room { ...C } user { id } }
                ... on MemberLeftRoom { roomId left: room { ...C } user { id } }
                ... on ChannelUpdated { channel { ...C } }
                ... on ChannelArchived { channel { ...C } }
                ... on ChannelUnarchived { channel { ...C } }
              }
            }
            """;
    static final String THREAD = MESSAGE + COUNTS + """
            query ($root: ID!) {
              thread(rootId: $root) {
                ...T
                root { ...A }
                replies(first: 40) { nodes { ...A } }
              }
            }
            fragment A on Message { ...M reactions { emoji count } parent { id version } }
            """;
    static final String THREAD_EVENTS = MESSAGE + """
            subscription ($root: ID!, $after: EventCursor) {
              threadEvents(rootId: $root, after: $after) {
                __typename
                ... on Event { cursor }
                ... on StreamOpened { resumed }
                ... on MessageSent { message { ...A } }
                ... on MessageEdited { message { ...A } }
                ... on MessageDeleted { message { ...A } }
                ... on ReactionAdded { message { ...A } }
                ... on ReactionRemoved { message { ...A } }
              }
            }
            fragment A on Message { ...M reactions { emoji count } parent { id version } }
            """;
    private static final String NOTIFICATION = """
            fragment N on Notification {
              id type title subtitle isRead avatarUrl createdAt expiresAt link { __typename ... on Message { id } }
            }
            """;
    static final String NOTIFICATIONS = NOTIFICATION + """
            query { viewer { notifications(first: 40) { nodes { ...N } } } }
            """;
    static final String NOTIFICATION_EVENTS = NOTIFICATION + """
            subscription ($after: EventCursor) {
              notifications(after: $after) {
                __typename
                ... on Event { cursor }
                ... on StreamOpened { resumed }
                ... on NotificationCreated { notification { ...N } }
                ... on NotificationsRead { notificationIds }
                ... on NotificationsRemoved { notificationIds }
              }
            }
            """;

    private ScreenDocuments() {}
}
