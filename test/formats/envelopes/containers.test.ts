import { expect, it } from 'vitest';
import { compose, cri, kubectl, timestamps } from '../../../src/formats/envelopes/containers.js';

const time = '2026-11-23T10:00:00.123456789Z';
const textOf = (letter: ReturnType<typeof cri.open>) => letter?.bytes.toString() ?? null;

it('knows the parts of a line that a container runtime cut', () => {
  expect(cri.open(Buffer.from(`${time} stdout P half`))).toEqual({ bytes: Buffer.from('half'), isWhole: false });
  expect(cri.open(Buffer.from(`${time} stdout X half`))).toBeNull();
});

it('takes off what stands before, and keeps what looks like it in the line', () => {
  expect(textOf(kubectl.open(Buffer.from('[pod/web-0/nginx] [pod/a/b] it')))).toBe('[pod/a/b] it');
  expect(textOf(compose.open(Buffer.from('web-1  | api-1  | it')))).toBe('api-1  | it');
  expect(textOf(timestamps.open(Buffer.from(`${time} ${time} it`)))).toBe(`${time} it`);
});

it('wants a name of a service before a bar', () => {
  expect(compose.open(Buffer.from('a b | it'))).toBeNull();
  expect(compose.open(Buffer.from('| it'))).toBeNull();
});
