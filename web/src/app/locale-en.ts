import antdEn from 'antd/es/locale/en_US';
import { en as customers } from '../features/customers/strings-en';
import { en as entry } from '../features/entry/strings-en';
import { en as exports } from '../features/exports/strings-en';
import { en as home } from '../features/home/strings-en';
import { en as orders } from '../features/orders/strings-en';
import { en as importState } from '../pickers/import-strings-en';
import { en as views } from '../pickers/strings-en';
import { en as ui } from '../ui/strings-en';
import type { Strings } from './locale-zh';
import { en as app } from './strings-en';

export const strings: Strings = {
  app,
  ui,
  entry,
  home,
  customers,
  orders,
  importState,
  exports,
  views,
};
export const antd = antdEn;
