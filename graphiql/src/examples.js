import keepForLater from './examples/keep-for-later.graphql?raw';
import logIn from './examples/log-in.graphql?raw';
import myWorkspaces from './examples/my-workspaces.graphql?raw';
import readRoom from './examples/read-room.graphql?raw';
import replyAndReact from './examples/reply-and-react.graphql?raw';
import sendMessage from './examples/send-message.graphql?raw';
import talkDirectly from './examples/talk-directly.graphql?raw';
import watchRoom from './examples/watch-room.graphql?raw';
import watchWorkspace from './examples/watch-workspace.graphql?raw';
import whatIsNew from './examples/what-is-new.graphql?raw';

/** Comments are allowed in GraphiQL's JSON. A placeholder as a real header would make the server refuse LogIn. */
export const defaultHeaders = `{
  // "Authorization": "Bearer <accessToken>"
}`;

const example = (query, variables = '{}') => ({ query: query.trim(), variables, headers: defaultHeaders });

/** The tabs of a first visit, in the order in which one would try them. */
export const examples = [
  example(
    logIn,
    `{
  "input": {
    "email": "ada@example.com",
    "password": ""
  }
}`,
  ),
  example(myWorkspaces),
  example(
    readRoom,
    `{
  // the id of a channel, from MyWorkspaces
  "id": ""
}`,
  ),
  example(
    sendMessage,
    `{
  "input": {
    // the id of a channel, from MyWorkspaces
    "roomId": "",
    "content": "Hello from *GraphiQL* :wave:"
  }
}`,
  ),
  example(
    watchRoom,
    `{
  // the id of a channel, from MyWorkspaces
  "roomId": "",
  // the cursor of the last event you saw, to get what came since
  "after": null
}`,
  ),
  example(
    replyAndReact,
    `{
  "reply": {
    // the room of the message
    "roomId": "",
    // the id of a message, from ReadRoom
    "parentId": "",
    "content": "Answered in its thread"
  },
  "reaction": {
    "messageId": "",
    "emoji": ":tada:"
  }
}`,
  ),
  example(
    keepForLater,
    `{
  // the id of a message, from ReadRoom
  "messageId": "",
  "draft": {
    // the id of a channel, from MyWorkspaces
    "roomId": "",
    "content": "What I meant to say is"
  },
  "scheduled": {
    "roomId": "",
    "content": "Sent a while ago, by a worker :alarm_clock:",
    // a time to come, such as 2030-01-31T09:30:00Z, at most 120 days ahead
    "sendAt": ""
  }
}`,
  ),
  example(whatIsNew),
  example(
    talkDirectly,
    `{
  "input": {
    // the id of a workspace, from MyWorkspaces
    "workspaceId": "",
    // the ids of one to seven members, from WhatIsNew
    "userIds": []
  }
}`,
  ),
  example(
    watchWorkspace,
    `{
  // the id of a workspace, from MyWorkspaces
  "workspaceId": "",
  "after": null
}`,
  ),
];
