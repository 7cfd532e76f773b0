import { BulbOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldAccess } from '../../api/session';
import type { Customer } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { InfoTip } from '../../ui/info-tip';
import { AWAY_DAYS, GREET_DAYS, nextStep, REFUNDED_SHARE } from './next-step';

interface Props {
  customer: Customer;
  editable: boolean;
  onAddContact: () => void;
  /** Undefined: the reader may not see orders. */
  onTab: ((tab: 'orders' | 'habits') => void) | undefined;
}

const PER_CENT = 100;

/** What to do next, and the one button that begins it. */
export function NextStepCard({ customer, editable, onAddContact, onTab }: Props) {
  const { t } = useTranslation();
  const regional = useRegional();
  const access = useFieldAccess();
  const step = nextStep(customer, new Date(), access);
  const words = {
    restore: () => t('customers.next.restore'),
    contact: () => t('customers.next.contact'),
    name: () => t('customers.next.name'),
    noOrder: () => t('customers.next.noOrder'),
    fine: () => t('customers.next.fine'),
    greet: () =>
      t('customers.next.greet', { date: step.kind === 'greet' ? formatDate(step.at, regional) : '' }),
    away: () => t('customers.next.away', { days: step.kind === 'away' ? step.days : 0 }),
    refunds: () =>
      t('customers.next.refunds', {
        percent: step.kind === 'refunds' ? Math.round(step.share * PER_CENT) : 0,
      }),
  }[step.kind]();
  const tab =
    step.kind === 'away' ? 'habits' : step.kind === 'greet' || step.kind === 'refunds' ? 'orders' : undefined;
  return (
    <section className="lk-card lk-stack-tight">
      <h2 className="lk-row">
        <BulbOutlined aria-hidden />
        {t('customers.next.title')}
        <InfoTip about={t('customers.next.title')}>
          {t('customers.next.rules', {
            away: AWAY_DAYS,
            greet: GREET_DAYS,
            percent: REFUNDED_SHARE * PER_CENT,
          })}
        </InfoTip>
      </h2>
      <p>{words}</p>
      {step.kind === 'contact' && editable && (
        <Button size="small" type="primary" onClick={onAddContact}>
          {t('customers.next.addContact')}
        </Button>
      )}
      {tab !== undefined && onTab !== undefined && (
        <Button size="small" type="primary" onClick={() => onTab(tab)}>
          {t(`customers.next.see.${tab}`)}
        </Button>
      )}
    </section>
  );
}
