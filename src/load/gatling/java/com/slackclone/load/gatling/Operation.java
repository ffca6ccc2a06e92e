package com.slackclone.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What people ask for, with the fields that a client shows.
enum Operation {
    SEND("send a message", """
            mutation Send($room: ID!, $content: String!, $clientMessageId: String) {
              sendMessage(input: { roomId: $room, content: $content, clientMessageId: $clientMessageId }) {
                message { id seq content author { id name } }
              }
            }
            """) {
        @Override
        Map<String, Object> variables(Person person, Session session) {
            return Map.of(
                    "room", person.anyRoom(),
                    "content", "The release is out, and its first numbers look good.",
                    "clientMessageId", UUID.randomUUID().toString());
        }
    },
    HISTORY("history of a room", """
            query History($room: ID!) {
              room(id: $room) {
                id
                latestSeq
                messages(last: 50) {
                  nodes {
                    id seq content deletedAt
                    author { id name }
                    reactions { emoji count }
                    thread { replyCount }
                  }
                  pageInfo { hasPreviousPage startCursor }
                }
              }
            }
            """) {
        @Override
        Map<String, Object> variables(Person person, Session session) {
            return Map.of("room", person.anyRoom());
        }

        @Override
        HttpRequestActionBuilder request() {
            return super.request()
                    .check(
                            jsonPath("$.data.room.id").saveAs(ROOM),
                            jsonPath("$.data.room.latestSeq").ofInt().saveAs(SEQ),
                            jsonPath("$.data.room.messages.nodes[49].content").exists());
        }
    },
    UNREAD("unread overview", """
            query Unread($workspace: ID!) {
              workspace(id: $workspace) {
                unread {
                  unreadCount
                  mentionCount
                  rooms(first: 50) {
                    nodes { room { id ... on Channel { name } } unreadCount mentionCount }
                  }
                }
              }
            }
            """) {
        @Override
        Map<String, Object> variables(Person person, Session session) {
            return Map.of("workspace", person.workspace());
        }
    },
    /// Of the room whose history was read last.
    READ("mark a room read", """
            mutation Read($room: ID!, $seq: NonNegativeInt!) {
              markRoomRead(input: { roomId: $room, seq: $seq }) {
                room { id viewerLastReadSeq viewerUnreadCount }
              }
            }
            """) {
        @Override
        Map<String, Object> variables(Person person, Session session) {
            return session.contains(SEQ)
                    ? Map.of("room", Objects.requireNonNull(session.getString(ROOM)), "seq", session.getInt(SEQ))
                    : Map.of("room", person.anyRoom(), "seq", 0);
        }
    };

    private static final String ROOM = "room";
    private static final String SEQ = "seq";

    private final String title;
    private final String document;

    Operation(String title, String document) {
        this.title = title;
        this.document = document;
    }

    abstract Map<String, Object> variables(Person person, Session session);

    String title() {
        return title;
    }

    /// An answer with errors is a failure, whatever its status is.
    HttpRequestActionBuilder request() {
        return http(title)
                .post("/graphql")
                .header(
                        "Authorization",
                        session -> "Bearer " + Person.of(session).token())
                .body(StringBody(this::body))
                .check(
                        status().is(200),
                        jsonPath("$.errors").notExists(),
                        jsonPath("$.data").exists(),
                        responseTimeInMillis().saveAs(Samples.MILLIS));
    }

    private String body(Session session) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("query", document, "variables", variables(Person.of(session), session)));
    }
}
