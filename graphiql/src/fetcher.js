import { createClient } from 'graphql-ws';

const http = new URL('/graphql', location.origin);
const ws = new URL('/graphql', location.origin.replace(/^http/, 'ws'));

/** Queries and mutations by POST, subscriptions by graphql-ws, both with what the headers tab says. */
export function fetcher(operation, { headers, documentAST } = {}) {
  const isSubscription = documentAST?.definitions.some(
    ({ operation: kind, name }) =>
      kind === 'subscription' && (!operation.operationName || operation.operationName === name?.value),
  );
  return isSubscription ? subscribe(operation, headers) : post(operation, headers);
}

async function post(operation, headers) {
  const response = await fetch(http, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...headers,
    },
    body: JSON.stringify(operation),
  }).catch(error => {
    throw failure(error.message);
  });
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    throw failure(`HTTP ${response.status} ${response.statusText}: ${body.slice(0, 500)}`);
  }
}

/**
 * Each subscription has a socket of its own, so that none carries an earlier token. When the server closes it, it
 * stays closed: its close code is what an explorer wants to see.
 */
function subscribe(operation, connectionParams) {
  const client = createClient({ url: ws.href, connectionParams, retryAttempts: 0 });
  const events = client.iterate(operation);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => events.next().catch(explain),
    return: () => events.return(),
  };
}

/** The client fails with the GraphQL errors, or with what became of the socket. */
function explain(error) {
  if (Array.isArray(error)) throw error;
  if (error instanceof CloseEvent) throw failure(`The socket was closed: ${error.code} ${error.reason}`.trim());
  throw failure(error.message ?? `No socket at ${ws.href}`);
}

/** GraphiQL shows an error's stack where there is one. */
function failure(message) {
  const error = new Error(message);
  delete error.stack;
  return error;
}
