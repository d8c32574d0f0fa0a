import { expect, it } from 'vitest';
import { createPull } from '../../src/input/pull.js';

const one = { bytes: Buffer.from('one') };

it('asks for each time, and hands on what is given', async () => {
  let asked = 0;
  const { next, give } = createPull(() => asked++);
  const first = next();
  expect(asked).toBe(1);
  give(one);
  expect(await first).toBe(one);
  const second = next();
  give(one);
  expect(await second).toBe(one);
  expect(asked).toBe(2);
});

it('ends for who waits and for who asks later, as was said first', async () => {
  let asked = 0;
  const { next, end } = createPull(() => asked++);
  const waiting = next();
  end({ failure: 'the cable was pulled' });
  end({ failure: null });
  expect(await waiting).toEqual({ failure: 'the cable was pulled' });
  expect(await next()).toEqual({ failure: 'the cable was pulled' });
  expect(asked).toBe(1);
});

it('is asked for what is there at once', async () => {
  const { next, give } = createPull(() => give(one));
  expect(await next()).toBe(one);
});
