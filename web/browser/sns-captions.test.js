// The pictures of subscribers say what came last: the subject of a mail, a text, an answer.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import { scene } from './topic.js';
import { before, nowWritten, written } from './written.js';
import { goTo, openAt } from './xray.js';

visitTest('what came last stands in the pictures, and what had come where one goes back to', { before }, async ({ page }) => {
  await openAt(page, scene({ shop: { Body: 'Soup {{n}}' }, partner: { Answers: '404 Not Found' } }), 9500);
  await written(page, /^Soup 10$/);
  const words = await nowWritten(page);
  for (const caption of ['Soup 10', 'AWS', '404', 'Not Found']) assert.ok(words.split('|').includes(caption), `${caption} among ${words}`);
  await goTo(page, 2500);
  await written(page, /^Soup 3$/);
  assert.doesNotMatch(await nowWritten(page), /Soup 10/);
});

visitTest('a subscriber that got nothing says so in its picture', { before }, async ({ page }) => {
  await openAt(page, scene({ phone: { InCoverage: false }, toMail: { FilterPolicy: { dish: ['stew'] } } }), 2500);
  const words = await nowWritten(page);
  assert.match(words, /no message yet/);
  assert.match(words, /no mail yet/);
});
