import antdZh from 'antd/es/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { zh as customers } from '../features/customers/strings-zh';
import { zh as entry } from '../features/entry/strings-zh';
import { zh as exports } from '../features/exports/strings-zh';
import { zh as home } from '../features/home/strings-zh';
import { zh as orders } from '../features/orders/strings-zh';
import { zh as importState } from '../pickers/import-strings-zh';
import { zh as views } from '../pickers/strings-zh';
import { zh as ui } from '../ui/strings-zh';
import { zh as app } from './strings-zh';

export const strings = {
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
export const antd = antdZh;

/** The same keys in every language. */
export type Strings = typeof strings;
