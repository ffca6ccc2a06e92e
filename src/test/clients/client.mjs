import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** The program's arguments, or its usage and exit code 2. */
export function args(usage) {
  const names = usage.match(/<[^>]+>/g);
  const given = process.argv.slice(2);
  if (given.length >= names.length) return given;
  console.error(`usage: node ${usage}`);
  process.exit(2);
}

/** The GraphQL endpoint of a server, given its base URL or the endpoint itself. */
export function endpoint(url) {
  return new URL(new URL(url).pathname === '/' ? '/graphql' : '', url);
}

/** The data of one operation over HTTP; throws on any error. */
export async function request(url, token, query, variables) {
  const response = await fetch(endpoint(url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.text();
  const { data, errors } = response.headers.get('content-type')?.includes('json') ? JSON.parse(body) : {};
  if (data && !errors) return data;
  throw new Error(`HTTP ${response.status} from ${response.url}: ${body.slice(0, 1000)}`);
}

/** A graphql-ws client that does not reconnect. */
export function webSocketClient(url, token) {
  return createClient({
    url: endpoint(url).href.replace(/^http/, 'ws'),
    connectionParams: { Authorization: `Bearer ${token}` },
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
}

export const SEND_MESSAGE = `mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq content author { id name } } }
}`;
