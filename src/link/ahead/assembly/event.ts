// The numbers of an event, as bytes from its beginning: see `formats/blocks/line-events.ts`.

export const eventSize: usize = 80;

export const ordinalAt: usize = 0;
export const conversationAt: usize = 4;
export const nextAt: usize = 8;
export const secondsAt: usize = 12;
export const clientHashAt: usize = 16;
export const activityAt: usize = 20;
export const preflightAt: usize = 24;
export const kindAt: usize = 28;
export const sizeAt: usize = 36;
export const isAnsweredAt: usize = 40;
export const isTellingAt: usize = 44;
export const wasSeenAt: usize = 44;
export const targetAt: usize = 48;
export const clientAt: usize = 56;
export const hostAt: usize = 64;
export const agentAt: usize = 72;
