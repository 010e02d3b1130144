// Starts Learning Locker's statements service in memory, on loopback, gives it every statement of a file of JSON
// Lines, and says what came of it as one line of JSON.
// node store.cjs FILE
const http = require('node:http');
const { readFileSync, mkdtempSync, rmSync } = require('node:fs');
const { isDeepStrictEqual } = require('node:util');
const { join } = require('node:path');
const { tmpdir } = require('node:os');

const STATEMENTS = readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line !== '');
const AUTHORIZATION = `Basic ${Buffer.from('practicum:test').toString('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'practicum-lrs-'));

// Whatever listens in this process does so on loopback, at a port that is free.
const listen = http.Server.prototype.listen;
const opened = (start) => new Promise((resolve) => {
  http.Server.prototype.listen = function (_port, ready) {
    http.Server.prototype.listen = listen;
    const server = listen.call(this, 0, '127.0.0.1', () => {
      ready?.call(this);
      resolve(this.address().port);
    });
    return server;
  };
  start();
});

// The service asks an address who may write.
const doorkeeper = http.createServer((request, response) => {
  if (request.headers.authorization !== AUTHORIZATION) {
    response.writeHead(404).end();
    return;
  }
  const id = (end) => `00000000000000000000000${end}`;
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({
    _id: id(1), organisation: id(2), lrs_id: id(3), title: 'tests', isTrusted: true, scopes: ['all'],
    authority: { objectType: 'Agent', mbox: 'mailto:tests@practicum.example' },
  }));
});

async function main() {
  const door = await opened(() => doorkeeper.listen(0));
  Object.assign(process.env, {
    MODELS_REPO: 'memory', STORAGE_REPO: 'memory', EVENTS_REPO: 'test', AUTH_REPO: 'fetch',
    LL_CLIENT_INFO_ENDPOINT: `http://127.0.0.1:${door}/`, SERVICE_AWAIT_UPDATES: 'true',
    EXPRESS_MORGAN_DIRECTORY: folder, WINSTON_CONSOLE_LEVEL: 'error', LANG: 'en',
  });
  const port = await opened(() => require('@learninglocker/xapi-statements/dist/server'));
  const ask = async (method, query, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/xAPI/statements${query}`, {
      method,
      headers: {
        Authorization: AUTHORIZATION, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json',
      },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const told = { statements: STATEMENTS.length, accepted: 0, again: 0, readBack: 0, faults: [] };
  const counted = async (what) => {
    for (const [at, line] of STATEMENTS.entries()) {
      const { status, text } = await ask('POST', '', line);
      if (status === 200) told[what] += 1;
      else told.faults.push(`line ${at + 1}: ${status} ${text}`);
    }
  };
  await counted('accepted');
  // The same bytes once more change nothing and are no conflict.
  await counted('again');
  for (const [at, line] of STATEMENTS.entries()) {
    const sent = JSON.parse(line);
    const { text } = await ask('GET', `?statementId=${sent.id}`);
    const { stored, authority, version, ...kept } = JSON.parse(text);
    if (stored && authority && version && isDeepStrictEqual(kept, sent)) told.readBack += 1;
    else told.faults.push(`line ${at + 1} is kept otherwise: ${text}`);
  }
  // It does refuse: another statement under an id it has, and one that breaks a rule.
  const first = JSON.parse(STATEMENTS[0]);
  first.timestamp = '2001-01-01T00:00:00.000Z';
  told.conflict = (await ask('POST', '', JSON.stringify(first))).status;
  first.id = '00000000-0000-4000-8000-000000000000';
  first.result = { score: { scaled: 1.7 } };
  told.broken = (await ask('POST', '', JSON.stringify(first))).status;
  return told;
}

main().then(
  (told) => `${JSON.stringify(told)}\n`,
  (error) => `${JSON.stringify({ faults: [String(error.stack)] })}\n`,
).then((line) => {
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(line, () => process.kill(process.pid, 'SIGKILL'));
});
