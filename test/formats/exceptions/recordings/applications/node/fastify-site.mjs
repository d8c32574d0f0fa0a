// A Fastify application: node fastify-site.mjs PORT
import fastify from 'fastify';

const app = fastify();
app.options('/orders', async () => {
  throw new RangeError('quantity must be > 0');
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
