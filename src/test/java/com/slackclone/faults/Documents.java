package com.slackclone.faults;

import com.slackclone.faults.history.Shown;

/// What the clients of the fault tests ask for.
final class Documents {

    private static final String MESSAGE = "{ message { " + Shown.FIELDS + " } }";

    static final String SEND = "mutation ($room: ID!, $content: String!, $clientId: String!) { sendMessage(input:"
            + " { roomId: $room, content: $content, clientMessageId: $clientId }) " + MESSAGE + " }";
    static final String EDIT = "mutation ($id: ID!, $content: String!) { editMessage(input:"
            + " { messageId: $id, content: $content }) " + MESSAGE + " }";
    static final String DELETE = "mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) " + MESSAGE + " }";
    static final String REACT = "mutation ($id: ID!, $emoji: Emoji!) { addReaction(input:"
            + " { messageId: $id, emoji: $emoji }) " + MESSAGE + " }";
    static final String TAKE_BACK = REACT.replace("addReaction", "removeReaction");
    static final String READ = "mutation ($room: ID!, $seq: NonNegativeInt!) { markRoomRead(input:"
            + " { roomId: $room, seq: $seq }) { room { viewerLastReadSeq } } }";

    static final String ROOM = "query ($room: ID!, $after: String) { room(id: $room) { viewerLastReadSeq"
            + " messages(first: 100, after: $after) { nodes { " + Shown.FIELDS + " }"
            + " pageInfo { hasNextPage endCursor } } } }";

    static final String NOTIFICATIONS = "query ($after: String) { viewer { notifications(first: 100, after: $after)"
            + " { nodes { type link { __typename ... on Message { id } } } pageInfo { hasNextPage endCursor } } } }";

    private static final String EVENTS = " { __typename ... on Event { id cursor } ... on StreamOpened { resumed }"
            + " ... on MessageSent " + MESSAGE + " ... on MessageEdited " + MESSAGE + " ... on MessageDeleted "
            + MESSAGE
            + " ... on ReactionAdded { emoji message { " + Shown.FIELDS + " } }"
            + " ... on ReactionRemoved { emoji message { " + Shown.FIELDS + " } } } }";

    static final String ROOM_EVENTS =
            "subscription ($id: ID!, $after: EventCursor) { roomEvents(roomId: $id, after: $after)" + EVENTS;
    static final String WORKSPACE_EVENTS =
            "subscription ($id: ID!, $after: EventCursor) { workspaceEvents(workspaceId: $id, after: $after)" + EVENTS;

    private Documents() {}
}
