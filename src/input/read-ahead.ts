/**
 * The same chunks, of which the next is always asked for already: what another thread does for it goes on while the
 * last is looked at. Only for chunks that stay valid.
 */
export async function* readAhead(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let coming = chunks.next();
  try {
    for (let chunk = await coming; chunk.done !== true; chunk = await coming) {
      coming = chunks.next();
      // Where it fails, that is heard of when it is waited for, or nobody wants to know.
      coming.catch(() => undefined);
      yield chunk.value;
    }
  } finally {
    await chunks.return(undefined);
  }
}
