// Does a message that is sent at node A over HTTP reach a subscriber at node B? Exits with 0 when the event carries
// what the mutation answered.
import { isDeepStrictEqual } from 'node:util';
import { args, request, SEND_MESSAGE, webSocketClient } from './client.mjs';

const [urlA, urlB, token, roomId] = args('two-nodes.mjs <urlA> <urlB> <accessToken> <roomId>');
const query = `subscription WatchRoom($roomId: ID!) {
  roomEvents(roomId: $roomId) {
    __typename
    ... on Event { id cursor }
    ... on StreamOpened { resumed }
    ... on MessageSent { message { id seq content author { id name } } }
  }
}`;

const timeout = setTimeout(() => {
  console.error('No event within 15 seconds.');
  process.exit(1);
}, 15_000);

const client = webSocketClient(urlB, token);
try {
  const content = `from A to B, ${new Date().toISOString()}`;
  const events = client.iterate({ query, variables: { roomId } });

  await next(event => event.__typename === 'StreamOpened');
  const { sendMessage } = await request(urlA, token, SEND_MESSAGE, { input: { roomId, content } });
  const { id, cursor, message } = await next(event => event.message?.content === content);

  console.log(`sent at ${urlA}:`, sendMessage.message);
  console.log(`arrived at ${urlB}:`, { id, cursor, message });
  if (!id || !cursor) throw new Error('The event has no id or no cursor.');
  if (!isDeepStrictEqual(message, sendMessage.message)) throw new Error('The event is not what was answered.');

  async function next(wanted) {
    for (;;) {
      const { value, done } = await events.next();
      if (done) throw new Error('The subscription ended.');
      if (value.errors) throw new Error(JSON.stringify(value.errors));
      if (wanted(value.data.roomEvents)) return value.data.roomEvents;
    }
  }
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
} finally {
  clearTimeout(timeout);
  await client.dispose();
}

/** graphql-ws rejects with a close event, with the socket's error event, or with a list of GraphQL errors. */
function describe(error) {
  if (typeof error.code === 'number') return `The socket was closed: ${error.code} ${error.reason}`;
  return error.message || error.error?.code || JSON.stringify(error);
}
