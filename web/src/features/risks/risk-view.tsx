import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { Risk } from '../../api/types';
import { useRegional } from '../../lib/locale';
import { Confirm } from '../../ui/confirm';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { useHandle } from './queries';
import { RiskState } from './risk-state';
import { auditOf, useFacts, useKindName, useSubjectName } from './risk-words';
import { KINDS, WORDS_OF } from './search';

const NOTE_CHARS_MAX = 2_000;

/** Saying that one is at it or that it is settled, and stopping whom it is about. */
function Acts({ risk, onChange }: { risk: Risk; onChange: (risk: Risk) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const subjectOf = useSubjectName();
  const handle = useHandle(onChange);
  // Freezing a key revokes it, which is another right than suspending a person.
  const freezes = risk.freezable && may(risk.subject.kind === 'member' ? 'member.manage' : 'api_key.manage');
  const [note, setNote] = useState(risk.note ?? '');
  const act = (what: 'acknowledge' | 'resolve' | 'freeze') =>
    handle.mutateAsync({ id: risk.id, act: what, note, version: risk.version });
  const quietly = (what: 'acknowledge' | 'resolve') => void act(what).catch(() => undefined);
  return (
    <div className="lk-stack">
      <Field label={t('risks.note')}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={NOTE_CHARS_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <ProblemAlert error={handle.variables?.act === 'freeze' ? null : handle.error} />
      <div className="lk-row-actions">
        <Button type="primary" loading={handle.isPending} onClick={() => quietly('resolve')}>
          {t('risks.resolve')}
        </Button>
        <Button disabled={handle.isPending} onClick={() => quietly('acknowledge')}>
          {t('risks.acknowledge')}
        </Button>
        {freezes && (
          <Confirm
            title={t('risks.freezeTitle', { name: subjectOf(risk) })}
            detail={t(risk.subject.kind === 'member' ? 'risks.freezeMember' : 'risks.freezeKey')}
            confirm={t('risks.freeze')}
            danger
            onConfirm={() => act('freeze')}
          >
            {(ask) => (
              <Button danger disabled={handle.isPending} onClick={ask}>
                {t('risks.freeze')}
              </Button>
            )}
          </Confirm>
        )}
      </div>
    </div>
  );
}

export function RiskView({ risk, onChange }: { risk: Risk; onChange: (risk: Risk) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useKindName();
  const subjectOf = useSubjectName();
  const factsOf = useFacts();
  const audit = auditOf(risk, useRegional());
  const kind = KINDS.find((known) => known === risk.kind);
  return (
    <div className="lk-stack">
      <p>
        <strong>{nameOf(risk)}</strong> <RiskState value={risk.state} />
      </p>
      <p>{factsOf(risk)}</p>
      {kind !== undefined && <p className="lk-muted">{t(`risks.advice.${WORDS_OF[kind]}`)}</p>}
      <dl className="lk-facts">
        <dt>{t('risks.subject')}</dt>
        <dd>{subjectOf(risk)}</dd>
        <dt>{t('risks.since')}</dt>
        <dd>
          <DateTime value={risk.since} />
        </dd>
        <dt>{t('risks.lastAt')}</dt>
        <dd>
          <DateTime value={risk.lastAt} />
        </dd>
        {risk.frozen && <dt>{t('risks.frozen')}</dt>}
        {risk.frozen && <dd>{t('risks.frozenYes')}</dd>}
        {risk.handledBy != null && <dt>{t('risks.handledBy')}</dt>}
        {risk.handledBy != null && (
          <dd>
            {risk.handledBy} <DateTime value={risk.handledAt} />
          </dd>
        )}
        {risk.note != null && risk.note !== '' && <dt>{t('risks.note')}</dt>}
        {risk.note != null && risk.note !== '' && <dd>{risk.note}</dd>}
      </dl>
      {audit !== null && (
        <p>
          <Link to="/settings/audit" search={audit}>
            {t('risks.audit')}
          </Link>
        </p>
      )}
      {may('member.manage') && risk.state !== 'resolved' && (
        <Acts key={risk.id} risk={risk} onChange={onChange} />
      )}
    </div>
  );
}
