// Does the server keep to GraphQL over HTTP? Runs graphql-http's audits, prints those that fail, and exits with 1 when
// one of them is a MUST or a SHOULD.
import { serverAudits } from 'graphql-http';
import { args, endpoint } from './client.mjs';

const [url] = args('audit.mjs <httpUrl>');
const results = [];
for (const audit of serverAudits({ url: endpoint(url).href })) {
  const { id, name } = audit;
  const result = await audit.fn().catch(({ message }) => ({ id, name, status: 'error', reason: message }));
  results.push({ ...result, level: name.split(' ')[0] });
}

for (const { id, name, status, reason } of results) {
  if (status !== 'ok') console.log(`${name} [${id}]: ${reason}`);
}
const failed = ['MUST', 'SHOULD', 'MAY'].map(level => {
  const all = results.filter(result => result.level === level);
  const bad = all.filter(({ status }) => status !== 'ok').length;
  console.log(`${level}: ${all.length - bad} of ${all.length} ok`);
  return bad;
});
process.exitCode = failed[0] + failed[1] > 0 ? 1 : 0;
