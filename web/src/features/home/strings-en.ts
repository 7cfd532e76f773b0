import type { zh } from './strings-zh';

export const en: typeof zh = {
  title: 'Home',
  today: "Today's sales",
  month: "This month's sales",
  lastWeek: 'on this day last week by now',
  lastMonth: 'last month by now',
  orders: '{{n}} orders',
  channel: 'Channel',
  revenue: 'Revenue',
  change: 'Change',
  newToday: 'New customers today',
  newMonth: 'New customers this month',
  backToday: 'Returning customers today',
  backMonth: 'Returning customers this month',
  toSee: 'Customers to look at',
  toSeeDetail:
    'Of the 50 customers with the most revenue, those without an order for more than {{days}} days.',
  nobodyToSee: 'Each of the best customers has ordered within {{days}} days.',
  customerNo: 'Customer {{n}}',
  lastOrder: 'Last order',
  imports: 'Recent imports',
  noImports: 'No file was imported yet.',
  noSales: 'No orders in this time yet.',
  earlierSales: 'See earlier sales',
  bestCustomers: 'See the best customers',
};
