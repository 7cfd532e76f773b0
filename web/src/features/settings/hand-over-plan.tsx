import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandOver, Holdings } from '../../api/types';
import { useOwners } from '../../pickers/owners';
import { useStores } from '../../pickers/places';
import { Field } from '../../ui/field';

export interface Draft {
  way: 'even' | 'store';
  receivers: string[];
  /** Receivers by the code of a store; whoever is not here goes to the receivers in turn. */
  stores: Record<string, string>;
  suspend: boolean;
}

/** What is asked of the server; nothing while nobody takes over. */
export function planOf({ way, receivers, stores, suspend }: Draft): HandOver | undefined {
  if (receivers.length === 0) return undefined;
  const byStore = Object.entries(stores).map(([store, receiverId]) => ({ store, receiverId }));
  return { receiverIds: receivers, suspend, ...(way === 'store' ? { stores: byStore } : {}) };
}

function withReceiver(stores: Draft['stores'], store: string, receiver: string | undefined) {
  const others = Object.entries(stores).filter(([code]) => code !== store);
  return Object.fromEntries(receiver === undefined ? others : [...others, [store, receiver]]);
}

interface Props {
  leaver: string;
  held: Holdings;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const SHOWN_MAX = 20;

function StoreReceivers({ leaver, held, draft, onChange }: Props) {
  const { t } = useTranslation();
  const stores = useStores();
  const owners = useOwners().active.filter(({ value }) => value !== leaver);
  const named = held.stores.flatMap(({ store }) => (store == null ? [] : [store]));
  const more = named.length - SHOWN_MAX;
  return (
    <>
      {named.slice(0, SHOWN_MAX).map((store) => (
        <Field key={store} label={t('settings.sight.leave.ofStore', { store: stores.name(store) ?? store })}>
          {(wiring) => (
            <Select<string>
              {...wiring}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('settings.sight.leave.others')}
              {...(draft.stores[store] === undefined ? {} : { value: draft.stores[store] })}
              onChange={(receiver: string | undefined) =>
                onChange({ ...draft, stores: withReceiver(draft.stores, store, receiver) })
              }
              options={owners}
            />
          )}
        </Field>
      ))}
      {more > 0 && <p className="lk-note">{t('settings.sight.leave.moreStores', { number: more })}</p>}
    </>
  );
}

/** Who takes over, and how what there is gets split. */
export function HandOverPlan(props: Props) {
  const { leaver, held, draft, onChange } = props;
  const { t } = useTranslation();
  const owners = useOwners().active.filter(({ value }) => value !== leaver);
  const byStore = held.stores.some(({ store }) => store != null);
  return (
    <>
      <Field label={t('settings.sight.leave.receivers')} hint={t('settings.sight.leave.receiversHint')}>
        {(wiring) => (
          <Select<string[]>
            {...wiring}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            maxCount={SHOWN_MAX}
            value={draft.receivers}
            onChange={(receivers) => onChange({ ...draft, receivers })}
            options={owners}
          />
        )}
      </Field>
      {byStore && (
        <Radio.Group
          aria-label={t('settings.sight.leave.how')}
          value={draft.way}
          onChange={(event) => onChange({ ...draft, way: event.target.value as Draft['way'] })}
          options={(['even', 'store'] as const).map((way) => ({
            value: way,
            label: t(`settings.sight.leave.ways.${way}`),
          }))}
        />
      )}
      {byStore && draft.way === 'store' && <StoreReceivers {...props} />}
    </>
  );
}
