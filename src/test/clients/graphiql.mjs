// Does the explorer page work as it is served, under its content security policy? Drives Chromium: opens the page and
// its panes, runs a query and a subscription with a token in the headers tab, and takes two screenshots. Exits with 1
// when anything fails, when the page asks another host for anything, or when the browser's console reports an error.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { args, request, SEND_MESSAGE } from './client.mjs';

const [baseUrl, email, password, roomId, screenshots] = args(
  'graphiql.mjs <baseUrl> <email> <password> <roomId> <screenshotDir>',
);
const LOG_IN = `mutation LogIn($input: LoginInput!) {
  login(input: $input) { accessToken user { id name } }
}`;
const { host, hostname } = new URL(baseUrl);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${hostname}`,
  ],
});
try {
  mkdirSync(screenshots, { recursive: true });
  const { login } = await request(baseUrl, null, LOG_IN, { input: { email, password } });
  const headers = JSON.stringify({ Authorization: `Bearer ${login.accessToken}` });
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    colorScheme: process.env.COLOR_SCHEME ?? 'light',
  });
  page.setDefaultTimeout(15_000);
  const faults = watch(page);

  const response = await page.goto(new URL('/graphiql', baseUrl).href);
  const policy = response.headers()['content-security-policy'];
  if (!policy?.includes("script-src 'self'")) throw new Error(`The page's content security policy is ${policy}.`);
  console.log(`opened ${response.url()} under ${policy}`);

  await opens(page, 'Documentation Explorer', '.graphiql-doc-explorer', 'Mutation');
  await opens(page, 'GraphiQL Explorer', '.graphiql-explorer-root', 'sendMessage');

  await openTab(page, 'MyWorkspaces');
  await fill(page, 'Headers', headers);
  await execute(page);
  await shows(page, `"id": "${login.user.id}"`);
  await shows(page, '"workspaces"');
  await screenshot(page, 'graphiql-query.png');
  console.log(`MyWorkspaces answered for ${login.user.name}`);

  await openTab(page, 'WatchRoom');
  await fill(page, 'Headers', headers);
  await fill(page, 'Variables', JSON.stringify({ roomId }));
  await execute(page);
  await shows(page, '"StreamOpened"');
  const content = `seen in GraphiQL at ${new Date().toISOString()}`;
  const { sendMessage } = await request(baseUrl, login.accessToken, SEND_MESSAGE, { input: { roomId, content } });
  await shows(page, `"content": "${content}"`);
  await shows(page, `"id": "${sendMessage.message.id}"`);
  await screenshot(page, 'graphiql-subscription.png');
  console.log(`WatchRoom showed message ${sendMessage.message.seq}`);

  await page.getByRole('button', { name: /Stop/ }).click();
  if (faults.length > 0) throw new Error(`The page has faults:\n  ${faults.join('\n  ')}`);
  console.log('no request to another host, nothing refused, no error in the console');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}

/** What the page does that it must not, as it happens. A violation of the policy is also an error in the console. */
function watch(page) {
  const faults = [];
  const visit = url => {
    const { protocol, host: asked } = new URL(url);
    if (/^(https?|wss?):$/.test(protocol) && asked !== host) faults.push(`asks another host: ${url}`);
  };
  page.on('request', asked => visit(asked.url()));
  page.on('websocket', socket => visit(socket.url()));
  page.on('requestfailed', failed => faults.push(`fails: ${failed.url()} (${failed.failure()?.errorText})`));
  page.on('pageerror', error => faults.push(`throws: ${error.message}`));
  page.on('console', line => {
    if (line.type() === 'error' || /web ?worker/i.test(line.text())) faults.push(`logs: ${line.text()}`);
  });
  return faults;
}

async function opens(page, title, pane, text) {
  await page.getByRole('button', { name: `Show ${title}` }).click();
  await page.locator(pane).getByText(text, { exact: true }).first().waitFor();
  await page.getByRole('button', { name: `Hide ${title}` }).click();
}

async function openTab(page, name) {
  await page.getByRole('tab', { name }).getByRole('button', { name, exact: true }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

/**
 * Pastes over the text of the variables or headers editor, and waits until GraphiQL, which listens with a delay, has
 * taken it in: until then it would give it to whichever tab is active by then.
 */
async function fill(page, name, text) {
  await page.locator('.graphiql-editor-tools').getByRole('button', { name, exact: true }).click();
  const section = page.locator(`section[aria-label="${name}"]`);
  await section.locator('.monaco-editor:visible .view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate(pasted => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.waitForTimeout(300);
}

async function execute(page) {
  await page.getByRole('button', { name: /Execute query/ }).click();
}

/** Waits for a text in what the response pane has in view, wherever its lines are wrapped. */
async function shows(page, text) {
  const lines = page.locator('section.result-window .view-lines');
  const wanted = text.replace(/\s/g, '');
  try {
    await page.waitForFunction(
      ([shown, part]) => shown.textContent.replace(/\s/g, '').includes(part),
      [await lines.elementHandle(), wanted],
    );
  } catch {
    throw new Error(`The response pane does not show ${text}, but:\n${await lines.innerText()}`);
  }
}

/** Saves what is in view, and sees to it that it is a picture of something. */
async function screenshot(page, name) {
  const path = join(screenshots, name);
  const png = await page.screenshot({ path });
  const blank = await browser.newPage();
  const colours = await blank.evaluate(
    async source => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await blank.close();
  if (colours < 50) throw new Error(`${path} has only ${colours} colours.`);
  console.log(`${path}: ${colours} colours`);
}
