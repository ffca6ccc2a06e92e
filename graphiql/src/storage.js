const HISTORY = new Set(['graphiql:queries', 'graphiql:favorites']);

/**
 * The browser's local storage as GraphiQL sees it, except that the history keeps no headers: it would write
 * every token that was ever used, whether or not the visitor asked for headers to be kept.
 */
export const storage = {
  getItem: key => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, HISTORY.has(key) ? withoutHeaders(value) : value),
  removeItem: key => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
  get length() {
    return localStorage.length;
  },
};

export const firstVisit = storage.getItem('graphiql:tabState') === null;

/**
 * What the visitor chose in GraphiQL's settings, which GraphiQL writes but does not read unless told that
 * headers may be kept at all.
 */
export const keepsHeaders = storage.getItem('graphiql:shouldPersistHeaders') === 'true';

const withoutHeaders = history =>
  JSON.stringify(JSON.parse(history), (key, value) => (key === 'headers' ? undefined : value));
