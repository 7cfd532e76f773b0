import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../api/session';
import type { OrderFilters } from './orders';

interface Props {
  /** The orders that a figure counts; `to` is the last day. */
  orders: OrderFilters;
  children: ReactNode;
}

/** A figure that leads to the orders it was made of, for whoever may see them. */
export function ToOrders({ orders, children }: Props) {
  const may = useMay();
  if (!may('order.read')) return children;
  const search = Object.fromEntries(Object.entries(orders).filter(([, value]) => value !== undefined));
  return (
    <Link to="/orders" search={search}>
      {children}
    </Link>
  );
}
