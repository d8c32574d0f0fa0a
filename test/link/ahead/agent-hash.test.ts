import { expect, it } from 'vitest';
import { hashText } from '../../../src/formats/format.js';
import { createAgentHash } from '../../../src/link/ahead/agent-hash.js';
import { hashSpan } from '../../../src/link/ahead/kind-hash.js';

it('gives the hash of each User-Agent, however often and among however many others it comes', () => {
  const agentHash = createAgentHash();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 2000; i++) {
      const text = `Mozilla/5.0 (${i % 997})`;
      const bytes = Buffer.from(`"${text}"`);
      const agent = { start: 1, end: bytes.length - 1 };
      const known = { one: 0, other: 0 };
      hashSpan(bytes, agent, known);
      expect(agentHash(bytes, agent, known) >>> 0).toBe(hashText(text));
    }
  }
});
