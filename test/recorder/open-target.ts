import type { Session } from './devtools-session.js';

export type Target = { readonly targetId: string; readonly session: Session };

/** Opens a tab and attaches to it. */
export async function openTarget(browser: Session, url: string): Promise<Target> {
  const { targetId } = await browser.send('Target.createTarget', { url });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  return { targetId, session: browser.child(sessionId) };
}
