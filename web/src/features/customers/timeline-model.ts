import type { TimelineItem } from '../../api/types';
import { formatDate } from '../../lib/format';

export interface Day {
  /** `2026-11-21` in the company's zone. */
  date: string;
  items: TimelineItem[];
}

/** Newest first, as the items come; a day stays together when the next page goes on with it. */
export function byDay(items: readonly TimelineItem[], zone: string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const date = formatDate(item.at, { zone });
    const last = days.at(-1);
    if (last?.date === date) last.items.push(item);
    else days.push({ date, items: [item] });
  }
  return days;
}

const DAY_MS = 86_400_000;

export function dayName(date: string, now: Date, zone: string): 'today' | 'yesterday' | undefined {
  if (date === formatDate(now.toISOString(), { zone })) return 'today';
  return date === formatDate(new Date(now.getTime() - DAY_MS).toISOString(), { zone })
    ? 'yesterday'
    : undefined;
}

/** The events of the published vocabulary that have a name of their own here. */
export const EVENT_NAMES = {
  'Product Viewed': 'productViewed',
  'Product Added': 'productAdded',
  'Checkout Started': 'checkoutStarted',
  'Order Completed': 'orderCompleted',
  'Order Refunded': 'orderRefunded',
  'Store Visited': 'storeVisited',
  'Booking Made': 'bookingMade',
  'Booking Attended': 'bookingAttended',
  'Coupon Redeemed': 'couponRedeemed',
  'Call Answered': 'callAnswered',
  'Review Posted': 'reviewPosted',
} as const;

export function eventName(event: string): (typeof EVENT_NAMES)[keyof typeof EVENT_NAMES] | undefined {
  return event in EVENT_NAMES ? EVENT_NAMES[event as keyof typeof EVENT_NAMES] : undefined;
}
