import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem';
import type { StoreDetail } from '../../../api/types';
import { ProblemAlert } from '../../../ui/states';
import { useForm } from '../../../ui/use-form';
import { HoursEditor } from './hours-editor';
import type { Layout } from './layout';
import { LeaveGuard } from './leave-guard';
import { useChangeStore } from './queries';
import { StoreBasics } from './store-basics';
import { StoreContact } from './store-contact';
import { differs, draftOf, profileOf } from './store-draft';

/** Somebody else saved in between. */
const CONFLICT = 412;

interface Props {
  store: StoreDetail;
  layout: Layout;
  /** Begins anew from what the server has now. */
  onReload: () => void;
}

/** Edits from the state in which the store was opened, whatever is fetched meanwhile. */
export function StoreEditor({ store, layout, onReload }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = useChangeStore(store.id);
  const [base, setBase] = useState(store);
  const before = draftOf(base);
  const form = useForm(before, async (draft) => {
    setBase(await change.mutateAsync({ profile: profileOf(draft), version: base.version }));
    void message.success(t('settings.structure.store.saved'));
  });
  const at = (pointer: string) => form.errorAt(`/profile${pointer}`) ?? form.errorAt(pointer);
  const fields = { values: form.values, set: form.set, errorAt: at };
  const unsaved = differs(form.values, before);
  const stale = form.error instanceof ApiProblem && form.error.status === CONFLICT;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <LeaveGuard unsaved={unsaved} />
      <section className="lk-card lk-form">
        <h2>{t('settings.structure.store.basics')}</h2>
        <StoreBasics form={fields} layout={layout} code={base.code} unitBefore={before.unitId} />
      </section>
      <section className="lk-card lk-form">
        <h2>{t('settings.structure.store.contact')}</h2>
        <StoreContact form={fields} />
      </section>
      <section className="lk-card lk-form">
        <h2>{t('settings.structure.hours.title')}</h2>
        <HoursEditor
          value={form.values.hours}
          onChange={(hours) => form.set('hours', hours)}
          errorAt={(pointer) => at(`/hours${pointer}`)}
        />
      </section>
      <div className={unsaved ? 'lk-form-foot lk-form-foot-kept' : 'lk-form-foot'}>
        <ProblemAlert error={form.error} />
        <div className="lk-row">
          <Button type="primary" htmlType="submit" loading={form.busy} disabled={!unsaved}>
            {t('ui.save')}
          </Button>
          {stale && <Button onClick={onReload}>{t('settings.structure.store.reload')}</Button>}
          {unsaved && !stale && <Button onClick={onReload}>{t('settings.structure.store.discard')}</Button>}
          <span className="lk-muted" role="status">
            {unsaved && t('settings.structure.store.unsaved')}
          </span>
        </div>
      </div>
    </form>
  );
}
