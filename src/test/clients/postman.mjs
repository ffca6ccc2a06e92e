// Runs the Postman collection against a live server. Further arguments (name=value) set variables of its environment.
import { fileURLToPath } from 'node:url';
import newman from 'newman';
import { args } from './client.mjs';

const [baseUrl, ...variables] = args('postman.mjs <baseUrl> [name=value ...]');
const file = name => fileURLToPath(new URL(`../../../postman/slack-clone.${name}.json`, import.meta.url));

const envVar = [`baseUrl=${baseUrl}`, ...variables].map(variable => {
  const [key, value] = variable.split(/=(.*)/s);
  return { key, value };
});

newman.run(
  {
    collection: file('postman_collection'),
    environment: file('postman_environment'),
    envVar,
    reporters: 'cli',
    timeoutRequest: 15_000,
  },
  (error, summary) => {
    if (error) console.error(error.message);
    process.exitCode = error || summary.run.failures.length > 0 ? 1 : 0;
  },
);
