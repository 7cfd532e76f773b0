import { CloseOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { BulkChange } from '../../api/types';
import { ProgressBar } from '../../ui/progress-bar';
import { ProblemAlert } from '../../ui/states';
import { cancelBulkChange, isGoing, recentBulkQuery, undoBulkChange, useAfterBulk } from './bulk';
import { useBulkReport } from './bulk-report';
import { useBulkWords } from './bulk-words';

function Act({ label, act }: { label: string; act: () => Promise<unknown> }) {
  const after = useAfterBulk();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = () => {
    setBusy(true);
    setError(null);
    act()
      .then(after, setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button size="small" loading={busy} onClick={run}>
        {label}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

/** What can be done with a bulk change: stopped while it runs, undone afterwards. */
export function BulkActs({ change }: { change: BulkChange }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('customer.write')) return null;
  if (change.state === 'running')
    return <Act label={t('customers.bulk.cancel')} act={() => cancelBulkChange(change.id)} />;
  if (change.undoUntil == null) return null;
  return <Act label={t('customers.undo')} act={() => undoBulkChange(change.id)} />;
}

function One({ change, onClose }: { change: BulkChange; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useBulkWords();
  const report = useBulkReport();
  const { total, changed, unchanged, refused } = change.counts;
  const undoing = change.state === 'undoing';
  return (
    <div className="lk-bulk-notice">
      <div className="lk-grow">
        <strong>{words(change.change)}</strong>
        {isGoing(change) ? (
          <ProgressBar
            label={t('customers.bulk.progress')}
            value={undoing ? change.restored : changed + unchanged + refused}
            max={undoing ? changed : total}
            text={report(change)}
          />
        ) : (
          <p role="status">{report(change)}</p>
        )}
      </div>
      <BulkActs change={change} />
      {!isGoing(change) && (
        <>
          <Link to="/bulk-changes">{t('customers.bulk.history')}</Link>
          <button
            type="button"
            className="lk-tag-remove"
            aria-label={t('customers.bulk.close')}
            onClick={onClose}
          >
            <CloseOutlined aria-hidden />
          </button>
        </>
      )}
    </div>
  );
}

/** Bulk changes that are going, whoever began them; and how those ended that were seen going or begun here. */
export function BulkNotice({ started }: { started: readonly string[] }) {
  const client = useQueryClient();
  const items = useQuery(recentBulkQuery).data?.items ?? [];
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const going = items.filter(isGoing).map(({ id }) => id);
  const fresh = going.filter((id) => !seen.includes(id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const goingKey = going.join();
  useEffect(() => {
    if (goingKey === '') return undefined;
    return () => {
      void client.invalidateQueries({ queryKey: ['customers'] });
      void client.invalidateQueries({ queryKey: ['bulk-changes', 'list'] });
    };
  }, [client, goingKey]);
  const shown = items.filter(
    (one) =>
      isGoing(one) || ((seen.includes(one.id) || started.includes(one.id)) && !closed.includes(one.id)),
  );
  return shown.map((one) => <One key={one.id} change={one} onClose={() => setClosed([...closed, one.id])} />);
}
