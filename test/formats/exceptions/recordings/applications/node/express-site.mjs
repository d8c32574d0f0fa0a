// An Express application, as it is without NODE_ENV=production: node express-site.mjs PORT
import express from 'express';

const stock = { tea: { count: 3 } };
const stockOf = (item) => stock[item].count;

const app = express();
app.options('/orders', (_, response) => response.json(stockOf('coffee & <milk>')));
app.options('/message', () => {
  throw new RangeError('quantity must be > 0');
});
app.options('/rejected', async () => {
  await Promise.resolve();
  throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
});
app.listen(Number(process.argv[2]), '127.0.0.1');
