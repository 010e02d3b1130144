// Opens a page from disk in headless Chromium, in light and dark, wide and narrow, and says what came of it as one
// line of JSON: errors of the console, requests, what axe finds wrong. Then it prints the page.
// node look.mjs CHROMIUM PAGE PDF
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [chromium, page, pdf] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const told = { errors: [], requests: [], violations: [], passes: 0, wider: [], title: '' };

const browser = await puppeteer.launch({
  executablePath: chromium,
  // In a container there is neither a sandbox to be had nor much shared memory. The browser's own traffic is off.
  args: [
    '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-default-apps', '--disable-sync', '--no-first-run',
  ],
});
try {
  for (const scheme of ['light', 'dark']) {
    for (const [width, height] of [[1280, 900], [380, 800]]) {
      const what = `${scheme}, ${width} wide`;
      const tab = await browser.newPage();
      tab.on('console', (line) => told.errors.push(`${what}: ${line.type()} ${line.text()}`));
      tab.on('pageerror', (error) => told.errors.push(`${what}: ${error}`));
      tab.on('request', (request) => told.requests.push(request.url()));
      await tab.setViewport({ width, height });
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await tab.goto(address, { waitUntil: 'load' });
      told.title = await tab.title();
      // A page that scrolls sideways cannot be read on a telephone.
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) told.wider.push(`${what}: by ${over}`);
      await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      for (const rule of found.violations) {
        for (const node of rule.nodes) {
          told.violations.push(`${what}: ${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`);
        }
      }
      told.passes += found.passes.length;
      await tab.close();
    }
  }
  const tab = await browser.newPage();
  await tab.goto(address, { waitUntil: 'load' });
  await tab.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true, tagged: true });
} finally {
  await browser.close();
}
told.requests = told.requests.filter((url) => url !== address);
console.log(JSON.stringify(told));
