import { RollbackOutlined, ShoppingOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { TimelineItem } from '../../api/types';
import { formatDateTime, formatMoney } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ImportAction } from '../../pickers/import-action';
import { orderKey } from '../../pickers/orders';
import { useChannels, useStores } from '../../pickers/places';
import { EmptyState, ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { timelineQuery } from './queries';
import { byDay, dayName, eventName } from './timeline-model';

const ICONS = { order: ShoppingOutlined, refund: RollbackOutlined, event: ThunderboltOutlined } as const;

function kindOf({ kind }: TimelineItem): keyof typeof ICONS {
  return kind === 'order' || kind === 'refund' ? kind : 'event';
}

function useTitle(): (item: TimelineItem) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return ({ kind, event, amount }) => {
    const money = amount == null ? '' : formatMoney(amount, locale);
    if (kind === 'order') return t('customers.timeline.order', { money }).trim();
    if (kind === 'refund') return t('customers.timeline.refund', { money }).trim();
    const name = event == null ? undefined : eventName(event);
    const words =
      name === undefined ? (event ?? t('customers.timeline.event')) : t(`customers.event.${name}`);
    return money === '' ? words : `${words} ${money}`;
  };
}

interface ItemProps {
  item: TimelineItem;
  /** Undefined: the reader may not see orders. */
  onOrder: ((order: string) => void) | undefined;
}

function Item({ item, onOrder }: ItemProps) {
  const { t } = useTranslation();
  const regional = useRegional();
  const title = useTitle()(item);
  const channel = useChannels().name(item.channel);
  const store = useStores().name(item.store);
  const kind = kindOf(item);
  const Icon = ICONS[kind];
  const { source, orderId } = item;
  // The title of an order is its number, which stands beside it as a link; that of an event may be its name.
  const repeated = [orderId, item.event, title].includes(item.title);
  const about = [repeated ? null : item.title, channel, store]
    .filter((part) => part != null && part !== '')
    .join(' · ');
  return (
    <li className="lk-moment">
      <time dateTime={item.at} title={`${formatDateTime(item.at, regional)} ${regional.zone}`}>
        {formatDateTime(item.at, regional).slice(-5)}
      </time>
      <span className={`lk-moment-icon lk-moment-${kind}`}>
        <Icon aria-hidden />
      </span>
      <div className="lk-moment-body">
        <div>{title}</div>
        <div className="lk-muted">
          {about}
          {orderId != null && (
            <>
              {about !== '' && ' · '}
              {onOrder === undefined || source == null ? (
                orderId
              ) : (
                <button
                  type="button"
                  className="lk-link-button"
                  aria-label={t('customers.timeline.openOrder', { id: orderId })}
                  onClick={() => onOrder(orderKey({ source, orderId }))}
                >
                  {orderId}
                </button>
              )}
            </>
          )}
        </div>
      </div>
    </li>
  );
}

function ChannelChoice({
  channel,
  onChange,
}: {
  channel: string | undefined;
  onChange: (channel: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { options } = useChannels();
  const choices = [{ value: undefined, label: t('customers.any') }, ...options];
  return (
    <div className="lk-segments" role="group" aria-label={t('customers.timeline.byChannel')}>
      {choices.map(({ value, label }) => (
        <button
          key={value ?? ''}
          type="button"
          aria-pressed={value === channel}
          onClick={() => onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

interface Props {
  customerId: string;
  channel: string | undefined;
  onChannel: (channel: string | undefined) => void;
  onOrder: ((order: string) => void) | undefined;
}

/** What the customer did and what happened to them, newest first. */
export function CustomerTimeline({ customerId, channel, onChannel, onOrder }: Props) {
  const { t } = useTranslation();
  const { zone } = useRegional();
  const paged = usePaged(timelineQuery(customerId, channel));
  const now = new Date();
  const { rows, error, pending } = paged;
  if (pending) return <Skeleton lines={8} />;
  if (error !== null && rows.length === 0) return <ErrorState error={error} retry={paged.retry} />;
  return (
    <div className="lk-stack">
      <ChannelChoice channel={channel} onChange={onChannel} />
      {rows.length === 0 && (
        <EmptyState
          title={t(channel === undefined ? 'customers.timeline.empty' : 'customers.timeline.emptyChannel')}
          action={
            channel === undefined ? (
              <ImportAction />
            ) : (
              <Button onClick={() => onChannel(undefined)}>{t('customers.timeline.everyChannel')}</Button>
            )
          }
        />
      )}
      {byDay(rows, zone).map(({ date, items }) => {
        const name = dayName(date, now, zone);
        return (
          <section key={date}>
            <h3 className="lk-day">
              {name === undefined ? date : `${t(`customers.timeline.${name}`)} ${date}`}
            </h3>
            <ul>
              {items.map((item) => (
                <Item key={item.id} item={item} onOrder={onOrder} />
              ))}
            </ul>
          </section>
        );
      })}
      <ProblemAlert error={error} />
      {paged.hasMore && (
        <Button className="lk-more" loading={paged.fetching} onClick={paged.loadMore}>
          {t('ui.more')}
        </Button>
      )}
    </div>
  );
}
